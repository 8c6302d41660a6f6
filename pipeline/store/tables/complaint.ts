/**
 * Complaints learn whether the coder was sure of them. The table is made anew, as SQLite keeps no comment of an added column. In stores
 * made before, a complaint was unsure if its review bears the flag and its confidence is lower than that of every complaint of this coder
 * in reviews that do not; the unsurest one of a flagged review always was.
 */
export const complaintTable = `
CREATE TABLE complaint_of_version_2 (
  -- Complaints: one issue stated in one review. The evidence is substr(field, start + 1, length) of the stored field.
  review INTEGER NOT NULL REFERENCES review, -- the review
  number INTEGER NOT NULL, -- which of its complaints, from 1
  issue INTEGER NOT NULL REFERENCES issue, -- what is complained of
  stage INTEGER NOT NULL REFERENCES stage, -- where in the journey: the issue's own or, by override, another
  cause INTEGER NOT NULL REFERENCES cause, -- inner cause
  confidence REAL NOT NULL CHECK (confidence BETWEEN 0 AND 1), -- calibrated probability that the code is right
  abstained INTEGER NOT NULL CHECK (abstained IN (0, 1)), -- 1: the coder was not sure enough; left to the reviewer and not counted
  in_title INTEGER NOT NULL CHECK (in_title IN (0, 1)), -- 1: the evidence is in the title; 0: in the text
  start INTEGER NOT NULL, -- where the evidence begins in the stored field, code points from 0
  length INTEGER NOT NULL, -- length of the evidence, code points
  PRIMARY KEY (review, number)
) STRICT, WITHOUT ROWID;

CREATE TEMP TABLE unsure AS
SELECT review FROM review_flag WHERE flag = (SELECT key FROM flag WHERE id = 'abstained');

CREATE TEMP TABLE least_sure AS
SELECT review.coder, min(complaint.confidence) AS confidence FROM complaint JOIN review ON review.key = complaint.review
WHERE complaint.review NOT IN unsure GROUP BY review.coder;

INSERT INTO complaint_of_version_2
SELECT complaint.review, number, issue, stage, cause, confidence,
  complaint.review IN unsure AND (
    confidence < (SELECT least_sure.confidence FROM least_sure WHERE least_sure.coder = review.coder)
    OR confidence = (SELECT min(other.confidence) FROM complaint AS other WHERE other.review = complaint.review)
  ),
  in_title, start, length
FROM complaint JOIN review ON review.key = complaint.review
ORDER BY complaint.review, number;

DROP TABLE temp.unsure;
DROP TABLE temp.least_sure;
DROP TABLE complaint;
ALTER TABLE complaint_of_version_2 RENAME TO complaint;
CREATE INDEX complaint_by_issue ON complaint (issue, stage, cause);
`;
