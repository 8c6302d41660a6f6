import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, test } from 'vitest';
import { emptyFolder, wenzhen } from './wenzhen.ts';

const good = [
  '{"id":"a1","app":"青禾问诊","date":"2026-07-01","stars":1,"text":"更新之后一打开就闪退，重装也没用"}',
  '{"id":"a2","app":"青禾问诊","date":"2026-07-02","stars":1,"text":"退款申请了半个月，客服一直推脱不给退"}',
  '{"id":"a3","app":"青禾问诊","date":"2026-07-02","stars":5,"text":"医生回复很快，讲得也仔细，推荐"}',
];
const broken = '{"id":"a4","app":"青禾问诊","date":"2026-13-45","stars":1,"text":"日期坏了"}';

/** A folder with one input and the words that run it there. */
function folderWith(lines: readonly string[]): { folder: string; db: string; words: string[] } {
  const folder = emptyFolder();
  writeFileSync(join(folder, 'reviews.jsonl'), `${lines.join('\n')}\n`);
  const db = join(folder, 'found', 'w.db');
  return { folder, db, words: ['run', join(folder, 'reviews.jsonl'), '--db', db] };
}

function ask(db: string, sql: string): unknown[] {
  const open = new Database(db, { readonly: true });
  const rows = open.prepare(sql).raw().all();
  open.close();
  return rows;
}

describe('wenzhen run', { timeout: 30_000 }, () => {
  test('leaves a database, a report and tables beside it, and says where', async () => {
    const { folder, db, words } = folderWith(good);
    const { code, out } = await wenzhen(words);
    expect(code).toBe(0);
    expect(ask(db, 'SELECT count(*) FROM review')).toEqual([[3]]);
    for (const file of [
      db,
      ...['report.html', 'findings.csv', 'wenzhen.xlsx', 'findings.jsonl'].map((name) =>
        join(folder, 'found', name),
      ),
    ]) {
      expect(existsSync(file)).toBe(true);
      expect(out).toContain(file);
    }
    expect(out).toMatch(/reviews\.jsonl +3 +3 +3 +0 +0 +0 +0 +0 /);
    expect(out).toContain('“');
  });

  test('a second time adds nothing', async () => {
    const { db, words } = folderWith(good);
    await wenzhen(words);
    const { code, out } = await wenzhen(words);
    expect(code).toBe(0);
    expect(out).toMatch(/reviews\.jsonl +3 +3 +0 +0 +0 +3 /);
    expect(ask(db, 'SELECT count(*) FROM review')).toEqual([[3]]);
  });

  test('keeps a rejected row, says why, and fails only with --strict', async () => {
    const { db, words } = folderWith([...good, broken]);
    const lenient = await wenzhen(words);
    expect(lenient.code).toBe(0);
    expect(lenient.out).toContain('日期无法识别 1');
    expect(ask(db, 'SELECT count(*) FROM reject')).toEqual([[1]]);
    expect((await wenzhen([...words, '--strict'])).code).toBe(3);
  });

  test('with an input that cannot be read goes on with the others', async () => {
    const { db, folder, words } = folderWith(good);
    const { code, out } = await wenzhen([...words, join(folder, 'absent.csv')]);
    expect(code).toBe(0);
    expect(out).toContain('[no-such-input]');
    expect(ask(db, 'SELECT count(*) FROM review')).toEqual([[3]]);
  });

  test('with no input that can be read is refused and makes no findings', async () => {
    const folder = emptyFolder();
    const { code, err } = await wenzhen(['run', join(folder, 'absent.csv'), '--db', join(folder, 'w.db')]);
    expect(code).toBe(2);
    expect(err).toContain('[no-such-input]');
  });

  test('reads JSON lines from standard input', async () => {
    const db = join(emptyFolder(), 'w.db');
    const { code } = await wenzhen(['run', '-', '--db', db, '--quiet'], { input: good.join('\n') });
    expect(code).toBe(0);
    expect(ask(db, 'SELECT count(*) FROM review')).toEqual([[3]]);
  });

  test('is silent with --quiet, and speaks JSON alone with --log json', async () => {
    const { words } = folderWith(good);
    expect(await wenzhen([...words, '--quiet'])).toEqual({ code: 0, out: '', err: '' });
    const { out, err } = await wenzhen([...words, '--log', 'json']);
    expect(out).toBe('');
    const lines = err
      .split('\n')
      .slice(0, -1)
      .map((line) => JSON.parse(line) as { msg: string });
    expect(lines.at(-1)).toMatchObject({ level: 'info', inputs: [{ read: 3, unchanged: 3, rejected: 0 }] });
  });

  test('takes its sources and their mappings from a settings file', async () => {
    const folder = emptyFolder();
    writeFileSync(join(folder, 'tickets.csv'), '单号,原话\nt1,收不到验证码登录不了\n');
    writeFileSync(join(folder, 'tickets.yaml'), 'columns: {id: 单号, text: 原话}\n');
    const settings = join(folder, 'wenzhen.yaml');
    writeFileSync(
      settings,
      'db: w.db\nsources:\n  - {path: tickets.csv, mapping: tickets.yaml, app: 青禾问诊}\n',
    );
    expect((await wenzhen(['run', '--config', settings, '--quiet'])).code).toBe(0);
    expect(
      ask(join(folder, 'w.db'), 'SELECT r.id, a.name FROM review r JOIN app a ON a.key = r.app'),
    ).toEqual([['t1', '青禾问诊']]);
  });

  test('speaks English with --lang en', async () => {
    const { words } = folderWith(good);
    const { out } = await wenzhen([...words, '--lang', 'en']);
    expect(out).toMatch(/source +read +accepted/);
    expect(out).toContain('Most stated');
  });
});

describe('what a run has left', { timeout: 30_000 }, () => {
  test('explain shows a review with its codes, and names an id that is not there', async () => {
    const { db, words } = folderWith(good);
    await wenzhen(words);
    const { code, out } = await wenzhen(['explain', 'a2', '--db', db]);
    expect(code).toBe(0);
    expect(out).toContain('退款申请了半个月');
    expect(out).toContain('refund.refused');
    const absent = await wenzhen(['explain', 'a9', '--db', db]);
    expect(absent.code).toBe(2);
    expect(absent.err).toContain('没有评论 "a9"');
  });

  test('report and export write where --out says', async () => {
    const { db, folder, words } = folderWith(good);
    await wenzhen(words);
    expect((await wenzhen(['report', '--db', db, '--out', join(folder, 'r.html')])).code).toBe(0);
    expect(readFileSync(join(folder, 'r.html'), 'utf8')).toContain('青禾问诊');
    const { out } = await wenzhen(['export', '--db', db, '--out', join(folder, 'tables'), '--format', 'csv']);
    expect(out.split('\n').slice(0, -1).sort()).toEqual(
      ['complaints.csv', 'findings.csv'].map((name) => join(folder, 'tables', name)),
    );
  });

  test('doctor finds it sound, and a damaged one broken', async () => {
    const { db, words } = folderWith(good);
    await wenzhen(words);
    expect((await wenzhen(['doctor', '--db', db])).code).toBe(0);
    writeFileSync(db, 'no database');
    const { code, out } = await wenzhen(['doctor', '--db', db]);
    expect(code).toBe(2);
    expect(out).toMatch(/数据库 +错误/);
  });

  test.each(['report', 'export'])(
    '%s without a database is refused, naming the next step',
    async (command) => {
      const { code, err } = await wenzhen([command, '--db', join(emptyFolder(), 'none.db')]);
      expect(code).toBe(2);
      expect(err).toContain('wenzhen run');
    },
  );
});
