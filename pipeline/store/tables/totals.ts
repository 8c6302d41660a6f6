const stars = ([1, 2, 3, 4, 5] as const)
  .map((n) => `  s${n} INTEGER NOT NULL, -- how many of them have ${n === 1 ? 'one star' : `${n} stars`}`)
  .join('\n');

/** What the tallies of all days of an app sum up to, so that a night need not read them all. */
export const totalTables = `
CREATE TABLE issue_total (
  -- Counted reviews of an app that state an issue at a stage for a cause: the sum of issue_tally.
  app INTEGER NOT NULL REFERENCES app, -- the app
  issue INTEGER NOT NULL REFERENCES issue, -- the issue
  stage INTEGER NOT NULL REFERENCES stage, -- the stage
  cause INTEGER NOT NULL REFERENCES cause, -- the inner cause
  reviews INTEGER NOT NULL, -- counted reviews that state it
${stars}
  severe INTEGER NOT NULL, -- how many of them speak of leaving, a refund, a regulator or harm
  PRIMARY KEY (app, issue, stage, cause)
) STRICT, WITHOUT ROWID;

CREATE TABLE cell_total (
  -- Counted reviews of an app with a complaint of a stage and cause: the sum of cell_tally.
  app INTEGER NOT NULL REFERENCES app, -- the app
  stage INTEGER NOT NULL, -- the stage; 0: any
  cause INTEGER NOT NULL, -- the inner cause; 0: any
  reviews INTEGER NOT NULL, -- counted reviews
${stars}
  PRIMARY KEY (app, stage, cause)
) STRICT, WITHOUT ROWID;

CREATE TABLE pair_total (
  -- Counted reviews of an app that state both of two issues: the sum of pair_tally.
  app INTEGER NOT NULL REFERENCES app, -- the app
  one INTEGER NOT NULL REFERENCES issue, -- the issue with the lower number
  other INTEGER NOT NULL REFERENCES issue, -- the other issue
  rated INTEGER NOT NULL, -- how many of the reviews have stars
${stars}
  PRIMARY KEY (app, one, other)
) STRICT, WITHOUT ROWID;

CREATE TABLE set_total (
  -- Rated counted reviews of an app that state three issues or more, by the set of them: the sum of set_tally.
  app INTEGER NOT NULL REFERENCES app, -- the app
  issues TEXT NOT NULL, -- numbers of the issues, ascending, space between
${stars}
  PRIMARY KEY (app, issues)
) STRICT, WITHOUT ROWID;
`;
