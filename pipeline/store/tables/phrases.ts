/** In which words complaints are made. */
export const phraseTables = `
CREATE TABLE phrase_log (
  -- The phrases of the counted complaints of an app by day and version, packed: what all else about phrases is counted from.
  app INTEGER NOT NULL REFERENCES app, -- the app
  day INTEGER NOT NULL, -- days since 1970-01-01, China Standard Time; -1: undated
  version TEXT NOT NULL, -- the app's version; empty where none is named
  complaints INTEGER NOT NULL, -- how many they are
  said BLOB NOT NULL, -- complaint by complaint: issue, stage and 48-bit hashes of its phrases (pipeline/phrases/log.ts)
  UNIQUE (app, day, version)
) STRICT;

CREATE TABLE phrase (
  -- Phrases that three or more counted complaints of an app are made in.
  app INTEGER NOT NULL REFERENCES app, -- the app
  key INTEGER NOT NULL, -- 48-bit hash of the phrase
  phrase TEXT NOT NULL, -- up to four words as they stand in the reviews, simplified, lower case
  words INTEGER NOT NULL, -- how many words it is made of; a lone one says something by itself
  complaints INTEGER NOT NULL, -- counted complaints made in it
  PRIMARY KEY (app, key)
) STRICT, WITHOUT ROWID;

CREATE TABLE phrase_tally (
  -- Counted reviews of an app by day and version that complain in a phrase which phrase_keyness shows for the app's own parts.
  app INTEGER NOT NULL REFERENCES app, -- the app
  phrase TEXT NOT NULL, -- the phrase
  day INTEGER NOT NULL, -- days since 1970-01-01, China Standard Time; -1: undated
  version TEXT NOT NULL, -- the app's version; empty where none is named
  reviews INTEGER NOT NULL, -- counted reviews
  PRIMARY KEY (app, phrase, day, version)
) STRICT, WITHOUT ROWID;

CREATE TABLE phrase_keyness (
  -- Phrases that belong to a part of an app's complaints more than to the rest: said three times or more there, twice as often as
  -- elsewhere or more, and with a corrected p below .01; of phrases that hold each other only one, lone words where phrases leave room.
  app INTEGER NOT NULL REFERENCES app, -- the app
  by TEXT NOT NULL CHECK (by IN ('stage', 'cause', 'issue', 'version', 'period', 'app')), -- what the part is: complaints of a stage, cause, issue or version against the app's others, of the newest period against those before, or of the app against all other apps
  value TEXT NOT NULL, -- id of the stage, cause or issue; the version; newest; empty for the app
  rank INTEGER NOT NULL, -- 1 is the surest: by the lower end of the log ratio
  phrase TEXT NOT NULL, -- the phrase
  said INTEGER NOT NULL, -- counted complaints of the part made in it
  of_complaints INTEGER NOT NULL, -- counted complaints of the part
  elsewhere INTEGER NOT NULL, -- complaints of the rest made in it
  of_elsewhere INTEGER NOT NULL, -- complaints of the rest
  g2 REAL NOT NULL, -- log-likelihood ratio (Dunning)
  p_corrected REAL NOT NULL, -- its p-value, times the number of phrases tried on the part (Bonferroni)
  log_ratio REAL NOT NULL, -- binary logarithm of the ratio of the shares: 1 is twice as often, 3 eight times
  low REAL NOT NULL, -- lower end of its 95 % interval
  high REAL NOT NULL, -- upper end of it
  PRIMARY KEY (app, by, value, rank)
) STRICT, WITHOUT ROWID;
`;
