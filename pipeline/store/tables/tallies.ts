const stars = ([1, 2, 3, 4, 5] as const)
  .map((n) => `  s${n} INTEGER NOT NULL, -- how many of them have ${n === 1 ? 'one star' : `${n} stars`}`)
  .join('\n');

/**
 * Counts of what the reviews of a day say, from which all shares, findings, trends and comparisons are made. A counted review neither
 * repeats another nor looks like bought praise; a counted complaint is one of a counted review of which the coder was sure.
 * `day` is days since 1970-01-01, China Standard Time, and -1 for undated reviews; `version` is empty where none is named.
 */
export const tallyTables = `
CREATE TABLE day_tally (
  -- Reviews of an app by day and version.
  app INTEGER NOT NULL REFERENCES app, -- the app
  day INTEGER NOT NULL, -- days since 1970-01-01, China Standard Time; -1: undated
  version TEXT NOT NULL, -- the app's version; empty where none is named
  reviews INTEGER NOT NULL, -- counted reviews
${stars}
  negative INTEGER NOT NULL, -- counted reviews that are negative or mixed
  positive INTEGER NOT NULL, -- counted reviews that are positive
  complaining INTEGER NOT NULL, -- counted reviews with at least one counted complaint
  collected INTEGER NOT NULL, -- all reviews, before anything is left out
  suspects INTEGER NOT NULL, -- reviews that look like bought praise
  duplicates INTEGER NOT NULL, -- reviews that repeat another one
  abstained INTEGER NOT NULL, -- counted reviews with at least one complaint left to the reviewer
  praise INTEGER NOT NULL, -- five-star reviews of all collected
  removed_praise INTEGER NOT NULL, -- five-star reviews that the store has removed
  repeated_praise INTEGER NOT NULL, -- five-star reviews that repeat another one
  PRIMARY KEY (app, day, version)
) STRICT, WITHOUT ROWID;

CREATE TABLE issue_tally (
  -- Counted reviews of an app by day and version that state an issue at a stage for a cause.
  app INTEGER NOT NULL REFERENCES app, -- the app
  day INTEGER NOT NULL, -- days since 1970-01-01, China Standard Time; -1: undated
  version TEXT NOT NULL, -- the app's version; empty where none is named
  issue INTEGER NOT NULL REFERENCES issue, -- the issue
  stage INTEGER NOT NULL REFERENCES stage, -- the stage
  cause INTEGER NOT NULL REFERENCES cause, -- the inner cause
  reviews INTEGER NOT NULL, -- counted reviews that state it
${stars}
  severe INTEGER NOT NULL DEFAULT 0, -- how many of them speak of leaving, a refund, a regulator or harm
  PRIMARY KEY (app, day, version, issue, stage, cause)
) STRICT, WITHOUT ROWID;

CREATE TABLE cell_tally (
  -- Counted reviews of an app by day with a complaint of a stage and cause; one that complains twice in a cell counts once in it.
  app INTEGER NOT NULL REFERENCES app, -- the app
  day INTEGER NOT NULL, -- days since 1970-01-01, China Standard Time; -1: undated
  stage INTEGER NOT NULL, -- the stage; 0: any
  cause INTEGER NOT NULL, -- the inner cause; 0: any
  reviews INTEGER NOT NULL, -- counted reviews
${stars}
  PRIMARY KEY (app, day, stage, cause)
) STRICT, WITHOUT ROWID;

CREATE TABLE pair_tally (
  -- Counted reviews of an app by day and version that state both of two issues.
  app INTEGER NOT NULL REFERENCES app, -- the app
  day INTEGER NOT NULL, -- days since 1970-01-01, China Standard Time; -1: undated
  version TEXT NOT NULL, -- the app's version; empty where none is named
  one INTEGER NOT NULL REFERENCES issue, -- the issue with the lower number
  other INTEGER NOT NULL REFERENCES issue, -- the other issue
  rated INTEGER NOT NULL, -- how many of the reviews have stars
${stars}
  PRIMARY KEY (app, day, version, one, other)
) STRICT, WITHOUT ROWID;

CREATE TABLE set_tally (
  -- Rated counted reviews of an app by day that state three issues or more, by the set of them; smaller sets follow from pair_tally.
  app INTEGER NOT NULL REFERENCES app, -- the app
  day INTEGER NOT NULL, -- days since 1970-01-01, China Standard Time; -1: undated
  issues TEXT NOT NULL, -- numbers of the issues, ascending, space between
${stars}
  PRIMARY KEY (app, day, issues)
) STRICT, WITHOUT ROWID;

CREATE TABLE language_tally (
  -- All reviews of an app by day and language, those that are not counted too.
  app INTEGER NOT NULL REFERENCES app, -- the app
  day INTEGER NOT NULL, -- days since 1970-01-01, China Standard Time; -1: undated
  language INTEGER NOT NULL REFERENCES language, -- the language
  reviews INTEGER NOT NULL, -- reviews
  PRIMARY KEY (app, day, language)
) STRICT, WITHOUT ROWID;

CREATE TABLE flag_tally (
  -- All reviews of an app by day and flag, those that are not counted too.
  app INTEGER NOT NULL REFERENCES app, -- the app
  day INTEGER NOT NULL, -- days since 1970-01-01, China Standard Time; -1: undated
  flag INTEGER NOT NULL REFERENCES flag, -- the flag
  reviews INTEGER NOT NULL, -- reviews
  PRIMARY KEY (app, day, flag)
) STRICT, WITHOUT ROWID;

CREATE TABLE coder_tally (
  -- All reviews of an app by day and what coded them, those that are not counted too.
  app INTEGER NOT NULL REFERENCES app, -- the app
  day INTEGER NOT NULL, -- days since 1970-01-01, China Standard Time; -1: undated
  coder INTEGER NOT NULL REFERENCES coder, -- what coded them
  reviews INTEGER NOT NULL, -- reviews
  PRIMARY KEY (app, day, coder)
) STRICT, WITHOUT ROWID;

CREATE TABLE derivation (
  -- Which version of the program's corpus steps made what is derived from an app's reviews; another one makes it anew.
  app INTEGER PRIMARY KEY REFERENCES app, -- the app
  version INTEGER NOT NULL -- version of the corpus steps
) STRICT;
`;
