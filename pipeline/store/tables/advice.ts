/**
 * What may stand behind the issues and what can be done. The knowledge base's own rows keep their ids for ever: `current` is 0 for those that
 * have left it. `cause_evidence` and `praise_quote` are kept day by day, the rest is made anew for the apps a run has touched.
 */
export const adviceTables = `
CREATE TABLE symptom (
  -- What users meet where an issue arises, as the knowledge base has it.
  issue INTEGER PRIMARY KEY REFERENCES issue, -- the issue
  zh TEXT NOT NULL, -- in Chinese
  en TEXT NOT NULL -- in English
) STRICT;

CREATE TABLE proximate_cause (
  -- Rival explanations of each issue, as the knowledge base has them.
  key INTEGER PRIMARY KEY, -- number inside this database
  id TEXT NOT NULL UNIQUE, -- issue/slug, such as startup.crash/bad-release
  issue INTEGER NOT NULL REFERENCES issue, -- the issue
  inner INTEGER NOT NULL REFERENCES cause, -- the inner cause behind it
  zh TEXT NOT NULL, -- what it is, in Chinese
  en TEXT NOT NULL, -- in English
  check_zh TEXT NOT NULL, -- what would tell it from its rivals, in Chinese
  check_en TEXT NOT NULL, -- in English
  position INTEGER NOT NULL, -- place among its rivals, from 0
  current INTEGER NOT NULL CHECK (current IN (0, 1)) -- 0: no longer in the knowledge base
) STRICT;

CREATE TABLE suggestion (
  -- What can be done about a proximate cause, as the knowledge base has it.
  key INTEGER PRIMARY KEY, -- number inside this database
  id TEXT NOT NULL UNIQUE, -- issue/slug, such as startup.crash/safe-mode; the ledger refers to it
  proximate INTEGER NOT NULL REFERENCES proximate_cause, -- the proximate cause it meets
  kind TEXT NOT NULL CHECK (kind IN ('any', 'general', 'medical')), -- which apps it is for
  zh TEXT NOT NULL, -- what to do, in Chinese
  en TEXT NOT NULL, -- in English
  owner TEXT NOT NULL, -- id of the role whose work it is
  owner_zh TEXT NOT NULL, -- in Chinese
  owner_en TEXT NOT NULL, -- in English
  metric TEXT NOT NULL, -- id of the number that should move
  metric_zh TEXT NOT NULL, -- in Chinese
  metric_en TEXT NOT NULL, -- in English
  moves TEXT NOT NULL CHECK (moves IN ('up', 'down')), -- which way it should move
  effort TEXT NOT NULL CHECK (effort IN ('S', 'M', 'L')), -- class of work
  effort_zh TEXT NOT NULL, -- in Chinese
  effort_en TEXT NOT NULL, -- in English
  divisor REAL NOT NULL, -- what its impact is divided by for its work
  effect TEXT NOT NULL, -- class of what it does to the cause: prevents, reduces, limits, reveals
  effect_zh TEXT NOT NULL, -- in Chinese
  effect_en TEXT NOT NULL, -- in English
  strength INTEGER NOT NULL, -- place of that class, 0 is the strongest
  source TEXT NOT NULL, -- ids of what it rests on, space between
  source_zh TEXT NOT NULL, -- in Chinese
  source_en TEXT NOT NULL, -- in English
  position INTEGER NOT NULL, -- place within its issue, from 0
  current INTEGER NOT NULL CHECK (current IN (0, 1)) -- 0: no longer in the knowledge base
) STRICT;

CREATE TABLE cause_evidence (
  -- Counted complaints whose words speak for a proximate cause of their issue.
  app INTEGER NOT NULL REFERENCES app, -- the app
  day INTEGER NOT NULL, -- days since 1970-01-01, China Standard Time; -1: undated
  review INTEGER NOT NULL REFERENCES review, -- the review
  number INTEGER NOT NULL, -- which of its complaints
  proximate INTEGER NOT NULL REFERENCES proximate_cause, -- the proximate cause
  stage INTEGER NOT NULL REFERENCES stage, -- the complaint's stage
  cause INTEGER NOT NULL REFERENCES cause, -- its inner cause as coded
  worth INTEGER NOT NULL, -- the higher, the better to be shown: twice the confidence in tenths, and 1 for a readable length; -1: not to be shown
  PRIMARY KEY (app, day, review, number, proximate)
) STRICT, WITHOUT ROWID;

CREATE TABLE praise_quote (
  -- Of each day the positive review that best praises what an issue is about: a clause to be shown to other apps.
  app INTEGER NOT NULL REFERENCES app, -- the app that is praised
  day INTEGER NOT NULL, -- days since 1970-01-01, China Standard Time; -1: undated
  issue INTEGER NOT NULL REFERENCES issue, -- the issue of which it is the contrary
  review INTEGER NOT NULL REFERENCES review, -- the review
  in_title INTEGER NOT NULL CHECK (in_title IN (0, 1)), -- 1: the clause is in the title; 0: in the text
  start INTEGER NOT NULL, -- where the clause begins in the stored field, code points from 0
  length INTEGER NOT NULL, -- its length, code points
  worth INTEGER NOT NULL, -- the higher, the better to be shown: 2 for a readable length, 1 for five stars
  PRIMARY KEY (app, day, issue)
) STRICT, WITHOUT ROWID;
CREATE INDEX praise_quote_by_issue ON praise_quote (issue, worth, day);

CREATE TABLE advice_state (
  -- Which knowledge base the advice was made with; what another one would change is made anew for all apps.
  book TEXT PRIMARY KEY, -- hash of its files
  patterns TEXT NOT NULL -- hash of its cue patterns alone, which made cause_evidence and praise_quote
) STRICT, WITHOUT ROWID;

CREATE TABLE app_kind (
  -- Which suggestions an app is given, by its name or by the care its reviews complain of.
  app INTEGER PRIMARY KEY REFERENCES app, -- the app
  kind TEXT NOT NULL CHECK (kind IN ('general', 'medical')) -- its kind
) STRICT;

CREATE TABLE finding_cause (
  -- How far the words of a finding's complaints speak for each rival cause.
  app INTEGER NOT NULL REFERENCES app, -- the app
  issue INTEGER NOT NULL REFERENCES issue, -- the issue
  stage INTEGER NOT NULL REFERENCES stage, -- the stage
  cause INTEGER NOT NULL REFERENCES cause, -- the inner cause
  proximate INTEGER NOT NULL REFERENCES proximate_cause, -- the rival cause
  quotes INTEGER NOT NULL, -- counted complaints that speak for it
  part REAL NOT NULL, -- (quotes + 1) / (sum over the rivals + how many they are)
  PRIMARY KEY (app, issue, stage, cause, proximate)
) STRICT, WITHOUT ROWID;

CREATE TABLE cause_quote (
  -- The complaints that are shown for a rival cause of an app's issue, best first.
  app INTEGER NOT NULL REFERENCES app, -- the app
  proximate INTEGER NOT NULL REFERENCES proximate_cause, -- the rival cause
  rank INTEGER NOT NULL, -- 1 or 2
  review INTEGER NOT NULL REFERENCES review, -- the review
  number INTEGER NOT NULL, -- which of its complaints
  PRIMARY KEY (app, proximate, rank)
) STRICT, WITHOUT ROWID;

CREATE TABLE finding_suggestion (
  -- What can be done about a finding, highest score first.
  app INTEGER NOT NULL REFERENCES app, -- the app
  issue INTEGER NOT NULL REFERENCES issue, -- the issue
  stage INTEGER NOT NULL REFERENCES stage, -- the stage
  cause INTEGER NOT NULL REFERENCES cause, -- the inner cause
  rank INTEGER NOT NULL, -- 1 is the first
  suggestion INTEGER NOT NULL REFERENCES suggestion, -- the suggestion
  impact REAL NOT NULL, -- the issue's priority times the finding's part of its reviews
  part REAL NOT NULL, -- how far the complaints speak for the cause it meets, 0 to 1
  divisor REAL NOT NULL, -- for its work
  score REAL NOT NULL, -- impact x part / divisor
  PRIMARY KEY (app, issue, stage, cause, rank)
) STRICT, WITHOUT ROWID;
`;
