import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { asyncBufferFromFile, parquetReadObjects } from 'hyparquet';
import { expect, test, vi } from 'vitest';
import { quality } from '../../../pipeline/store/queries.ts';
import { wilson } from '../../../pipeline/statistics/wilson.ts';
import { inventedStore, storeOf } from '../../report/support.ts';
import { coded, faultOf, folder, newStore } from '../../store/support.ts';
import { sheetsOf } from '../sheets.ts';
import { bundleOf, csv, filesIn, jsonLines } from './support.ts';

vi.setConfig({ testTimeout: 60_000 }); // a busy machine

const readme = (out: string): string => readFileSync(join(out, 'README.md'), 'utf8');

test('a bundle is one folder with data, tables, labels, codebook, manifest and README', async () => {
  const out = await bundleOf(await inventedStore(60), { crosses: [['issue', 'app']] });
  const formats = (name: string): string[] => ['csv', 'jsonl', 'parquet'].map((end) => `${name}.${end}`);
  const tables = [
    'apps',
    'causes',
    'issue-by-app',
    'issues',
    'periods',
    'sample',
    'stages',
    'tests',
    'versions',
  ];
  const printed = [
    'app',
    'cause',
    'issue',
    'issue-by-app',
    'issue-by-app-tests',
    'period',
    'stage',
    'tables',
    'version',
  ];
  expect(filesIn(out)).toEqual(
    [
      ...[
        'CITATION.bib',
        'README.md',
        'manifest.json',
        'codebook/variables.csv',
        'repeat.yaml',
        'wenzhen-research.xlsx',
        'tables/tables.md',
      ],
      ...['json', 'md', 'xlsx'].map((end) => `codebook/codebook.${end}`),
      ...['R', 'do', 'sps'].map((end) => `labels/labels.${end}`),
      ...['complaints', 'reviews'].flatMap((name) => formats(`data/${name}`)),
      ...tables.flatMap((name) => formats(`tables/${name}`)),
      ...printed.map((name) => `latex/${name}.tex`),
    ].sort(),
  );
});

test('CSV, JSON lines, Parquet and XLSX hold the same rows', async () => {
  const out = await bundleOf(await inventedStore(120));
  const sheets = await sheetsOf(join(out, 'wenzhen-research.xlsx'));
  for (const [name, sheet] of [
    ['data/reviews', 'reviews'],
    ['data/complaints', 'complaints'],
    ['tables/issues', 'by issue'],
  ] as const) {
    const rows = jsonLines(out, `${name}.jsonl`);
    expect(rows.length).toBeGreaterThan(5);
    expect(
      await parquetReadObjects({ file: await asyncBufferFromFile(join(out, `${name}.parquet`)) }),
    ).toEqual(rows);
    const plain = (value: unknown): string =>
      value === null ? '' : String(typeof value === 'boolean' ? Number(value) : value);
    expect(csv(out, `${name}.csv`)).toEqual(
      rows.map((row) => Object.fromEntries(Object.entries(row).map(([key, value]) => [key, plain(value)]))),
    );
    expect(sheets[sheet]).toHaveLength(rows.length + 1);
  }
});

test('a share is that of the counted reviews, with its Wilson interval', async () => {
  const out = await bundleOf(await inventedStore(120));
  const complaints = jsonLines(out, 'data/complaints.jsonl').filter(({ counted }) => counted);
  const reviews = jsonLines(out, 'data/reviews.jsonl').filter(({ counted }) => counted);
  for (const row of jsonLines(out, 'tables/issues.jsonl')) {
    const stating = new Set(
      complaints.filter(({ issue }) => issue === row.issue).map(({ review }) => review),
    );
    const { share, low, high } = wilson(stating.size, reviews.length);
    expect(row).toMatchObject({ reviews: stating.size, total: reviews.length });
    for (const [name, value] of Object.entries({ share, low, high })) expect(row[name]).toBeCloseTo(value, 6);
  }
});

