import Database from 'better-sqlite3';
import { migrate } from './migrate.ts';

interface Entry {
  readonly name: string;
  readonly type: 'table' | 'view';
  readonly about: string;
  readonly columns: readonly { readonly name: string; readonly type: string; readonly about: string }[];
}

/** Tables and views of the schema with what their comments say of them; an empty `about` is a missing comment. */
export function schemaEntries(): Entry[] {
  const db = new Database(':memory:');
  migrate(db);
  const objects = db.prepare(objectsInOrder).all() as { name: string; type: Entry['type']; sql: string }[];
  const entries = objects.map(({ name, type, sql }) => ({
    name,
    type,
    about: aboutWhole(sql),
    columns: columnsOf(db, name).map((column) => ({ ...column, about: aboutColumn(sql, column.name) })),
  }));
  db.close();
  return entries;
}

/** Without the tables in which SQLite keeps its full-text index. */
const objectsInOrder = `
  SELECT name, type, sql FROM sqlite_schema
  WHERE type IN ('table', 'view') AND name NOT IN (SELECT name FROM pragma_table_list WHERE type = 'shadow')
  ORDER BY type DESC, rowid`;

function columnsOf(db: Database.Database, name: string): { name: string; type: string }[] {
  return db.prepare('SELECT name, type FROM pragma_table_info(?)').all(name) as {
    name: string;
    type: string;
  }[];
}

/** The comment lines above the first column. */
function aboutWhole(sql: string): string {
  const lines = sql
    .split('\n')
    .slice(1)
    .map((line) => line.trim());
  const end = lines.findIndex((line) => !line.startsWith('--'));
  return lines
    .slice(0, end)
    .map((line) => line.slice(2).trim())
    .join(' ');
}

/** The comment that ends the line of a column: in a table its name begins the line, in a view it follows `AS`. */
function aboutColumn(sql: string, column: string): string {
  const line = sql
    .split('\n')
    .find((one) => new RegExp(`^ *${column}[ ,]`).test(one) || new RegExp(` AS ${column},? --`).test(one));
  return line?.split(' -- ')[1]?.trim() ?? '';
}

/** The data dictionary in Markdown, made from the schema's own comments. */
export function dataDictionary(): string {
  const entries = schemaEntries();
  const part = (type: Entry['type']) =>
    entries
      .filter((entry) => entry.type === type)
      .map(section)
      .join('\n');
  return `# Data dictionary

Made from the comments in the schema (\`npm run build && node .ci/dictionary.mjs\`); a test holds it against the schema. Views keep their
columns within a major version; tables may change, so ask the views where they serve.

## Views

${part('view')}
## Tables

${part('table')}`;
}

function section({ name, about, columns }: Entry): string {
  const rows = columns.map((column) => [`\`${column.name}\``, column.type, column.about]);
  return `### ${name}\n\n${about}\n\n${markdownTable([['Column', 'Type', 'Meaning'], ...rows])}\n`;
}

/** The first row is the head. Columns are padded, as the formatter would. */
function markdownTable(rows: readonly (readonly string[])[]): string {
  const widths = rows[0]!.map((_, column) => Math.max(3, ...rows.map((row) => row[column]!.length)));
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell, column) => cell.padEnd(widths[column]!)).join(' | ')} |`;
  const [head, ...body] = rows;
  return [line(head!), line(widths.map((width) => '-'.repeat(width))), ...body.map(line)].join('\n');
}
