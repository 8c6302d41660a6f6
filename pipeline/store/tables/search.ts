/**
 * Full-text search. The index keeps no text of its own (`content = ''`), and is not `contentless_delete`, which SQLite before 3.43 cannot
 * read: an entry is deleted by giving the words it was made from, so that another way of spacing texts needs a migration, which makes the
 * index anew. `detail = full` (the default) is what phrases need.
 */
export const searchTable = `
CREATE VIRTUAL TABLE search USING fts5(
  -- Words of titles and texts for full-text search; rowid is review.key. Every Han character is a word, so a Han word is a phrase: WHERE search MATCH '"退 款"'. Simplified, lower case, half width.
  words, -- words of the review's text
  title_words, -- words of its title
  content = '', -- reviews are kept in the table review
  tokenize = 'ascii' -- words come spaced and folded: only spaces part them
);
`;
