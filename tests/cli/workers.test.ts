import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { createInterface } from 'node:readline';
import Database from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { program, wenzhen } from './wenzhen.ts';

const folder = mkdtempSync(join(tmpdir(), 'wenzhen-'));
afterAll(() => rmSync(folder, { recursive: true }));

const texts = [
  '更新之后一打开就闪退，重装也没用',
  '医生回复很快，态度也好，推荐',
  '验证码一直收不到，根本登录不了',
  '退款申请了半个月，客服一直推脱',
];
const line = (row: number): string =>
  row % 50 === 49 ? 'broken' : JSON.stringify({ id: row, text: `${texts[row % texts.length]}${row}` });

/** What two nights read. */
const nights = [
  ['data/feedback.jsonl', 'data/tickets-hean.csv'],
  [
    'data/feedback.jsonl',
    'data/tickets-hean.csv',
    'data/play-hean.csv',
    'data/qimai-miya.xlsx',
    'data/apple-banxia',
  ],
];

describe('the number of worker threads and the order of inputs', { timeout: 120_000 }, () => {
  test('changes no byte of the stream filter', async () => {
    const input = Array.from({ length: 3_000 }, (_, row) => `${line(row)}\n`).join('');
    const [one, two, three] = await Promise.all(
      ['1', '2', '3'].map((workers) => wenzhen(['code', '--workers', workers, '--quiet'], { input })),
    );
    expect(one!.out.split('\n')).toHaveLength(3_001);
    expect([two, three]).toEqual([one, one]);
  });

  describe('of a run', () => {
    const place = (workers: number): string => join(folder, `${workers}`);
    beforeAll(async () => {
      for (const workers of [1, 2]) {
        const db = join(place(workers), 'w.db');
        const words = ['run', '--db', db, '--workers', `${workers}`, '--quiet'];
        for (const inputs of nights) {
          const order = workers === 1 ? inputs : inputs.toReversed();
          expect((await wenzhen([...words, ...order])).code).toBe(0);
        }
      }
    }, 240_000);

    test('changes nothing in the database', () => {
      const [one, two] = [1, 2].map((workers) => dump(join(place(workers), 'w.db')));
      expect(one!.get('review')).toHaveLength(1_506);
      expect(two).toEqual(one);
    });

    test('changes no byte of the tables', () => {
      const names = readdirSync(place(1)).filter((name) => /\.(csv|jsonl)$/.test(name));
      expect(names).toContain('findings.csv');
      for (const name of names)
        expect([name, readFileSync(join(place(2), name)).equals(readFileSync(join(place(1), name)))]).toEqual(
          [name, true],
        );
    });

    test('changes no byte of what researchers publish', async () => {
      const bundles = [];
      for (const workers of [1, 2]) {
        const out = join(place(workers), 'bundle');
        const words = ['export', '--bundle', 'research', '--cross', 'issue,app', '--cross', 'stage,cause'];
        expect((await wenzhen([...words, '--db', join(place(workers), 'w.db'), '--out', out])).code).toBe(0);
        bundles.push(out);
      }
      const [one, two] = bundles as [string, string];
      const names = readdirSync(one, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map((entry) => relative(one, join(entry.parentPath, entry.name)));
      expect(names).toContain('manifest.json');
      const hash = (folder: string, name: string) =>
        createHash('sha256')
          .update(readFileSync(join(folder, name)))
          .digest('hex');
      for (const name of names) expect([name, hash(two, name)]).toEqual([name, hash(one, name)]);
    });
  });

  test('a program that asks line by line is answered line by line', async () => {
    const filter = spawn(process.execPath, [program, 'code', '--workers', '2', '--quiet'], {
      stdio: ['pipe', 'pipe', 'inherit'],
    });
    const ended = new Promise((resolve) => filter.on('close', resolve));
    const answers = createInterface({ input: filter.stdout })[Symbol.asyncIterator]();
    for (let row = 0; row < 5; row++) {
      filter.stdin.write(`${line(row)}\n`);
      expect(JSON.parse((await answers.next()).value as string)).toMatchObject({ id: row });
    }
    filter.stdin.end();
    expect(await ended).toBe(0);
  });
});

/** All rows of all tables by name, but for the time of the clock. */
function dump(path: string): Map<string, unknown[]> {
  const db = new Database(path, { readonly: true });
  const tables = db
    .prepare(`SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name`)
    .pluck()
    .all() as string[];
  const rows = tables
    .filter((name) => name !== 'run' && name !== 'export_log')
    .map((name) => [name, db.prepare(`SELECT * FROM "${name}"`).raw().all()] as const);
  db.close();
  return new Map(rows);
}
