const period = (of: string, when: string) => `
  ${of} INTEGER, -- counted reviews ${when} that state it; none where the app has no periods
  ${of}_share REAL, -- their share of the counted reviews then, 0 to 1, with the usual praise put back on days of bought praise
  ${of}_low REAL, -- lower end of its 95 % Wilson interval
  ${of}_high REAL, -- upper end of it`;

const share = (when: string) => `
  reviews INTEGER NOT NULL, -- counted reviews ${when} that state it
  of_reviews INTEGER NOT NULL, -- counted reviews ${when}
  share REAL NOT NULL, -- reviews / of_reviews
  low REAL NOT NULL, -- lower end of its 95 % Wilson interval
  high REAL NOT NULL, -- upper end of it`;

/** What is followed through time, and when it was more frequent than usual. Made from the tallies alone, for the apps a run has touched. */
export const trendTables = `
CREATE TABLE trend (
  -- What is followed through time: complaints at all, issues, topics and phrases of an app. The newest period is held against the former
  -- one (table period) by a test on scattered counts; a trajectory other than steady and rare is certain at the 5 % level over all of the app.
  key INTEGER PRIMARY KEY, -- number inside this database
  app INTEGER NOT NULL REFERENCES app, -- the app
  kind TEXT NOT NULL CHECK (kind IN ('any', 'issue', 'topic', 'phrase')), -- any: a complaint of any kind
  id TEXT NOT NULL, -- id of the issue or topic, or the phrase; complaint for any
  trajectory TEXT, -- new, relapsed, growing, solved, fading, steady or rare; none where the app has no periods${period('newest', 'of the newest period')}${period('former', 'of the former period')}${period('earlier', 'of all days before')}
  ratio REAL, -- newest share over former share, half a review added to the former count
  ratio_low REAL, -- lower end of its 95 % interval
  ratio_high REAL, -- upper end of it
  p REAL, -- two-sided chance of such a difference, were there none
  q REAL, -- the same corrected for all that is followed of the app (Benjamini and Hochberg)
  UNIQUE (app, kind, id)
) STRICT;

CREATE TABLE trend_rate (
  -- Shares by day and by week; only days and weeks on which something is stated.
  trend INTEGER NOT NULL REFERENCES trend, -- what is followed
  days INTEGER NOT NULL CHECK (days IN (1, 7)), -- 1: a day; 7: a week
  first INTEGER NOT NULL, -- the day, or the Monday of the week: days since 1970-01-01, China Standard Time${share('of these days')}
  PRIMARY KEY (trend, days, first)
) STRICT, WITHOUT ROWID;

CREATE TABLE trend_version (
  -- Shares by version of the app; only versions in which something is stated.
  trend INTEGER NOT NULL REFERENCES trend, -- what is followed
  version TEXT NOT NULL, -- the version${share('of the version')}
  PRIMARY KEY (trend, version)
) STRICT, WITHOUT ROWID;

CREATE TABLE change_point (
  -- Days from which on a share lay on another level, found in the whole past (binary segmentation of the binomial likelihood).
  trend INTEGER NOT NULL REFERENCES trend, -- what is followed
  day INTEGER NOT NULL, -- first day of the new level: days since 1970-01-01, China Standard Time
  before REAL NOT NULL, -- share on the level before, 0 to 1
  after REAL NOT NULL, -- share on the new level
  gain REAL NOT NULL, -- twice the gain in log likelihood, over the scatter of the days
  PRIMARY KEY (trend, day)
) STRICT, WITHOUT ROWID;

CREATE TABLE alert (
  -- Times in which something was more frequent than the app's own past let expect: found night by night, each with what was known by then.
  id TEXT PRIMARY KEY, -- stable: first day, what it is about, and a hash of these and the app
  app INTEGER NOT NULL REFERENCES app, -- the app
  trend INTEGER NOT NULL REFERENCES trend, -- what it is about
  part_of TEXT REFERENCES alert DEFERRABLE INITIALLY DEFERRED, -- the alert that accounts for it: of a phrase or topic that of an issue, of an issue that of a greater one that began with it; none: it stands for itself
  state TEXT NOT NULL CHECK (state IN ('open', 'over', 'lasting')), -- open: still there; over: back to the usual; lasting: there for four weeks, and so the usual from then on
  first INTEGER NOT NULL, -- first unusual day: days since 1970-01-01, China Standard Time
  last INTEGER NOT NULL, -- last unusual day so far
  raised INTEGER NOT NULL, -- the night on which it was noticed
  window INTEGER NOT NULL, -- days that were looked at then
  version TEXT NOT NULL, -- the new version in which it was noticed; empty: in all reviews
  observed INTEGER NOT NULL, -- counted reviews that state it from the first to the last day
  of_reviews INTEGER NOT NULL, -- counted reviews of these days, with the usual praise put back on days of bought praise
  expected REAL NOT NULL, -- how many were to be expected to state it
  ratio REAL NOT NULL, -- observed / expected
  ratio_low REAL NOT NULL, -- lower end of its 95 % interval
  ratio_high REAL NOT NULL, -- upper end of it
  p REAL NOT NULL, -- chance of so many on the night it was raised, were all as usual (negative binomial)
  q REAL NOT NULL, -- the same corrected for all that was looked at that night (Benjamini and Hochberg)
  tests INTEGER NOT NULL, -- how many that was
  first_run INTEGER NOT NULL REFERENCES run -- the run that first found it
) STRICT, WITHOUT ROWID;
CREATE INDEX alert_by_trend ON alert (trend);

CREATE TABLE alert_version (
  -- Versions in which an alert was stated.
  alert TEXT NOT NULL REFERENCES alert, -- the alert
  version TEXT NOT NULL, -- the version; empty: none is named
  reviews INTEGER NOT NULL, -- counted reviews of the version in its days that state it
  of_reviews INTEGER NOT NULL, -- counted reviews of the version in its days
  affected INTEGER NOT NULL CHECK (affected IN (0, 1)), -- 1: clearly more than the usual share
  PRIMARY KEY (alert, version)
) STRICT, WITHOUT ROWID;

CREATE TABLE alert_quote (
  -- The complaints that are shown for an alert, best first, no two of the same words.
  alert TEXT NOT NULL REFERENCES alert, -- the alert
  rank INTEGER NOT NULL, -- 1, 2 or 3
  review INTEGER NOT NULL REFERENCES review, -- the review
  number INTEGER NOT NULL, -- which of its complaints
  PRIMARY KEY (alert, rank)
) STRICT, WITHOUT ROWID;
`;
