import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { writeExport } from '../../pipeline/export/index.ts';
import { writeReport } from '../../pipeline/report/index.ts';
import { search } from '../../pipeline/store/queries.ts';
import { openStore, type Store, storeFaults } from '../../pipeline/store/store.ts';
import { bundleOf } from '../export/research/support.ts';
import { archive, sheetOf } from '../ingest/archive.ts';
import { runOver } from '../run/support.ts';
import { faultOf } from '../store/support.ts';
import { optionsFor, visitorOf } from '../web/support.ts';

/** What would be a command, a path or another column, were it taken for more than words. */
const hostile = [
  `'; DROP TABLE review; --`,
  `" OR 1=1 --`,
  `') UNION SELECT manifest FROM run --`,
  '../../../escaped',
  '/tmp/escaped',
  'C:\\escaped',
  'a\u0000b/../escaped',
  '%_\\%',
  '*" NEAR(a b',
  '__proto__',
];

const line = (words: string, at: number) =>
  JSON.stringify({
    id: words,
    app: words,
    author: words,
    version: words,
    title: words.replace('\0', ''),
    text: `${words.replace('\0', '')} 闪退`,
    stars: 1,
    date: `2025-03-0${1 + (at % 9)}`,
  });

/** The XLSX of one sheet under a hostile name, beside a file of a hostile name. */
function workbook(name: string): Buffer {
  const relations = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
  const xml = (text: string) => text.replace(/[&<>"\0\\]/g, '_');
  return archive([
    {
      name: 'xl/workbook.xml',
      content: `<workbook xmlns:r="${relations}"><sheets><sheet name="${xml(name)}" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    },
    {
      name: 'xl/_rels/workbook.xml.rels',
      content: '<Relationships><Relationship Id="rId1" Target="worksheets/sheet1.xml"/></Relationships>',
    },
    { name: '../../../escaped.xml', content: '<escaped/>' },
    {
      name: 'xl/worksheets/sheet1.xml',
      content: sheetOf([
        ['评论内容', '评分'],
        ['闪退', '1'],
      ]),
    },
  ]);
}

describe('names and words of reviews are never more than that', () => {
  const outer = mkdtempSync(join(tmpdir(), 'wenzhen-hostile-'));
  const inner = join(outer, 'a', 'b', 'c');
  const db = join(inner, 'w.db');
  const opened = (ask: (store: Store) => unknown) => {
    const store = openStore(db, { readonly: true });
    try {
      return ask(store);
    } finally {
      store.close();
    }
  };

  beforeAll(async () => {
    mkdirSync(inner, { recursive: true });
    const put = (name: string, content: string | Buffer): string => {
      writeFileSync(join(inner, name), content);
      return join(inner, name);
    };
    const books = hostile.map((name, at) => put(`${at}.xlsx`, workbook(name)));
    await runOver(db, [put('r.jsonl', hostile.map(line).join('\n')), ...books]);
  });
  afterAll(() => rmSync(outer, { recursive: true, force: true }));

  test('every row is a review, and the store is sound', () => {
    const readings = opened(({ db }) => db.prepare('SELECT DISTINCT rejected, error FROM reading').all());
    expect(readings).toEqual([{ rejected: 0, error: null }]);
    expect(
      opened(({ db }) => db.prepare("SELECT count(*) FROM review WHERE text LIKE '%闪退'").pluck().get()),
    ).toBeGreaterThanOrEqual(hostile.length - 1);
    expect(opened(storeFaults)).toEqual([]);
  });

  test.each(hostile)(
    'a search within the app %j gives its reviews alone, and its words are words',
    async (words) => {
      const apps = opened((store) =>
        search(store, { query: '闪退', app: words, limit: 20 }).results.map(({ app }) => app),
      );
      expect(apps).toEqual([words]);
      expect(await faultOf(() => opened((store) => search(store, { query: words, limit: 20 })))).toMatch(
        /^(none|query-empty)$/,
      );
    },
  );

  test.each(hostile)('the filters of the explorer take %j as a value', async (words) => {
    const visit = visitorOf(optionsFor(db));
    for (const name of [
      'app',
      'version',
      'issue',
      'stage',
      'cause',
      'polarity',
      'topic',
      'q',
      'stars',
      'since',
      'until',
      'after',
      'table',
      'sort',
    ])
      for (const path of ['/reviews', '/reviews.csv', '/issues', '/search', '/alerts']) {
        const { status, text } = await visit(`${path}?${new URLSearchParams({ [name]: words })}`);
        expect([200, 400, 404]).toContain(status);
        expect(text).not.toContain('"sources"'); // of a run's manifest
      }
    expect(
      opened(({ db }) => db.prepare('SELECT count(*) FROM review').pluck().get()),
    ).toBeGreaterThanOrEqual(hostile.length - 1);
  });

  test('exports, report and bundle write their own names in their own folder, whatever apps and sheets are called', async () => {
    const store = openStore(db, { readonly: true });
    const out = join(inner, 'out');
    await writeExport(store, { formats: ['csv', 'xlsx', 'jsonl'], complaints: true, lang: 'zh', out });
    await writeReport(store, { lang: 'zh', out: join(out, 'report.html') });
    await bundleOf(store, { crosses: [['issue', 'app']] });
    store.close();
    const names = readdirSync(outer, { recursive: true, encoding: 'utf8' });
    for (const key in {}) expect.unreachable(`an object has got the property ${key}`);
    expect(names.filter((name) => name.includes('escaped'))).toEqual([]);
    expect(readdirSync(out).every((name) => /^[a-z_]+\.(csv|xlsx|jsonl|html|md)$/.test(name))).toBe(true);
  });
});
