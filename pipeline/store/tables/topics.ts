const stars = ([1, 2, 3, 4, 5] as const)
  .map((n) => `  s${n} INTEGER NOT NULL, -- how many of them have ${n === 1 ? 'one star' : `${n} stars`}`)
  .join('\n');

/**
 * What complaints are about, found in their words alone, without the codebook. A topic is told by its words; which topic a complaint is
 * of depends on nothing but these and the words of its evidence.
 */
export const topicTables = `
CREATE TABLE topic (
  -- Topics of apps, those that are gone too.
  key INTEGER PRIMARY KEY, -- number inside this database
  id TEXT NOT NULL UNIQUE, -- name of the app, # and a number that is never given again; lasts from run to run
  app INTEGER NOT NULL REFERENCES app, -- the app
  label TEXT NOT NULL, -- one or two phrases that tell it, simplified, lower case
  phrases TEXT NOT NULL CHECK (json_valid(phrases)), -- JSON list: the phrases that tell it, the most telling first
  words TEXT NOT NULL CHECK (json_valid(words)), -- JSON list: the words that tell it from other topics, the most telling first
  share REAL NOT NULL, -- of the clauses of the last estimate, 0 to 1
  born INTEGER NOT NULL REFERENCES run, -- the run that found it
  gone INTEGER REFERENCES run, -- the run that no longer found it
  uncovered REAL -- how badly the codebook covers it, 0 to 1: one minus its clearly coded share over the number of issues it is spread over
) STRICT;
CREATE INDEX topic_by_app ON topic (app);

CREATE TABLE topic_word (
  -- In how many clauses of a topic a word stands, as the last estimate counted them: what the topic of a new clause is told by.
  app INTEGER NOT NULL REFERENCES app, -- the app
  word TEXT NOT NULL, -- the word, simplified, lower case
  topic INTEGER NOT NULL, -- the topic; 0: clauses of none
  clauses INTEGER NOT NULL, -- clauses that hold the word
  PRIMARY KEY (app, word, topic)
) STRICT, WITHOUT ROWID;

CREATE TABLE topic_member (
  -- Counted complaints that are of a topic; not all are.
  review INTEGER NOT NULL REFERENCES review, -- the review
  number INTEGER NOT NULL, -- which of its complaints
  topic INTEGER NOT NULL REFERENCES topic, -- the topic
  PRIMARY KEY (review, number)
) STRICT, WITHOUT ROWID;
CREATE INDEX topic_member_by_topic ON topic_member (topic);

CREATE TABLE topic_tally (
  -- Counted reviews of an app by day and version that complain of a topic, each under the issue of its first complaint of it.
  app INTEGER NOT NULL REFERENCES app, -- the app
  day INTEGER NOT NULL, -- days since 1970-01-01, China Standard Time; -1: undated
  version TEXT NOT NULL, -- the app's version; empty where none is named
  topic INTEGER NOT NULL REFERENCES topic, -- the topic
  issue INTEGER NOT NULL REFERENCES issue, -- the issue
  reviews INTEGER NOT NULL, -- counted reviews
${stars}
  unsure INTEGER NOT NULL, -- how many of them the coder gave less than even odds to be right
  PRIMARY KEY (app, day, version, topic, issue)
) STRICT, WITHOUT ROWID;

CREATE TABLE topic_total (
  -- What topic_tally sums up to over all days and versions.
  app INTEGER NOT NULL REFERENCES app, -- the app
  topic INTEGER NOT NULL REFERENCES topic, -- the topic
  issue INTEGER NOT NULL REFERENCES issue, -- the issue
  reviews INTEGER NOT NULL, -- counted reviews
${stars}
  unsure INTEGER NOT NULL, -- how many of them the coder gave less than even odds to be right
  PRIMARY KEY (app, topic, issue)
) STRICT, WITHOUT ROWID;

CREATE TABLE topic_quote (
  -- Complaints that show a topic, at most three.
  topic INTEGER NOT NULL REFERENCES topic, -- the topic
  rank INTEGER NOT NULL, -- 1 is the best
  review INTEGER NOT NULL REFERENCES review, -- the review
  number INTEGER NOT NULL, -- which of its complaints
  PRIMARY KEY (topic, rank)
) STRICT, WITHOUT ROWID;

CREATE TABLE topic_event (
  -- What estimates changed about the topics there are.
  run INTEGER NOT NULL REFERENCES run, -- the run
  topic INTEGER NOT NULL REFERENCES topic, -- the topic that came or went
  kind TEXT NOT NULL CHECK (kind IN ('birth', 'split', 'death', 'merge')), -- birth: of clauses of no topic; split: out of another topic; merge: into another topic; death: for want of clauses
  other INTEGER REFERENCES topic, -- the topic it came out of or went into
  PRIMARY KEY (topic, kind)
) STRICT, WITHOUT ROWID;

CREATE TABLE topic_estimate (
  -- The last time the topics of an app were estimated anew. That is done when its complaints have become a tenth more or fewer, or enough of no topic have gathered.
  app INTEGER PRIMARY KEY REFERENCES app, -- the app
  run INTEGER NOT NULL REFERENCES run, -- the run
  complaints INTEGER NOT NULL, -- counted complaints of the app then
  placed INTEGER NOT NULL -- how many of them were of a topic
) STRICT;
`;
