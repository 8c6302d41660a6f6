const compared = `
  reviews INTEGER NOT NULL, -- counted reviews that state it
  crude REAL NOT NULL, -- their share of counted reviews as it is, 0 to 1
  share REAL NOT NULL, -- the share standardised for stars and, of an issue, for how much is complained of at its stage
  low REAL NOT NULL, -- lower end of its 95 % interval
  high REAL NOT NULL, -- upper end of it
  others REAL NOT NULL, -- mean of the standardised shares of all others
  difference REAL NOT NULL, -- share less others
  difference_low REAL NOT NULL, -- lower end of its 95 % interval
  difference_high REAL NOT NULL, -- upper end of it
  p REAL NOT NULL, -- two-sided p-value of no difference
  p_corrected REAL NOT NULL, -- the same, corrected for all stages or for all issues (Benjamini and Hochberg)`;

/** Apps and operators beside each other; made anew by each run that has changed anything, from the tallies of all apps. */
export const comparisonTables = `
CREATE TABLE operator (
  -- Types of operator, as the platforms file of the newest run that named one has them.
  id TEXT PRIMARY KEY, -- machine id, such as insurer
  zh TEXT NOT NULL, -- Chinese label
  en TEXT NOT NULL, -- English label
  position INTEGER NOT NULL -- place in the file, from 0
) STRICT, WITHOUT ROWID;

CREATE TABLE app_operator (
  -- The operator of each app that the platforms file names.
  app INTEGER PRIMARY KEY REFERENCES app, -- the app
  operator TEXT NOT NULL REFERENCES operator -- its operator
) STRICT;

CREATE TABLE app_standing (
  -- Each app against the mean of all others, on every stage and on every issue at a stage, by directly standardised shares. A
  -- stage as a whole tells where users complain, which depends on what they use the app for: it is no verdict. An issue is.
  app INTEGER NOT NULL REFERENCES app, -- the app
  stage INTEGER NOT NULL REFERENCES stage, -- the stage
  issue INTEGER NOT NULL, -- the issue; 0: the stage as a whole${compared}
  PRIMARY KEY (app, stage, issue)
) STRICT, WITHOUT ROWID;

CREATE TABLE operator_standing (
  -- Each type of operator, as the mean of its apps, against the mean of all others.
  operator TEXT NOT NULL REFERENCES operator, -- the operator
  stage INTEGER NOT NULL REFERENCES stage, -- the stage
  issue INTEGER NOT NULL, -- the issue; 0: the stage as a whole
  apps INTEGER NOT NULL, -- apps of the operator that could be compared on it${compared}
  PRIMARY KEY (operator, stage, issue)
) STRICT, WITHOUT ROWID;
`;