test('where authors write more than once, an interval clustered by author stands beside it', async () => {
  const review = (place: number) =>
    coded({
      id: `r${place}`,
      author: `作者${place % 10}`,
      text: `第${place}次来评：${place % 10 < 4 ? '退款一直不到账' : '都挺好的'}`,
      says: place % 10 < 4 ? [['refund.refused', '退款一直不到账']] : [],
    });
  const store = await storeOf(Array.from({ length: 100 }, (_, place) => review(place)));
  const row = jsonLines(await bundleOf(store), 'tables/issues.jsonl').find(({ reviews }) => reviews !== 0);
  expect(row).toMatchObject({ reviews: 40, total: 100, share: 0.4 });
  // Ten authors who always say the same: as wide as ten reviews, not as a hundred.
  expect((row!.cluster_high as number) - (row!.cluster_low as number)).toBeGreaterThan(0.5);
  const [alone] = jsonLines(await bundleOf(await inventedStore(30)), 'tables/issues.jsonl');
  expect(alone!.cluster_low).not.toBeUndefined();
});

test('bought praise is told apart: without it and with it', async () => {
  const praise = Array.from({ length: 40 }, (_, place) =>
    coded({
      id: `p${place}`,
      author: `p${place}`,
      stars: 5,
      text: `很好用，推荐${place}`,
      polarity: 'pos',
      flags: ['removed'],
    }),
  );
  const other = Array.from({ length: 40 }, (_, place) =>
    coded({
      id: `o${place}`,
      author: `o${place}`,
      stars: 1,
      date: `2025-02-${String(1 + (place % 20)).padStart(2, '0')}T04:00:00Z`,
      text: `第${place}回闪退`,
      says: [['stability.crash', '闪退']],
    }),
  );
  const out = await bundleOf(await storeOf([...praise, ...other]));
  const row = jsonLines(out, 'tables/issues.jsonl').find(({ reviews }) => reviews !== 0);
  expect(row).toMatchObject({ reviews: 40, total: 40, share: 1, share_with_suspects: 0.5 });
  expect(readme(out)).toContain('40 belong to days of suspected bought praise');
});

test('a cross-table is tested code by code, with effect size and corrected p-values', async () => {
  const out = await bundleOf(await inventedStore(300), {
    crosses: [
      ['app', 'issue'],
      ['stage', 'cause'],
      ['stars', 'app'],
    ],
  });
  const tests = jsonLines(out, 'tables/tests.jsonl');
  const byIssue = tests.filter(({ table }) => table === 'issue-by-app');
  expect(byIssue.length).toBe(
    jsonLines(out, 'tables/issues.jsonl').filter(({ reviews }) => reviews !== 0).length,
  );
  for (const { p, p_holm, p_bh, cramers_v, cramers_v_low, cramers_v_high } of byIssue as Record<
    string,
    number
  >[]) {
    expect(cramers_v_low).toBeLessThanOrEqual(cramers_v!);
    expect(cramers_v_high).toBeGreaterThanOrEqual(cramers_v!);
    expect(p_bh).toBeGreaterThanOrEqual(p!);
    expect(p_holm).toBeGreaterThanOrEqual(p_bh!);
    expect(cramers_v).toBeGreaterThanOrEqual(0);
  }
  expect(tests.filter(({ table }) => table === 'stage-by-cause')).toMatchObject([
    { row: '', unit: 'complaint' },
  ]);
  const stars = jsonLines(out, 'tables/stars-by-app.jsonl') as Record<string, number | string>[];
  for (const app of new Set(stars.map((row) => row.app))) {
    const column = stars.filter((row) => row.app === app);
    expect(column.reduce((sum, { count }) => sum + (count as number), 0)).toBe(column[0]!.total);
  }
});

test('a spreadsheet takes no quote for a formula, and a quote stays on one line', async () => {
  const text = '=cmd|calc\n退款没到';
  const out = await bundleOf(await storeOf([coded({ text, says: [['refund.refused', text]] })]));
  expect(csv(out, 'data/complaints.csv')[0]!.quote).toBe("'=cmd|calc 退款没到");
  expect(jsonLines(out, 'data/complaints.jsonl')[0]!.quote).toBe('=cmd|calc 退款没到');
  const { complaints } = await sheetsOf(join(out, 'wenzhen-research.xlsx'));
  expect(complaints![1]).toContain('=cmd|calc 退款没到');
});

test('CSV begins with a byte order mark unless that is not wanted', async () => {
  const store = await inventedStore(10);
  const first = async (bom: boolean) =>
    readFileSync(join(await bundleOf(store, { bom }), 'data/reviews.csv'), 'utf8')[0];
  expect([await first(true), await first(false)]).toEqual(['\uFEFF', 'r']);
});

