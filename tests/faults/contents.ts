import Database from 'better-sqlite3';

/** What differs from night to night by the clock alone; the accounts of the nights themselves and of the files they wrote, and the planner's statistics, in which these are counted. */
const instants: readonly string[] = ['started', 'finished'];
const accounts: readonly string[] = [
  'night',
  'gate_check',
  'taken_input',
  'export_log',
  'sqlite_stat1',
  'sqlite_stat4',
];

/**
 * All that a store holds, table by table, the index of the full-text search too: rows as text, in an order of their own. Two stores with
 * the same contents answer every question alike.
 */
export function contentsOf(path: string): Record<string, string[]> {
  const db = new Database(path, { readonly: true });
  try {
    const tables = db
      .prepare(
        `SELECT name FROM sqlite_schema WHERE type = 'table' AND sql NOT LIKE 'CREATE VIRTUAL%' ORDER BY name`,
      )
      .pluck()
      .all() as string[];
    return Object.fromEntries(
      tables.filter((table) => !accounts.includes(table)).map((table) => [table, rowsOf(db, table)]),
    );
  } finally {
    db.close();
  }
}

function rowsOf(db: Database.Database, table: string): string[] {
  const columns = (db.prepare('SELECT name FROM pragma_table_info(?)').pluck().all(table) as string[]).filter(
    (column) => !instants.includes(column),
  );
  const quoted = columns.map((column) => `quote("${column}")`).join(" || ',' || ");
  return (db.prepare(`SELECT ${quoted} FROM "${table}"`).pluck().all() as string[]).sort();
}
