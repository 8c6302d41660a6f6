/** Who has asked to be erased. Written by `wenzhen erase` alone. */
export const erasedTable = `
CREATE TABLE erased (
  -- Reviews and authors that were erased on request: rows of them are passed over by every later reading, so that they do not come back.
  mark TEXT PRIMARY KEY, -- first 32 hex digits of a hash of the review's app and id, or of the author's keyed hash; it tells nothing else
  run INTEGER NOT NULL REFERENCES run -- the run that erased it
) STRICT, WITHOUT ROWID;
`;
