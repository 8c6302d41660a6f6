/** What people have said of the coding of reviews. Written by hand (`wenzhen serve`), never by a run, and in none of the numbers. */
export const correctionTables = `
CREATE TABLE correction (
  -- What people have said of a review's coding, one row a review and judge. A run never changes it, and no number rests on it: it is
  -- what the coder learns from (wenzhen export --corrections, then wenzhen learn).
  review INTEGER NOT NULL REFERENCES review, -- the review
  judge TEXT NOT NULL, -- who said so; empty where no name was given
  verdict TEXT NOT NULL CHECK (verdict IN ('confirmed', 'corrected', 'adjudicated')), -- adjudicated: holds whatever others said
  polarity INTEGER REFERENCES polarity, -- polarity of the whole; none where only bought was judged
  bought INTEGER CHECK (bought IN (0, 1)), -- 1: bought praise; 0: the reviewer's own; none where that was not judged
  content INTEGER NOT NULL, -- which state of the review was judged: content of review or revision
  made INTEGER NOT NULL, -- instant, seconds since 1970 UTC
  PRIMARY KEY (review, judge)
) STRICT, WITHOUT ROWID;

CREATE TABLE corrected_complaint (
  -- The complaints that a judge sees in a review.
  review INTEGER NOT NULL, -- the review
  judge TEXT NOT NULL, -- who
  number INTEGER NOT NULL, -- which of them, from 1
  issue INTEGER NOT NULL REFERENCES issue, -- what is complained of
  stage INTEGER NOT NULL REFERENCES stage, -- where in the journey
  quote TEXT NOT NULL, -- the words that show it, a part of title or text; may be empty
  PRIMARY KEY (review, judge, number),
  FOREIGN KEY (review, judge) REFERENCES correction ON DELETE CASCADE
) STRICT, WITHOUT ROWID;
`;
