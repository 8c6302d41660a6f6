import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import { corpusSteps } from '../../pipeline/corpus.ts';
import { takeFunnel } from '../../pipeline/funnel.ts';
import { readPlatforms } from '../../pipeline/platforms.ts';
import type { CodedReview, Stars } from '../../pipeline/records.ts';
import { markDuplicates } from '../../pipeline/store/duplicates.ts';
import { keepOperators } from '../../pipeline/store/operators.ts';
import {
  cellQuotes,
  comparedApps,
  funnelMetrics,
  growth,
  impacts,
  journey,
  keyPhrases,
  periods,
  priorities,
  type Store,
  starChanges,
} from '../../pipeline/store/queries.ts';
import type { Writer } from '../../pipeline/store/writer.ts';
import { invented } from '../report/support.ts';
import { coded, faultOf, field, folder, inRun, newStore, type Sample } from './support.ts';

vi.setConfig({ testTimeout: 60_000 }); // a busy machine

const steps = (await corpusSteps({ segmenter: 'jieba' })).filter((step) => step !== markDuplicates);

/** One run that puts these reviews and derives all that follows. */
const night = (
  store: Store,
  reviews: readonly CodedReview[],
  before: (writer: Writer) => unknown = () => {},
) =>
  inRun(store, async (writer, source) => {
    for (const review of reviews) writer.reviews.put(source, review);
    writer.flush();
    await before(writer);
    for (const step of steps) step(writer);
  });

const many = (count: number, sample: Sample, name: string): CodedReview[] =>
  Array.from({ length: count }, (_, place) =>
    coded({ ...sample, id: `${name}${place}`, text: `${sample.text ?? ''}${place}` }),
  );

const day = (n: number) => new Date(Date.UTC(2025, 2, 1 + n, 4)).toISOString().replace('.000Z', 'Z');

/** Crashes come up in the last four weeks of eight; refunds stay as they are. */
const story = (app = '康宁医生'): CodedReview[] =>
  Array.from({ length: 56 }, (_, n) => [
    ...many(2, { app, date: day(n), stars: 5, text: '医生很耐心', polarity: 'pos' }, `${app}p${n}-`),
    ...(n % 3 === 0
      ? many(
          1,
          {
            app,
            date: day(n),
            stars: 1,
            text: '退款一直不到账，',
            says: [['refund.refused', '退款一直不到账']],
            flags: n % 2 === 0 ? ['refund'] : [],
          },
          `${app}r${n}-`,
        )
      : []),
    ...(n >= 28
      ? many(
          1,
          { app, date: day(n), stars: 2, text: '打开就闪退，', says: [['startup.crash', '打开就闪退']] },
          `${app}c${n}-`,
        )
      : []),
  ]).flat();

test('what came up lately explains why the mean fell, costs its stars, and comes first', async () => {
  const store = newStore();
  await night(store, story());
  expect(periods(store)).toMatchObject([{ length: 28, formerFrom: '2025-03-01', newestTo: '2025-04-25' }]);
  const [change] = starChanges(store);
  const parts = new Map(change!.parts.map(({ part, contribution }) => [part, contribution]));
  expect([...parts.values()].reduce((sum, one) => sum + one, 0)).toBeCloseTo(change!.change, 9);
  expect(change!.change).toBeLessThan(-0.6);
  expect(parts.get('startup.crash')).toBeLessThan(-0.8);
  expect(parts.get('refund.refused')).toBeGreaterThan(0.1); // as many of more reviews
  expect(impacts(store).map(({ issue, stars }) => [issue, Math.round(stars)])).toEqual([
    ['startup.crash', -3],
    ['refund.refused', -4],
  ]);
  const [first, second] = priorities(store);
  expect(first).toMatchObject({ issue: 'startup.crash', rank: 1, newest: 28, former: 0, severe: 0 });
  expect(second).toMatchObject({ issue: 'refund.refused', severe: 10, reviews: 19 });
  expect(first!.trend).toBeGreaterThan(2);
});

test('stages and cells have trend and quotes, weeks their reviews and new versions', async () => {
  const store = newStore();
  await night(store, story());
  const stages = journey(store);
  expect(stages.map(({ stage, reviews }) => [stage, reviews])).toEqual([
    ['activation', 28],
    ['revenue', 19],
  ]);
  expect(stages[0]!.changeLow).toBeGreaterThan(0);
  expect(journey(store, { causes: true }).map(({ cause }) => cause)).toEqual(['engineering', 'support']);
  expect(cellQuotes(store).map(({ stage, place, quote }) => [stage, place, quote])).toEqual([
    ['activation', 1, '打开就闪退'],
    ['revenue', 1, '退款一直不到账'],
  ]);
  const weeks = growth(store);
  expect(weeks.reduce((sum, { reviews }) => sum + reviews, 0)).toBe(story().length);
  expect(weeks[0]).toMatchObject({ week: '2025-02-24', versions: ['3.1.0'] });
});

