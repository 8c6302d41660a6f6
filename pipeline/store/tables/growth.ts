const share = (of: string) => `
  ${of}_share REAL NOT NULL, -- their share of the week's counted reviews, 0 to 1
  ${of}_low REAL NOT NULL, -- lower end of its 95 % Wilson interval
  ${of}_high REAL NOT NULL, -- upper end of it`;

/** Growth as reviews show it, where in the journey it hurts, and the team's own funnel beside it. */
export const growthTables = `
CREATE TABLE growth (
  -- Reviews, ratings and versions of an app week by week, silent weeks too: a proxy of how its users grow, made anew for the apps a run
  -- has touched. More reviews may also mean more anger, a reminder to rate, or an export that reaches further back.
  app INTEGER NOT NULL REFERENCES app, -- the app
  week INTEGER NOT NULL, -- Monday of the week, days since 1970-01-01, China Standard Time
  reviews INTEGER NOT NULL, -- counted reviews
  reviews_low REAL NOT NULL, -- lower end of the 95 % interval of a Poisson count (Byar)
  reviews_high REAL NOT NULL, -- upper end of it
  rated INTEGER NOT NULL, -- how many of them have stars
  mean_stars REAL, -- their mean; none where none has stars
  stars_low REAL, -- lower end of its 95 % interval (Wilson, of the part of the way from one star to five)
  stars_high REAL, -- upper end of it
  negative INTEGER NOT NULL, -- counted reviews that are negative or mixed${share('negative')}
  complaining INTEGER NOT NULL, -- counted reviews with a counted complaint${share('complaining')}
  versions TEXT NOT NULL CHECK (json_valid(versions)), -- JSON list of the versions first reviewed in this week
  PRIMARY KEY (app, week)
) STRICT, WITHOUT ROWID;

CREATE TABLE matrix_cell (
  -- Counted reviews of an app by stage and inner cause, with the change between its two periods; made anew for the apps a run has touched.
  app INTEGER NOT NULL REFERENCES app, -- the app
  stage INTEGER NOT NULL, -- the stage; 0: any
  cause INTEGER NOT NULL, -- the inner cause; 0: any
  reviews INTEGER NOT NULL, -- counted reviews with a counted complaint there, each once
  share REAL NOT NULL, -- of the app's counted reviews, 0 to 1
  low REAL NOT NULL, -- lower end of its 95 % Wilson interval
  high REAL NOT NULL, -- upper end of it
  former INTEGER, -- those of the former period; none where the app has no periods
  newest INTEGER, -- those of the newest period
  former_share REAL, -- of the counted reviews of the former period
  newest_share REAL, -- of the counted reviews of the newest period
  change REAL, -- newest_share less former_share
  change_low REAL, -- lower end of its 95 % interval (Newcombe)
  change_high REAL, -- upper end of it
  PRIMARY KEY (app, stage, cause)
) STRICT, WITHOUT ROWID;

CREATE TABLE funnel_number (
  -- The team's own funnel: what it counted of an app at a stage on a day. Those of the newest run that was given a funnel file.
  app INTEGER NOT NULL REFERENCES app, -- the app
  day INTEGER NOT NULL, -- days since 1970-01-01
  stage INTEGER NOT NULL REFERENCES stage, -- the stage
  metric TEXT NOT NULL, -- the team's own name of what was counted
  value REAL NOT NULL, -- as counted; percentages as parts of 1
  row INTEGER NOT NULL, -- row of the file; of rows that say the same day anew the last one holds
  PRIMARY KEY (app, day, stage, metric)
) STRICT, WITHOUT ROWID;

CREATE TABLE funnel_correlation (
  -- How a funnel number and the share of reviews that complain at its stage went together, week by week. It describes; it explains nothing.
  app INTEGER NOT NULL REFERENCES app, -- the app
  stage INTEGER NOT NULL REFERENCES stage, -- the stage
  metric TEXT NOT NULL, -- the metric
  weeks INTEGER NOT NULL, -- weeks with the number and with counted reviews
  correlation REAL, -- Spearman's rank correlation, -1 to 1; none of fewer than eight weeks or of a series that never changes
  PRIMARY KEY (app, stage, metric)
) STRICT, WITHOUT ROWID;
`;
