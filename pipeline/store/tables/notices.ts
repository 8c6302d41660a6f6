/** What is told to people outside. Written at the end of a night, never by a run. */
export const noticeTables = `
CREATE TABLE notice (
  -- What each channel has been told, and what it has still to be told because it did not arrive.
  channel TEXT NOT NULL, -- name of the channel in the file of the night
  item TEXT NOT NULL, -- id of the alert; or of a trouble its code and a hash of what it is about
  kind TEXT NOT NULL CHECK (kind IN ('alert', 'trouble')), -- trouble: of the night itself, such as a source that cannot be reached
  weight REAL NOT NULL, -- how bad it is: times the usual of an alert, nights in a row of a trouble
  told REAL, -- the weight when it last arrived; it is told again at one and a half times that; none: it waits
  zh TEXT, -- a trouble in words, in Chinese; none for alerts, which stand in table alert
  en TEXT, -- the same in English
  PRIMARY KEY (channel, item)
) STRICT, WITHOUT ROWID;
`;
