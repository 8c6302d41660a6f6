/** Which secret the store's hashes are keyed with (`keyed.ts`). */
export const secretTable = `
CREATE TABLE secret_mark (
  -- Which secret the hashes of authors and contents are keyed with: one row. The secret lies outside the database.
  fingerprint TEXT PRIMARY KEY -- first 16 hex digits of HMAC-SHA-256 of a fixed word under the secret
) STRICT, WITHOUT ROWID;
`;
