/**
 * The tables as first laid out. The comments are part of the schema: SQLite keeps them, `.schema` shows them, and the data dictionary is
 * made of them (`dictionary.ts`): the first lines tell the table, the end of a line tells its column.
 *
 * Codes are small integers inside and readable ids and labels in the views. Instants are whole seconds since 1970 UTC.
 * Offsets into texts are code points, as SQLite's `substr` and Python count them, not UTF-16 units.
 */
export const tables = `
CREATE TABLE stage (
  -- Stages of the user's journey (AARRR), as the codebook has them.
  key INTEGER PRIMARY KEY, -- number inside this database
  id TEXT NOT NULL UNIQUE, -- machine id, such as retention
  zh TEXT NOT NULL, -- Chinese label
  en TEXT NOT NULL, -- English label
  means TEXT NOT NULL, -- what belongs to it
  position INTEGER NOT NULL -- place in the codebook, from 0
) STRICT;

CREATE TABLE cause (
  -- Inner causes, as the codebook has them.
  key INTEGER PRIMARY KEY, -- number inside this database
  id TEXT NOT NULL UNIQUE, -- machine id, such as planning
  zh TEXT NOT NULL, -- Chinese label
  en TEXT NOT NULL, -- English label
  means TEXT NOT NULL, -- what belongs to it
  position INTEGER NOT NULL -- place in the codebook, from 0
) STRICT;

CREATE TABLE issue (
  -- Kinds of complaint, as the codebook has them. An issue that has left the codebook stays here for the complaints that bear it.
  key INTEGER PRIMARY KEY, -- number inside this database
  id TEXT NOT NULL UNIQUE, -- touchpoint.failure, such as refund.refused
  zh TEXT NOT NULL, -- Chinese label
  en TEXT NOT NULL, -- English label
  means TEXT NOT NULL, -- what belongs to it
  position INTEGER NOT NULL, -- place in the codebook, from 0
  stage INTEGER NOT NULL REFERENCES stage, -- the stage it has unless the text says otherwise
  cause INTEGER NOT NULL REFERENCES cause -- its inner cause
) STRICT;

CREATE TABLE language (
  -- Languages of reviews.
  key INTEGER PRIMARY KEY, -- number inside this database
  id TEXT NOT NULL UNIQUE, -- machine id, such as zh
  zh TEXT NOT NULL, -- Chinese label
  en TEXT NOT NULL -- English label
) STRICT;

CREATE TABLE polarity (
  -- Polarities of reviews.
  key INTEGER PRIMARY KEY, -- number inside this database
  id TEXT NOT NULL UNIQUE, -- machine id, such as neg
  zh TEXT NOT NULL, -- Chinese label
  en TEXT NOT NULL -- English label
) STRICT;

CREATE TABLE flag (
  -- Facts about a review that readers may want to filter by.
  key INTEGER PRIMARY KEY, -- number inside this database
  id TEXT NOT NULL UNIQUE, -- machine id, such as advert
  zh TEXT NOT NULL, -- Chinese label
  en TEXT NOT NULL -- English label
) STRICT;

CREATE TABLE reason (
  -- Why a row could not become a review.
  key INTEGER PRIMARY KEY, -- number inside this database
  id TEXT NOT NULL UNIQUE, -- machine id, such as bad-date
  zh TEXT NOT NULL, -- Chinese label
  en TEXT NOT NULL -- English label
) STRICT;

CREATE TABLE coder (
  -- Versions of what codes a review. A review is coded anew when any of them has changed.
  key INTEGER PRIMARY KEY, -- number inside this database
  code TEXT NOT NULL, -- version of the program's row stages
  lexicon TEXT NOT NULL, -- version or hash of the lexicons
  model TEXT NOT NULL, -- version or hash of the trained weights
  segmenter TEXT NOT NULL, -- engine, version and dictionary
  UNIQUE (code, lexicon, model, segmenter)
) STRICT;

CREATE TABLE run (
  -- One run is one publication: all it wrote became visible at once.
  key INTEGER PRIMARY KEY, -- number of the run, from 1
  started INTEGER NOT NULL, -- instant, seconds since 1970 UTC
  finished INTEGER, -- instant, seconds since 1970 UTC
  coder INTEGER NOT NULL REFERENCES coder, -- what coded the reviews of this run
  manifest TEXT NOT NULL CHECK (json_valid(manifest)) -- JSON: inputs with hashes, versions, options; enough to repeat the run
) STRICT;

CREATE TABLE app (
  -- Apps under review.
  key INTEGER PRIMARY KEY, -- number inside this database
  name TEXT NOT NULL UNIQUE -- as the input names it; empty where it names none
) STRICT;

CREATE TABLE source (
  -- Inputs: one row for one content of one file.
  key INTEGER PRIMARY KEY, -- number inside this database
  path TEXT NOT NULL, -- as the user named it; - is standard input
  sha256 TEXT NOT NULL, -- of the bytes, in hex; empty for standard input and for what could not be read
  format TEXT NOT NULL, -- what it was recognised as, such as google-play (csv, utf-16le); empty when it was not
  UNIQUE (path, sha256)
) STRICT;

CREATE TABLE reading (
  -- What one run found in one source. read = accepted + rejected; accepted = added + revised + updated + unchanged.
  run INTEGER NOT NULL REFERENCES run, -- the run
  source INTEGER NOT NULL REFERENCES source, -- the input
  read INTEGER NOT NULL, -- rows read
  accepted INTEGER NOT NULL, -- rows that became reviews
  rejected INTEGER NOT NULL, -- rows that did not
  added INTEGER NOT NULL, -- reviews seen for the first time
  revised INTEGER NOT NULL, -- reviews whose words or stars were edited
  updated INTEGER NOT NULL, -- same words and stars, but coded anew or with another answer, version or state
  unchanged INTEGER NOT NULL, -- reviews with nothing new
  duplicates INTEGER NOT NULL, -- rows added or revised that repeat another review
  notes TEXT NOT NULL CHECK (json_valid(notes)), -- JSON list of facts worth reporting, such as a capped export
  error TEXT, -- why the input could not be read to its end
  PRIMARY KEY (run, source)
) STRICT, WITHOUT ROWID;

CREATE TABLE review (
  -- One row a review, in its newest revision. Title, text and answer are masked: personal data is replaced by placeholders.
  key INTEGER PRIMARY KEY, -- number inside this database, in order of arrival
  id TEXT NOT NULL, -- the store's own id, else a hash; unique within an app
  app INTEGER NOT NULL REFERENCES app, -- the app
  source INTEGER NOT NULL REFERENCES source, -- the input that brought this revision
  row INTEGER NOT NULL, -- row or entry of that input, from 1
  author TEXT, -- first 16 hex digits of a hash of the author's name
  date INTEGER, -- instant of writing, seconds since 1970 UTC
  stars INTEGER CHECK (stars BETWEEN 1 AND 5), -- 1 to 5
  title TEXT NOT NULL, -- masked; empty where there is none
  text TEXT NOT NULL, -- masked; empty where there is none
  version TEXT, -- the app's version, as the input has it
  device TEXT, -- the reviewer's device, as the input has it
  answer TEXT, -- the developer's answer, masked
  language INTEGER NOT NULL REFERENCES language, -- language of title and text
  polarity INTEGER NOT NULL REFERENCES polarity, -- polarity of the whole
  score REAL NOT NULL, -- from -1 to 1, positive where the text praises
  duplicate_of INTEGER REFERENCES review, -- the earlier review this one repeats; counted reviews have none
  content INTEGER NOT NULL, -- 48-bit hash of stars, title, text, version and answer as they came in; another one means a change
  revision INTEGER NOT NULL, -- 1, and one more for every change seen
  coder INTEGER NOT NULL REFERENCES coder, -- what coded it
  first_run INTEGER NOT NULL REFERENCES run, -- the run that brought it
  last_run INTEGER NOT NULL REFERENCES run, -- the run that last changed it
  UNIQUE (id, app)
) STRICT;
CREATE INDEX review_by_app_and_date ON review (app, date);
CREATE INDEX review_by_duplicate_of ON review (duplicate_of) WHERE duplicate_of IS NOT NULL;

CREATE TABLE revision (
  -- Former states of reviews whose stars, words, version or answer have changed. Masked.
  review INTEGER NOT NULL REFERENCES review, -- the review
  revision INTEGER NOT NULL, -- its number, from 1, in order of arrival
  date INTEGER, -- instant of writing, seconds since 1970 UTC
  stars INTEGER CHECK (stars BETWEEN 1 AND 5), -- 1 to 5
  title TEXT NOT NULL, -- masked
  text TEXT NOT NULL, -- masked
  version TEXT, -- the app's version
  answer TEXT, -- the developer's answer, masked
  content INTEGER NOT NULL, -- hash, as in review
  replaced_by INTEGER NOT NULL REFERENCES run, -- the run that brought the next one
  PRIMARY KEY (review, revision)
) STRICT, WITHOUT ROWID;

CREATE TABLE review_flag (
  -- Flags of reviews.
  review INTEGER NOT NULL REFERENCES review, -- the review
  flag INTEGER NOT NULL REFERENCES flag, -- the flag
  reason TEXT, -- why, where the flag does not say it all
  PRIMARY KEY (review, flag)
) STRICT, WITHOUT ROWID;

CREATE TABLE complaint (
  -- Complaints: one issue stated in one review. The evidence is substr(field, start + 1, length) of the stored field.
  review INTEGER NOT NULL REFERENCES review, -- the review
  number INTEGER NOT NULL, -- which of its complaints, from 1
  issue INTEGER NOT NULL REFERENCES issue, -- what is complained of
  stage INTEGER NOT NULL REFERENCES stage, -- where in the journey: the issue's own or, by override, another
  cause INTEGER NOT NULL REFERENCES cause, -- inner cause
  confidence REAL NOT NULL CHECK (confidence BETWEEN 0 AND 1), -- calibrated probability that the code is right
  in_title INTEGER NOT NULL CHECK (in_title IN (0, 1)), -- 1: the evidence is in the title; 0: in the text
  start INTEGER NOT NULL, -- where the evidence begins in the stored field, code points from 0
  length INTEGER NOT NULL, -- length of the evidence, code points
  PRIMARY KEY (review, number)
) STRICT, WITHOUT ROWID;
CREATE INDEX complaint_by_issue ON complaint (issue, stage, cause);

CREATE TABLE review_band (
  -- Band hashes of the texts of reviews that repeat no other: reviews that share one may be near-duplicates. Those of former states stay.
  band INTEGER NOT NULL, -- hash of a band of the MinHash signature
  review INTEGER NOT NULL, -- the review
  PRIMARY KEY (band, review)
) STRICT, WITHOUT ROWID;

CREATE TABLE wave (
  -- Runs of days with bursts of five-star reviews that look bought. These reviews bear the flag bought-praise.
  app INTEGER NOT NULL REFERENCES app, -- the app
  first TEXT NOT NULL, -- first day, China Standard Time
  last TEXT NOT NULL, -- last day
  praise INTEGER NOT NULL, -- five-star reviews on the days of the bursts
  usual REAL NOT NULL, -- five-star reviews that as many usual days would have brought
  reasons TEXT NOT NULL, -- what gave it away, space between: removed, repeated, one-sided
  PRIMARY KEY (app, first)
) STRICT, WITHOUT ROWID;

CREATE TABLE reject (
  -- Rows that could not become reviews, kept as they came but for personal data, which is masked.
  key INTEGER PRIMARY KEY, -- number inside this database
  source INTEGER NOT NULL REFERENCES source, -- the input
  row INTEGER NOT NULL, -- row or entry of that input, from 1
  reason INTEGER NOT NULL REFERENCES reason, -- machine-named reason
  detail TEXT NOT NULL, -- what exactly, naming the value
  raw TEXT NOT NULL, -- the raw row as far as it could be read, masked
  run INTEGER NOT NULL REFERENCES run -- the run that last read it
) STRICT;
CREATE INDEX reject_by_source ON reject (source);

CREATE TABLE finding (
  -- Findings: counted reviews of an app by issue, stage and cause, made anew by each run.
  app INTEGER NOT NULL REFERENCES app, -- the app
  issue INTEGER NOT NULL REFERENCES issue, -- the issue
  stage INTEGER NOT NULL REFERENCES stage, -- the stage
  cause INTEGER NOT NULL REFERENCES cause, -- the inner cause
  reviews INTEGER NOT NULL, -- counted reviews that state it
  share REAL NOT NULL, -- of the app's counted reviews, 0 to 1
  low REAL NOT NULL, -- lower end of the share's 95 % Wilson interval
  high REAL NOT NULL, -- upper end of it
  starred INTEGER NOT NULL, -- how many of the reviews have stars
  mean_stars REAL, -- their mean
  PRIMARY KEY (app, issue, stage, cause)
) STRICT, WITHOUT ROWID;
`;
