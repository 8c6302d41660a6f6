/** What findings were after each run, and the words that show them. */
export const findingTables = `
CREATE TABLE finding_history (
  -- How many counted reviews stood behind a finding after a run; only where that run has changed it.
  app INTEGER NOT NULL REFERENCES app, -- the app
  issue INTEGER NOT NULL REFERENCES issue, -- the issue
  stage INTEGER NOT NULL REFERENCES stage, -- the stage
  cause INTEGER NOT NULL REFERENCES cause, -- the inner cause
  run INTEGER NOT NULL REFERENCES run, -- the run
  reviews INTEGER NOT NULL, -- counted reviews; 0: none any more
  PRIMARY KEY (app, issue, stage, cause, run)
) STRICT, WITHOUT ROWID;

CREATE TABLE app_history (
  -- How many counted reviews an app had after a run; only where that run has changed it.
  app INTEGER NOT NULL REFERENCES app, -- the app
  run INTEGER NOT NULL REFERENCES run, -- the run
  reviews INTEGER NOT NULL, -- counted reviews
  PRIMARY KEY (app, run)
) STRICT, WITHOUT ROWID;

CREATE TABLE finding_quote (
  -- The complaints that are shown for a finding, best first, no two of the same words.
  app INTEGER NOT NULL REFERENCES app, -- the app
  issue INTEGER NOT NULL REFERENCES issue, -- the issue
  stage INTEGER NOT NULL REFERENCES stage, -- the stage
  cause INTEGER NOT NULL REFERENCES cause, -- the inner cause
  rank INTEGER NOT NULL, -- 1, 2 or 3
  review INTEGER NOT NULL REFERENCES review, -- the review
  number INTEGER NOT NULL, -- which of its complaints
  PRIMARY KEY (app, issue, stage, cause, rank)
) STRICT, WITHOUT ROWID;
`;
