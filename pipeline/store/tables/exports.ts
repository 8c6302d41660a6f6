/** What has left the database. Written after every export, beside the runs. */
export const exportTable = `
CREATE TABLE export_log (
  -- Files with words of reviews that were made from this database, and downloads from the explorer: one row each.
  key INTEGER PRIMARY KEY, -- number inside this database, in order of time
  made INTEGER NOT NULL, -- instant, seconds since 1970 UTC
  who TEXT NOT NULL, -- account of the operating system; of a download, the address that asked for it
  what TEXT NOT NULL CHECK (what IN ('export', 'report', 'research', 'corrections', 'sample', 'download')), -- kind of export
  file TEXT NOT NULL, -- absolute path; of a download, what was asked for, masked
  bytes INTEGER NOT NULL, -- its size
  reviews INTEGER NOT NULL, -- how many reviews there were to be told; of a download, how many rows it has
  run INTEGER NOT NULL -- the newest run then: no review that a later one brought is in it
) STRICT;
`;
