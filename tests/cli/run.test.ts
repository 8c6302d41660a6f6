import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Ended, wenzhen } from './wenzhen.ts';

const good = [
  '{"id":"a1","app":"青禾问诊","date":"2026-07-01","stars":1,"text":"更新之后一打开就闪退，重装也没用"}',
  '{"id":"a2","app":"青禾问诊","date":"2026-07-02","stars":1,"text":"退款申请了半个月，客服一直推脱不给退"}',
  '{"id":"a3","app":"青禾问诊","date":"2026-07-02","stars":5,"text":"医生回复很快，讲得也仔细，推荐"}',
];
const broken = '{"id":"a4","app":"青禾问诊","date":"2026-13-45","stars":1,"text":"日期坏了"}';

const folder = mkdtempSync(join(tmpdir(), 'wenzhen-'));
const inFolder = (name: string): string => join(folder, name);
const db = inFolder('found/w.db');
const words = ['run', inFolder('reviews.jsonl'), '--db', db];

function ask(path: string, sql: string): unknown[] {
  const open = new Database(path, { readonly: true });
  const rows = open.prepare(sql).raw().all();
  open.close();
  return rows;
}

describe('wenzhen run', { timeout: 60_000 }, () => {
  let first: Ended;
  beforeAll(async () => {
    writeFileSync(inFolder('reviews.jsonl'), `${[...good, broken].join('\n')}\n`);
    first = await wenzhen(words);
  }, 60_000);
  afterAll(() => rmSync(folder, { recursive: true }));

  test('leaves the database whole: nothing waits in a log beside it', () => {
    expect(readdirSync(inFolder('found')).filter((name) => /-(wal|shm)$/.test(name))).toEqual([]);
    expect(ask(db, 'SELECT DISTINCT what FROM export_list ORDER BY 1')).toEqual([['export'], ['report']]);
  });

  test('leaves a database, a report and tables beside it, and says where', () => {
    expect(first.code).toBe(0);
    expect(ask(db, 'SELECT count(*) FROM review')).toEqual([[3]]);
    for (const file of [
      db,
      ...['report.html', 'report.md', 'findings.csv', 'wenzhen.xlsx', 'findings.jsonl'].map((name) =>
        inFolder(`found/${name}`),
      ),
    ]) {
      expect(existsSync(file)).toBe(true);
      expect(first.out).toContain(file);
    }
  });

  test('gives an account of every input, why rows were rejected, and findings with a quote', () => {
    expect(first.out).toMatch(/reviews\.jsonl +4 +3 +3 +0 +0 +0 +0 +1 /);
    expect(first.out).toContain('日期无法识别 1');
    expect(first.out).toContain('“');
    expect(ask(db, 'SELECT count(*) FROM reject')).toEqual([[1]]);
  });

  test('a second time adds nothing; --strict tells of rejected rows by the exit code; --lang en speaks English', async () => {
    const { code, out } = await wenzhen([...words, '--strict', '--lang', 'en']);
    expect(code).toBe(3);
    expect(out).toMatch(/source +read +accepted/);
    expect(out).toMatch(/reviews\.jsonl +4 +3 +0 +0 +0 +3 /);
    expect(out).toContain('Most stated');
    expect(ask(db, 'SELECT count(*) FROM review')).toEqual([[3]]);
  });

  test('goes on where one input cannot be read; with --log json it speaks JSON alone', async () => {
    const { code, out, err } = await wenzhen([...words, inFolder('absent.csv'), '--log', 'json']);
    expect({ code, out }).toEqual({ code: 0, out: '' });
    const lines = err
      .split('\n')
      .slice(0, -1)
      .map((line) => JSON.parse(line) as object);
    expect(lines.at(-1)).toMatchObject({
      level: 'info',
      inputs: [
        { read: 0, error: { code: 'no-such-input' } },
        { read: 4, unchanged: 3, rejected: 1, error: null },
      ],
    });
  });

  test('is refused where no input can be read, and leaves no findings', async () => {
    const { code, err } = await wenzhen(['run', inFolder('absent.csv'), '--db', inFolder('none.db')]);
    expect(code).toBe(2);
    expect(err).toContain('[no-such-input]');
    expect(existsSync(inFolder('findings.csv'))).toBe(false);
  });

  test('reads JSON lines from standard input; with --quiet it is silent', async () => {
    const piped = inFolder('piped/w.db');
    expect(await wenzhen(['run', '-', '--db', piped, '--quiet'], { input: good.join('\n') })).toEqual({
      code: 0,
      out: '',
      err: '',
    });
    expect(ask(piped, 'SELECT count(*) FROM review')).toEqual([[3]]);
  });

  test('takes its sources and their mappings from a settings file', async () => {
    writeFileSync(inFolder('tickets.csv'), '单号,原话\nt1,收不到验证码登录不了\n');
    writeFileSync(inFolder('tickets.yaml'), 'columns: {id: 单号, text: 原话}\n');
    writeFileSync(
      inFolder('wenzhen.yaml'),
      'db: set/w.db\nsources:\n  - {path: tickets.csv, mapping: tickets.yaml, app: 青禾问诊}\n',
    );
    expect((await wenzhen(['run', '--config', inFolder('wenzhen.yaml'), '--quiet'])).code).toBe(0);
    expect(ask(inFolder('set/w.db'), 'SELECT review, app FROM review_list')).toEqual([['t1', '青禾问诊']]);
  });

  test('explain shows a review with its codes, and names an id that is not there', async () => {
    const { code, out } = await wenzhen(['explain', 'a2', '--db', db]);
    expect(code).toBe(0);
    expect(out).toContain('退款申请了半个月');
    expect(out).toContain('refund.refused');
    const absent = await wenzhen(['explain', 'a9', '--db', db]);
    expect(absent.code).toBe(2);
    expect(absent.err).toContain('没有评论 "a9"');
  });

  test('report and export write where --out says', async () => {
    expect((await wenzhen(['report', '--db', db, '--out', inFolder('r.html')])).code).toBe(0);
    expect(readFileSync(inFolder('r.html'), 'utf8')).toContain('青禾问诊');
    const { out } = await wenzhen(['export', '--db', db, '--out', inFolder('tables'), '--format', 'csv']);
    const written = out.split('\n').slice(0, -1);
    expect(written).toEqual(
      expect.arrayContaining(['tables/complaints.csv', 'tables/findings.csv'].map(inFolder)),
    );
    expect(written.every((path) => path.endsWith('.csv') && existsSync(path))).toBe(true);
  });

  test('doctor finds the database sound, and a damaged one broken', async () => {
    expect((await wenzhen(['doctor', '--db', db])).code).toBe(0);
    writeFileSync(inFolder('damaged.db'), 'no database');
    const { code, out } = await wenzhen(['doctor', '--db', inFolder('damaged.db')]);
    expect(code).toBe(2);
    expect(out).toMatch(/数据库 +错误/);
  });

  test.each(['report', 'export'])(
    '%s without a database is refused, naming the next step',
    async (command) => {
      const { code, err } = await wenzhen([command, '--db', inFolder('nowhere.db')]);
      expect(code).toBe(2);
      expect(err).toContain('wenzhen run');
    },
  );
});
