/** What nights did, what their gates said, and which inputs they have read to the end. */
export const nightTables = `
CREATE TABLE night (
  -- Nights that came to an end. One that was killed leaves nothing; the next one begins where the last publication stands.
  key INTEGER PRIMARY KEY, -- number of the night, from 1
  started INTEGER NOT NULL, -- instant, seconds since 1970 UTC
  finished INTEGER NOT NULL, -- instant, seconds since 1970 UTC
  outcome TEXT NOT NULL CHECK (outcome IN ('published', 'published-anyway', 'held', 'nothing-new')), -- held: a gate kept the former state; nothing-new: there was nothing to publish
  run INTEGER REFERENCES run, -- the run it published; none: it published nothing
  reason TEXT, -- why it was published although a gate would have held it, in the words of who did
  read INTEGER NOT NULL, -- rows read
  accepted INTEGER NOT NULL, -- rows that became reviews
  rejected INTEGER NOT NULL, -- rows that did not
  added INTEGER NOT NULL, -- reviews seen for the first time
  revised INTEGER NOT NULL, -- reviews whose words or stars were edited
  updated INTEGER NOT NULL, -- same words and stars, but coded anew or with another answer, version or state
  unchanged INTEGER NOT NULL, -- rows that repeat what an earlier row or night brought
  faults TEXT NOT NULL CHECK (json_valid(faults)), -- JSON list of {code, zh, en}: sources not reached, inputs not read
  profile TEXT NOT NULL CHECK (json_valid(profile)) -- JSON: the figures that the gates of later nights compare with
) STRICT;

CREATE TABLE gate_check (
  -- What each gate of a night said of each thing it looked at.
  night INTEGER NOT NULL REFERENCES night, -- the night
  gate TEXT NOT NULL, -- fall, jump, schema, language, rejects, unknown, issues, recoded or coder
  about TEXT NOT NULL, -- the app, input, column, issue or figure; empty: all of the night
  held INTEGER NOT NULL CHECK (held IN (0, 1)), -- 1: it would hold the night
  observed REAL NOT NULL, -- what was seen
  usual REAL, -- what the nights before let expect
  zh TEXT NOT NULL, -- in words, Chinese
  en TEXT NOT NULL, -- in words, English
  PRIMARY KEY (night, gate, about)
) STRICT, WITHOUT ROWID;

CREATE TABLE taken_input (
  -- Inputs that nights have read to their end and published, and what else their results rest on (lexicons, platforms, funnel numbers): they are read
  -- again only when they or the way of reading them change.
  path TEXT PRIMARY KEY, -- absolute: a night may be started from any folder
  sha256 TEXT NOT NULL, -- of its bytes, in hex
  reading TEXT NOT NULL, -- hash of how it was read: app, zone, encoding, mapping, version of the program
  night INTEGER NOT NULL REFERENCES night -- the night that read it
) STRICT, WITHOUT ROWID;
`;
