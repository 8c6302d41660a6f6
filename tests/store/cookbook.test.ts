import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { loadCoder } from '../../pipeline/chain.ts';
import { readSettings } from '../../pipeline/config.ts';
import { recodeWith } from '../../pipeline/recode.ts';
import { runWith } from '../../pipeline/run.ts';
import { coder as simpleCoder } from '../run/support.ts';

vi.setConfig({ hookTimeout: 300_000, testTimeout: 60_000 }); // two whole runs over the sample data

const cookbook = readFileSync(new URL('../../pipeline/store/cookbook.md', import.meta.url), 'utf8');

/** The questions of the cookbook with their queries. */
const recipes = [...cookbook.matchAll(/^## (\d+\. .*)$[\s\S]*?^```sql\n([\s\S]*?)^```$/gm)].map(
  ([, question, query]) => ({ question: question!, query: query! }),
);

/** What the sample data have no rows of, nothing being both new and certain in them. */
const mayBeEmpty = ['10. What is new or growing?'];

const folder = mkdtempSync(join(tmpdir(), 'wenzhen-'));
const path = join(folder, 'sample.db');

/** The sample data read by a coder that knows one word, then coded anew by the real one. */
beforeAll(async () => {
  const { sources } = readSettings({ config: 'data/wenzhen.yaml' });
  const effects = { now: () => new Date('2026-10-01T00:00:00Z'), progress: () => {} };
  const options = { db: path, segmenter: 'jieba' } as const;
  await runWith(simpleCoder, { ...options, sources: sources! }, effects);
  const coder = await loadCoder(options);
  await recodeWith(coder, { ...options, lexicons: undefined, dryRun: false }, effects);
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('the cookbook answers twenty questions, each by one query over views and the full-text index', () => {
  expect(recipes.map(({ question }) => Number.parseInt(question, 10))).toEqual(
    Array.from({ length: 20 }, (_, place) => place + 1),
  );
  const db = new Database(path, { readonly: true });
  const tables = db
    .prepare(`SELECT name FROM sqlite_schema WHERE type = 'table' AND name <> 'search'`)
    .pluck();
  for (const table of tables.all() as string[])
    for (const { query } of recipes) expect(query).not.toMatch(new RegExp(`(FROM|JOIN) ${table}\\b`));
  db.close();
});

describe('every query runs', () => {
  test.each(recipes)('in the SQLite of this program: $question', ({ question, query }) => {
    const db = new Database(path, { readonly: true });
    const rows = db.prepare(query).all();
    db.close();
    if (!mayBeEmpty.includes(question)) expect(rows.length).toBeGreaterThan(0);
  });

  test.runIf(has('sqlite3'))('in the sqlite3 of this machine, as all views do', () => {
    for (const { query } of recipes) expect(shell(query)).toMatchObject({ status: 0, stderr: '' });
    for (const view of shell(allViews).stdout.trim().split('\n'))
      expect(shell(`SELECT count(*) FROM (SELECT * FROM ${view});`)).toMatchObject({ status: 0, stderr: '' });
  });

  test.runIf(has('sqlite3') && has('python3'))('as the examples in the text show it', () => {
    const [bash] = blocks('bash');
    const [example] = blocks('python');
    for (const [program, ...words] of [
      ['bash', '-c', bash!],
      ['python3', '-c', example!],
    ] as const) {
      const { status, stdout, stderr } = spawnSync(program, words, { encoding: 'utf8' });
      expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
      expect(stdout).toContain('退款退货难');
    }
  });

  test.runIf(has('python3'))(
    'within the second that Datasette gives a page, without mathematical functions',
    () => {
      const { status, stdout, stderr } = spawnSync('python3', ['-c', asDatasette, path], {
        encoding: 'utf8',
      });
      expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
      const { views, facets, mathematical } = JSON.parse(stdout);
      expect(mathematical).toEqual([]);
      expect(facets).toBeGreaterThan(views);
    },
  );

  test.runIf(has('sqlite-utils'))('in sqlite-utils, by the makers of Datasette, as all views do', () => {
    for (const { query } of recipes) expect(ran('sqlite-utils', 'query', path, query)).not.toBe('');
    const counted = JSON.parse(ran('sqlite-utils', 'views', path, '--counts')) as { count: number }[];
    expect(counted.length).toBe(viewCount());
  });

  test.runIf(has('Rscript') && spawnSync('Rscript', ['-e', 'library(RSQLite)']).status === 0)(
    'all views in R',
    () => {
      expect(Number(ran('Rscript', '-e', allViewsInR, path))).toBe(viewCount());
    },
  );

  test.runIf(has('java') && existsSync(jdbc))('all views through the driver of DBeaver and Metabase', () => {
    const program = join(import.meta.dirname, 'AllViews.java');
    expect(Number(ran('java', '-cp', jdbc, program, path))).toBe(viewCount());
  });

  test.runIf(has('python3'))('in Python, with the same results', () => {
    const input = JSON.stringify(recipes.map(({ query }) => query));
    const { status, stdout, stderr } = spawnSync('python3', ['-c', python, path], {
      input,
      encoding: 'utf8',
    });
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    const db = new Database(path, { readonly: true });
    const counts = recipes.map(({ query }) => db.prepare(query).all().length);
    db.close();
    expect(JSON.parse(stdout)).toEqual(counts);
  });
});

/**
 * The statements of a page of Datasette, for every table and view: its own connection, read-only, through Python; at most a second for the
 * columns, the foreign keys, a count up to 10,000 and the first 101 rows, and for the rows by value of each column that it offers as a
 * facet, judged by the first 1,000 rows (simonw/datasette, datasette/database.py, utils and facets.py). Not Datasette itself: it is in neither registry used here.
 */
const asDatasette = `
import json, sqlite3, sys, time
db = sqlite3.connect(f"file:{sys.argv[1]}?mode=ro", uri=True)
core = {"sqrt", "pow", "power", "exp", "ln", "log", "log10", "log2", "ceil", "ceiling", "floor", "mod", "sin", "cos", "pi"}
used = set()
def note(action, one, other, *rest):
    if action == 31: used.add(other) # SQLITE_FUNCTION
    return 0
db.set_authorizer(note)
views = [name for (name,) in db.execute("SELECT name FROM sqlite_schema WHERE type = 'view'")]
tables = [name for (name,) in db.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")]
def ask(query):
    end = time.monotonic() + 1
    db.set_progress_handler(lambda: time.monotonic() > end, 1000)
    return db.execute(query).fetchall()
facets = 0
for name in tables + views:
    ask(f"PRAGMA foreign_key_list([{name}])")
    columns = [column for _, column, *_ in ask(f"PRAGMA table_info([{name}])")]
    rows = ask(f"SELECT count(*) FROM (SELECT 1 FROM [{name}] LIMIT 10001)")[0][0]
    ask(f"SELECT * FROM [{name}] LIMIT 101")
    if name not in views: continue
    for column in columns:
        first = f"SELECT [{column}] AS value FROM (SELECT * FROM [{name}] LIMIT 1000) WHERE [{column}] IS NOT NULL"
        values = len(ask(f"SELECT value, count(*) FROM ({first}) GROUP BY value LIMIT 31"))
        if not 1 < values < min(rows, 31): continue
        facets += 1
        ask(f"SELECT [{column}] AS value, count(*) AS count FROM [{name}] WHERE [{column}] IS NOT NULL GROUP BY [{column}] ORDER BY count DESC, value LIMIT 31")
print(json.dumps({"views": len(views), "facets": facets, "mathematical": sorted(used & core)}))
`;

/** Where Debian's libxerial-sqlite-jdbc-java puts the driver. */
const jdbc = '/usr/share/java/sqlite-jdbc.jar';

const allViewsInR = `
db <- DBI::dbConnect(RSQLite::SQLite(), commandArgs(TRUE)[1], flags = RSQLite::SQLITE_RO)
views <- DBI::dbGetQuery(db, "SELECT name FROM sqlite_schema WHERE type = 'view'")$name
for (view in views) DBI::dbGetQuery(db, paste("SELECT * FROM", view, "LIMIT 101"))
cat(length(views))
`;

/** What a program says that has nothing to complain of. */
function ran(program: string, ...words: string[]): string {
  const { status, stdout, stderr } = spawnSync(program, words, { encoding: 'utf8' });
  expect({ program, status, stderr }).toEqual({ program, status: 0, stderr: '' });
  return stdout;
}

const viewCount = (): number => shell(allViews).stdout.trim().split('\n').length;

function has(program: string): boolean {
  return spawnSync(program, ['--version']).status === 0;
}

/** Code in the text, asking the sample store. */
const blocks = (language: string): string[] =>
  [...cookbook.matchAll(new RegExp(`^\`\`\`${language}\n([\\s\\S]*?)^\`\`\`$`, 'gm'))].map(([, code]) =>
    code!.replaceAll('output/wenzhen.db', path),
  );

const allViews = `SELECT name FROM sqlite_schema WHERE type = 'view';`;

const shell = (sql: string) => spawnSync('sqlite3', ['-readonly', path, sql], { encoding: 'utf8' });

/** Reads the file as Datasette does, too: through Python's own sqlite3, read-only. */
const python = `
import json, sqlite3, sys
db = sqlite3.connect(f"file:{sys.argv[1]}?mode=ro", uri=True)
print(json.dumps([len(db.execute(query).fetchall()) for query in json.load(sys.stdin)]))
`;
