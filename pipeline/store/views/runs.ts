import { instant } from '../days.ts';

/** What the runs read. */
export const runViews = `
CREATE VIEW reject_list AS
  -- Rows that could not become reviews.
SELECT
  source.path AS input, -- the input
  source.format AS format, -- what it was recognised as
  reject.row AS input_row, -- row of the input
  reason.id AS reason, -- machine-named reason
  reason.zh AS reason_zh, -- in Chinese
  reason.en AS reason_en, -- in English
  reject.detail AS detail, -- what exactly
  reject.raw AS raw, -- the raw row, masked
  reject.run AS run -- the run that last read it
FROM reject
JOIN source ON source.key = reject.source
JOIN reason ON reason.key = reject.reason;

CREATE VIEW run_list AS
  -- Runs with what they read and changed.
SELECT
  run.key AS run, -- number of the run
  ${instant('run.started')} AS started, -- UTC instant
  ${instant('run.finished')} AS finished, -- UTC instant
  count(reading.source) AS inputs, -- how many inputs
  coalesce(sum(reading.error IS NOT NULL), 0) AS unreadable, -- inputs that could not be read to their end
  coalesce(sum(reading.read), 0) AS read, -- rows read
  coalesce(sum(reading.accepted), 0) AS accepted, -- rows that became reviews
  coalesce(sum(reading.rejected), 0) AS rejected, -- rows that did not
  coalesce(sum(reading.added), 0) AS added, -- new reviews
  coalesce(sum(reading.revised), 0) AS revised, -- edited reviews
  coalesce(sum(reading.updated), 0) AS updated, -- same words, coded anew or with other facts
  coalesce(sum(reading.unchanged), 0) AS unchanged, -- nothing new
  coder.code AS code_version, -- version of the program
  coder.lexicon AS lexicon_version, -- version of the lexicons
  coder.model AS model_version, -- version of the trained weights
  coder.segmenter AS segmenter, -- engine, version and dictionary
  run.manifest AS manifest -- JSON: all that is needed to repeat the run
FROM run
JOIN coder ON coder.key = run.coder
LEFT JOIN reading ON reading.run = run.key
GROUP BY run.key;

CREATE VIEW source_list AS
  -- What each run found in each input.
SELECT
  reading.run AS run, -- number of the run
  source.path AS input, -- the input
  source.format AS format, -- what it was recognised as
  source.sha256 AS sha256, -- of its bytes
  reading.read AS read, -- rows read
  reading.accepted AS accepted, -- rows that became reviews
  reading.rejected AS rejected, -- rows that did not
  reading.added AS added, -- new reviews
  reading.revised AS revised, -- edited reviews
  reading.updated AS updated, -- same words, coded anew or with other facts
  reading.unchanged AS unchanged, -- nothing new
  reading.duplicates AS duplicates, -- rows added or revised that repeat another review
  reading.notes AS notes, -- JSON list of facts worth reporting
  reading.error AS error -- why it could not be read to its end
FROM reading
JOIN source ON source.key = reading.source;
`;
