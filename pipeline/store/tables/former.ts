/**
 * How reviews were coded before. A coding holds from the run that made it to the run before the one that made the next. Only what moved is
 * kept: a review that another coder codes alike but for score and confidence has one coding still.
 */
export const formerTables = `
CREATE TABLE former_coding (
  -- Former codings of reviews: by other words of theirs, or by another coder. Kept when polarity, a complaint or its evidence has changed.
  review INTEGER NOT NULL REFERENCES review, -- the review
  until_run INTEGER NOT NULL REFERENCES run, -- the run that coded it anew
  from_run INTEGER NOT NULL REFERENCES run, -- the run that had coded it so
  coder INTEGER NOT NULL REFERENCES coder, -- what coded it so, or was the last to confirm it
  content INTEGER NOT NULL, -- which state of the review was coded: content of review or revision
  polarity INTEGER NOT NULL REFERENCES polarity, -- polarity of the whole
  score REAL NOT NULL, -- from -1 to 1
  PRIMARY KEY (review, until_run)
) STRICT, WITHOUT ROWID;
CREATE INDEX former_coding_by_run ON former_coding (until_run);

CREATE TABLE former_complaint (
  -- Complaints of former codings; columns as in complaint.
  review INTEGER NOT NULL, -- the review
  until_run INTEGER NOT NULL, -- the run that coded it anew
  number INTEGER NOT NULL, -- which of its complaints, from 1
  issue INTEGER NOT NULL REFERENCES issue, -- what was complained of
  stage INTEGER NOT NULL REFERENCES stage, -- where in the journey
  cause INTEGER NOT NULL REFERENCES cause, -- inner cause
  confidence REAL NOT NULL, -- calibrated probability that the code was right
  abstained INTEGER NOT NULL, -- 1: left to the reviewer and not counted
  in_title INTEGER NOT NULL, -- 1: the evidence is in the title; 0: in the text
  start INTEGER NOT NULL, -- where the evidence begins in that state of the review, code points from 0
  length INTEGER NOT NULL, -- its length, code points; 0: the state is no longer stored as it was
  PRIMARY KEY (review, until_run, number),
  FOREIGN KEY (review, until_run) REFERENCES former_coding
) STRICT, WITHOUT ROWID;
`;
