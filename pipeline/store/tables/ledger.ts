/** What teams have done about suggestions, and what came of it. `adoption` is written by hand (`wenzhen adopt`), never by a run. */
export const ledgerTables = `
CREATE TABLE adoption (
  -- Suggestions that a team has taken up.
  suggestion TEXT NOT NULL REFERENCES suggestion (id), -- the suggestion
  app INTEGER NOT NULL REFERENCES app, -- the app
  version TEXT, -- the version that brought it
  day INTEGER, -- or the day from which it holds: days since 1970-01-01, China Standard Time
  note TEXT NOT NULL, -- in the team's words; may be empty
  PRIMARY KEY (suggestion, app),
  CHECK ((version IS NULL) <> (day IS NULL))
) STRICT, WITHOUT ROWID;

CREATE TABLE adoption_verdict (
  -- Whether the issue is stated less since: a difference in differences of its share, made anew by every run.
  suggestion TEXT NOT NULL, -- the suggestion
  app INTEGER NOT NULL, -- the app
  verdict TEXT NOT NULL CHECK (verdict IN ('helped', 'unchanged', 'worse', 'early', 'thin')), -- early: less than a week; thin: too few reviews
  start INTEGER, -- first day with the change; none where its version has not been seen
  weeks INTEGER, -- length of both windows
  reviews_before INTEGER NOT NULL, -- counted reviews of the window before
  stating_before INTEGER NOT NULL, -- how many of them state the issue
  reviews_after INTEGER NOT NULL, -- counted reviews of the window after that can have met the change
  stating_after INTEGER NOT NULL, -- how many of them state the issue
  change REAL, -- share after less share before
  change_low REAL, -- lower end of its 95 % interval
  change_high REAL, -- upper end of it
  controls INTEGER NOT NULL, -- other apps compared with, in the same windows
  control_change REAL, -- their change, weighted
  control_low REAL, -- lower end of its 95 % interval
  control_high REAL, -- upper end of it
  effect REAL, -- change less control_change; the change where there is no other app
  effect_low REAL, -- lower end of its 95 % interval
  effect_high REAL, -- upper end of it
  dispersion REAL NOT NULL, -- by how much days differ more than chance alone would make them; the intervals are widened by it
  parallel INTEGER CHECK (parallel IN (0, 1)), -- 0: the apps had moved apart before already; none where that cannot be seen
  shared INTEGER NOT NULL, -- other suggestions for the same issue taken up within the windows: the verdict is theirs too
  PRIMARY KEY (suggestion, app),
  FOREIGN KEY (suggestion, app) REFERENCES adoption ON DELETE CASCADE
) STRICT, WITHOUT ROWID;
`;