test('the manifest holds a true hash of every other file, and neither a path nor a clock', async () => {
  const out = await bundleOf(await inventedStore(30));
  const text = readFileSync(join(out, 'manifest.json'), 'utf8');
  const { files } = JSON.parse(text) as { files: Record<string, string> };
  const hash = (name: string) =>
    createHash('sha256')
      .update(readFileSync(join(out, name)))
      .digest('hex');
  const others = filesIn(out).filter((name) => name !== 'manifest.json');
  expect(files).toEqual(Object.fromEntries(others.map((name) => [name, hash(name)])));
  expect(text).not.toContain(process.cwd());
  expect(text).not.toMatch(/"\/|\d\d:\d\d:\d\d/);
});

test('the README tells methods in both languages, the limits of the sample and one line that repeats it', async () => {
  const out = await bundleOf(await inventedStore(50), { crosses: [['issue', 'app']], k: 3 });
  expect(readme(out)).toContain('We collected 50 reviews of 3 apps');
  expect(readme(out)).toContain('我们收集了 3 个应用的 50 条评论');
  expect(readme(out)).toMatch(
    /^wenzhen run --config repeat\.yaml .*--bundle research .*--cross issue,app --k 3/m,
  );
});

test('an issue that nobody states is told too, with the share that it may have', async () => {
  const out = await bundleOf(await inventedStore(60));
  const rows = jsonLines(out, 'tables/issues.jsonl');
  expect(rows).toHaveLength(46);
  const none = rows.find(({ reviews }) => reviews === 0)!;
  expect(none).toMatchObject({ share: 0, low: 0 });
  expect(none.high).toBeGreaterThan(0.05);
});

test('the bundle tells the counts that the database and its report tell', async () => {
  const store = await inventedStore(200);
  const out = await bundleOf(store);
  const { counts } = JSON.parse(readFileSync(join(out, 'manifest.json'), 'utf8'));
  const { reviews, counted: left, duplicates, suspects } = quality(store);
  expect(counts).toMatchObject({
    reviews_collected: reviews,
    reviews_counted: left,
    reviews_repeating: duplicates,
  });
  expect(counts.reviews_suspected).toBeLessThanOrEqual(suspects);
});

test('an empty store gives empty tables', async () => {
  const out = await bundleOf(newStore(), { crosses: [['issue', 'app']] });
  expect(jsonLines(out, 'data/reviews.jsonl')).toEqual([]);
  expect(readme(out)).toContain('We collected 0 reviews');
});

test('a folder without results of agree is refused', async () => {
  const store = await inventedStore(5);
  expect(await faultOf(() => bundleOf(store, { agreement: folder() }))).toBe('no-agreement');
});

test('with results of agree, reliability and corrected shares stand beside the raw ones', async () => {
  const agreement = folder();
  const estimate = (value: number | null) => ({ value, low: value, high: value });
  const share = { share: 0.2, low: 0.1, high: 0.3 };
  const figures = {
    units: 40,
    ...Object.fromEntries(
      ['percent', 'kappa', 'fleiss', 'alpha', 'ac1', 'masi'].map((name) => [name, estimate(0.8)]),
    ),
  };
  const told = {
    coders: [
      { name: 'a', items: 40 },
      { name: 'b', items: 40 },
    ],
    agreement: [{ kind: 'issues', code: '', humanCases: null, humans: figures, machine: null }],
    prevalence: [
      {
        ...{ kind: 'issue', code: 'refund.refused', trueInSample: 9, saidInSample: 8, raw: share },
        sample: { ...estimate(0.25), trust: 0 },
        corrected: { ...estimate(null), sensitivity: null, specificity: 1 },
        powered: { ...estimate(0.23), trust: 0.7 },
      },
    ],
  };
  writeFileSync(join(agreement, 'agreement.json'), JSON.stringify(told));
  const out = await bundleOf(await inventedStore(30), { agreement });
  expect(jsonLines(out, 'tables/prevalence.jsonl')).toMatchObject([
    { code: 'refund.refused', raw: 0.2, sample: 0.25, corrected: null, powered: 0.23 },
  ]);
  expect(jsonLines(out, 'tables/agreement.jsonl')).toMatchObject([{ masi: 0.8 }]);
  expect(readme(out)).toContain('0.80 [0.80, 0.80] between humans');
  expect(readFileSync(join(out, 'latex/prevalence.tex'), 'utf8')).toContain('23.0\\%');
});