test('phrases of an issue, and of the newest period, are told from the rest', async () => {
  const store = newStore();
  await night(store, story());
  const told = keyPhrases(store).map(({ by, value, phrase }) => [by, value, phrase]);
  expect(told).toContainEqual(['issue', 'startup.crash', '打开就闪退']);
  expect(told).toContainEqual(['period', 'newest', '打开就闪退']);
  expect(told).toContainEqual(['stage', 'revenue', '退款一直不到账']);
});

const textOf = (text: string) => ({ text, textField: field(text) });

const derived = [
  ...['period', 'issue_impact', 'star_change', 'star_change_part', 'issue_priority', 'matrix_cell', 'growth'],
  ...['app_standing', 'operator_standing', 'phrase_log', 'phrase', 'phrase_tally', 'phrase_keyness'],
];
const derivedOf = ({ db }: Store) =>
  Object.fromEntries(
    derived.map((table) => {
      const rows = db.prepare(`SELECT * FROM ${table}`).all();
      return [table, rows.map((row) => JSON.stringify(row)).sort()];
    }),
  );

test('law: several nights leave what one night does, edits and late days too', async () => {
  const all = Array.from({ length: 700 }, (_, place) => invented(place));
  const edited = all.slice(100, 140).map((review, place) => ({
    ...review,
    ...textOf(`${review.text}，改了`),
    stars: ((place % 5) + 1) as Stars,
    complaints: [],
  }));
  const whole = newStore();
  await night(whole, all);
  await night(whole, edited);
  const split = newStore();
  for (const [from, to] of [
    [0, 400],
    [400, 410],
    [410, 700],
  ])
    await night(split, all.slice(from, to));
  for (const review of [edited.slice(0, 3), edited.slice(3)]) await night(split, review);
  expect(derivedOf(split)).toEqual(derivedOf(whole));
  const scratch = newStore();
  const final = new Map([...all, ...edited].map((review) => [`${review.app} ${review.id}`, review]));
  await night(scratch, [...final.values()]);
  expect(derivedOf(scratch)).toEqual(derivedOf(whole));
  expect(comparedApps(whole).length).toBeGreaterThan(10);
});

const platforms = `operators:
  giant: {zh: 巨头, en: giant}
  insurer: {zh: 保险, en: insurer}
apps:
  康宁医生: {operator: giant}
  com.example.bai: {operator: insurer, package: 百川健康}
`;

test('operators are compared by the platforms file; a wrong one is named', async () => {
  const path = join(folder(), 'platforms.yaml');
  writeFileSync(path, platforms);
  const store = newStore();
  await night(store, [...story(), ...story('百川健康')], (writer) =>
    keepOperators(writer, readPlatforms(path)),
  );
  const rows = store.db.prepare('SELECT DISTINCT operator, apps FROM operator_comparison ORDER BY 1').all();
  expect(rows).toEqual([
    { operator: 'giant', apps: 1 },
    { operator: 'insurer', apps: 1 },
  ]);
  writeFileSync(path, platforms.replace('{operator: giant}', '{operator: gaint}'));
  expect(await faultOf(() => readPlatforms(path))).toBe('platforms-invalid');
});

test('funnel numbers land beside the complaints of their stage; bad rows are kept as rejects, a bad file loses nothing', async () => {
  const path = join(folder(), 'team.funnel.csv');
  const weeks = Array.from(
    { length: 8 },
    (_, n) => `${day(n * 7).slice(0, 10)},康宁医生,激活,注册完成率,${80 - n}%`,
  );
  writeFileSync(
    path,
    ['日期,应用,阶段,指标,数值', ...weeks, '2025-03-01,别家,激活,注册完成率,3', ''].join('\n'),
  );
  const store = newStore();
  let summary: Awaited<ReturnType<typeof takeFunnel>> | undefined;
  await night(store, story(), async (writer) => {
    summary = await takeFunnel(path, writer);
  });
  expect(summary).toMatchObject({ kept: 8, rejectedBy: { 'bad-value': 1 }, error: null });
  expect(funnelMetrics(store)).toMatchObject([{ stage: 'activation', weeks: 8, first: 0.8, last: 0.73 }]);
  expect(funnelMetrics(store)[0]!.correlation).toBeLessThan(-0.8);
  const beside = 'SELECT metric, mean, complaining FROM funnel_with_complaints ORDER BY week DESC LIMIT 1';
  expect(store.db.prepare(beside).get()).toEqual({ metric: '注册完成率', mean: 0.73, complaining: 7 });
  expect(store.db.prepare('SELECT input_row, reason FROM reject_list').all()).toEqual([
    { input_row: 10, reason: 'bad-value' },
  ]);
  writeFileSync(path, 'day;value\n1;2\n');
  await night(store, [], async (writer) => {
    summary = await takeFunnel(path, writer);
  });
  expect(summary!.error?.code).toBe('funnel-columns');
  expect(funnelMetrics(store)).toHaveLength(1);
});
