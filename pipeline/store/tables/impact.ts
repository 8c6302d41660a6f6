/** What issues cost in stars, and which come first. Made anew for the apps a run has touched, from the tallies alone. */
export const impactTables = `
CREATE TABLE period (
  -- The two periods whose change is told, for each app: the shortest of 4, 8, 16, 32 or 64 weeks, counted back from its last day, with 50
  -- counted reviews or more in both. An app without them has no row.
  app INTEGER PRIMARY KEY REFERENCES app, -- the app
  length INTEGER NOT NULL, -- days in each period
  former_first INTEGER NOT NULL, -- first day of the former period, days since 1970-01-01, China Standard Time
  newest_first INTEGER NOT NULL, -- first day of the newest period, the day after the former's last
  last INTEGER NOT NULL, -- last day of the newest period
  former INTEGER NOT NULL, -- counted reviews of the former period
  newest INTEGER NOT NULL -- counted reviews of the newest period
) STRICT;

CREATE TABLE issue_impact (
  -- What stating an issue costs in stars: ordinary least squares of the stars of all rated counted reviews of an app on indicators of the
  -- issues stated, with robust (HC3) intervals. Issues that fewer than five rated reviews state share one indicator.
  app INTEGER NOT NULL REFERENCES app, -- the app
  issue INTEGER NOT NULL REFERENCES issue, -- the issue
  rated INTEGER NOT NULL, -- rated counted reviews that state it
  share REAL NOT NULL, -- of the app's rated counted reviews, 0 to 1
  shared INTEGER NOT NULL CHECK (shared IN (0, 1)), -- 1: too few state it, the coefficient is that of all such issues together
  method TEXT NOT NULL, -- ols, or ridge where issues always come together and a little had to be added to tell them apart
  coefficient REAL NOT NULL, -- stars that stating it adds to a review, below 0: costs, all else stated being equal
  low REAL NOT NULL, -- lower end of its 95 % interval
  high REAL NOT NULL, -- upper end of it
  lost REAL NOT NULL, -- how much the app's mean stars would gain if nobody had to state it: -coefficient times share
  lost_low REAL NOT NULL, -- lower end of its 95 % interval, the share taken as it is
  lost_high REAL NOT NULL, -- upper end of it
  mean_without REAL NOT NULL, -- the mean then, at most 5
  PRIMARY KEY (app, issue)
) STRICT, WITHOUT ROWID;

CREATE TABLE star_change (
  -- Mean stars of the two periods of an app.
  app INTEGER PRIMARY KEY REFERENCES app, -- the app
  rated_before INTEGER NOT NULL, -- rated counted reviews of the former period
  mean_before REAL NOT NULL, -- their mean stars
  rated_after INTEGER NOT NULL, -- rated counted reviews of the newest period
  mean_after REAL NOT NULL, -- their mean stars
  change REAL NOT NULL -- mean_after less mean_before
) STRICT;

CREATE TABLE star_change_part (
  -- Where the change of the mean comes from (Oaxaca-Blinder decomposition with pooled coefficients); the parts of an app add up to it.
  app INTEGER NOT NULL REFERENCES app, -- the app
  part TEXT NOT NULL, -- an issue's id: stated more or less often; rare: the rare issues together; quiet: reviews that state nothing are rated otherwise; harsher: reviews that state the same are
  issue INTEGER REFERENCES issue, -- the issue, where the part is one
  before REAL NOT NULL, -- share of rated counted reviews in the former period, 0 to 1
  after REAL NOT NULL, -- share in the newest period
  contribution REAL NOT NULL, -- stars it added to the mean, below 0: took away
  low REAL, -- lower end of its 95 % interval; none for what is left over
  high REAL, -- upper end of it
  PRIMARY KEY (app, part)
) STRICT, WITHOUT ROWID;

CREATE TABLE issue_priority (
  -- What to see to first: impact x volume x trend x severity.
  app INTEGER NOT NULL REFERENCES app, -- the app
  issue INTEGER NOT NULL REFERENCES issue, -- the issue
  impact REAL NOT NULL, -- stars a review loses by stating it, drawn towards the app's other issues the less it is known; 1 where no review that states it has stars
  volume REAL NOT NULL, -- share of counted reviews that state it in the newest period (ever, where there is no period)
  trend REAL NOT NULL, -- how many times as often as in the former period, drawn towards 1 as by five reviews; usual praise put back on days of bought praise
  severity REAL NOT NULL, -- 1 to 3: 1 and twice the share of its reviews that speak of leaving, a refund, a regulator or harm
  priority REAL NOT NULL, -- their product
  part REAL NOT NULL, -- its part of the sum over the app's issues, 0 to 1
  rank INTEGER NOT NULL, -- 1 is the first
  newest INTEGER NOT NULL, -- counted reviews that state it in the newest period
  former INTEGER NOT NULL, -- counted reviews that state it in the former period
  reviews INTEGER NOT NULL, -- counted reviews that state it at any time
  severe INTEGER NOT NULL, -- how many of them speak of leaving, a refund, a regulator or harm
  PRIMARY KEY (app, issue)
) STRICT, WITHOUT ROWID;
`;
