/** What fetching remembers. Written when what was fetched lies safe on the disk, never by a run. */
export const fetchTables = `
CREATE TABLE fetch_cursor (
  -- How far each source that reaches out has been read. Without its row a source is read from the beginning, which does no harm.
  source TEXT PRIMARY KEY, -- name of the source in the file of the night
  cursor TEXT NOT NULL, -- JSON: of each of its lists the newest review or the server's own mark, or of each of its files the SHA-256
  kept INTEGER NOT NULL -- instant, seconds since 1970 UTC
) STRICT, WITHOUT ROWID;
`;
