import fc from 'fast-check';
import { expect, test, vi } from 'vitest';
import { loadAdviser } from '../../pipeline/advice/adviser.ts';
import type { Stars } from '../../pipeline/records.ts';
import { advise } from '../../pipeline/store/advice.ts';
import { measureImpact } from '../../pipeline/store/impact.ts';
import type { Store } from '../../pipeline/store/store.ts';
import { coded, derive, inRun, newStore, type Sample } from './support.ts';

vi.setConfig({ testTimeout: 60_000 });

const adviser = loadAdviser();

/** One run that puts these reviews and gives advice. */
const night = (store: Store, reviews: readonly Sample[], by = adviser): Promise<void> =>
  inRun(store, (writer, source) => {
    for (const review of reviews) writer.reviews.put(source, coded(review));
    writer.flush();
    derive(writer);
    measureImpact(writer);
    advise(by)(writer);
  });

const rows = (store: Store, sql: string) => store.db.prepare(sql).all();

const crash = (id: string, text: string, given: Sample = {}): Sample => ({
  id,
  text,
  says: [['startup.crash', '打不开']],
  ...given,
});

test('each rival cause of a finding is told with how many complaints speak for it', async () => {
  const store = newStore();
  await night(store, [
    crash('r1', '更新后，打不开'),
    crash('r2', '升级之后打不开了'),
    crash('r3', '打不开，卸载重装才好'),
    crash('r4', '打不开'),
  ]);
  expect(rows(store, 'SELECT rival, quotes, part FROM rival_cause_list')).toEqual([
    { rival: 'startup.crash/bad-release', quotes: 2, part: 0.428571 },
    { rival: 'startup.crash/corrupt-local-state', quotes: 1, part: 0.285714 },
    { rival: 'startup.crash/launch-overloaded', quotes: 0, part: 0.142857 },
    { rival: 'startup.crash/system-mismatch', quotes: 0, part: 0.142857 },
  ]);
});

test('suggestions of a finding come with all that their rank is made of', async () => {
  const store = newStore();
  await night(store, [crash('r1', '打不开，卸载重装才好', { app: '百川' })]);
  const [first] = rows(store, 'SELECT * FROM suggestion_list ORDER BY rank') as [
    Record<string, number | string>,
  ];
  expect(first).toMatchObject({
    ...{ app: '百川', issue: 'startup.crash', rank: 1, suggestion: 'startup.crash/safe-mode' },
    ...{ rival: 'startup.crash/corrupt-local-state', quotes: 1, part: 0.4, divisor: 1, adopted: 0 },
  });
  expect(first.score).toBeCloseTo(
    ((first.impact as number) * (first.part as number)) / (first.divisor as number),
    6,
  );
});

test('a medical app is given medical suggestions, another one general ones', async () => {
  const store = newStore();
  await night(store, [crash('r1', '打不开'), crash('r2', '打不开', { app: '百川' })]);
  const kindsOf = (app: string) =>
    rows(
      store,
      `SELECT DISTINCT kind FROM finding_suggestion JOIN suggestion ON suggestion.key = suggestion
       JOIN app ON app.key = finding_suggestion.app WHERE app.name = '${app}' ORDER BY kind`,
    ).map((row) => (row as { kind: string }).kind);
  expect(kindsOf('康宁医生')).toEqual(['any', 'medical']);
  expect(kindsOf('百川')).toEqual(['any', 'general']);
});

test('complaints that are left to the reviewer, and those of repeated reviews, speak for nothing', async () => {
  const store = newStore();
  await night(store, [crash('r1', '更新后打不开', { says: [['startup.crash', '打不开', 'text', 0.2]] })]);
  expect(rows(store, 'SELECT * FROM cause_evidence')).toEqual([]);
});

test('praise at one app is there for the others, one clause a day', async () => {
  const store = newStore();
  const praise = { app: '百川', polarity: 'pos', stars: 5 } as const;
  await night(store, [
    { ...praise, id: 'p1', text: '医生回复很快' },
    { ...praise, id: 'p2', text: '虽然界面一般，这里的医生不到五分钟就给了答复，回复很快' },
    { ...praise, id: 'p3', text: '医生回复非常及时特别满意', stars: 3 },
    { ...praise, id: 'p4', text: '医生回复很及时，说得也明白', date: '2025-03-02T04:00:00Z' },
    { ...praise, id: 'p5', text: '医生回复很快', polarity: 'neg' },
  ]);
  expect(
    rows(store, `SELECT app, day, review, quote FROM praise_list WHERE issue = 'consult.slow' ORDER BY day`),
  ).toEqual([
    { app: '百川', day: '2025-03-01', review: 'p1', quote: '医生回复很快' },
    { app: '百川', day: '2025-03-02', review: 'p4', quote: '医生回复很及时' },
  ]);
});

test('what has left the knowledge base keeps its id, marked, and is suggested no more', async () => {
  const store = newStore();
  await night(store, [crash('r1', '打不开')]);
  const issues = new Map(adviser.book.issues);
  const entry = issues.get('startup.crash')!;
  const left = entry.suggestions.filter(({ id }) => id !== 'startup.crash/safe-mode');
  const causes = entry.causes;
  issues.set('startup.crash', { ...entry, causes, suggestions: left });
  await night(store, [], { ...adviser, book: { ...adviser.book, issues, hash: 'another' } });
  expect(rows(store, `SELECT id, current FROM suggestion WHERE id = 'startup.crash/safe-mode'`)).toEqual([
    { id: 'startup.crash/safe-mode', current: 0 },
  ]);
  expect(rows(store, `SELECT * FROM suggestion_list WHERE suggestion = 'startup.crash/safe-mode'`)).toEqual(
    [],
  );
  expect(rows(store, 'SELECT count(*) AS many FROM suggestion_list')).not.toEqual([{ many: 0 }]);
});

const texts = ['更新后打不开', '打不开，重装才好', '打不开', '打不开，一直白屏', '医生回复很快', '打不开😡'];

interface Draft {
  readonly id: string;
  readonly app: string;
  readonly day: number | null;
  readonly stars: Stars | null;
  readonly text: string;
  readonly confidence: number;
}

const review: fc.Arbitrary<Draft> = fc.record({
  id: fc.nat(8).map((n) => `r${n}`),
  app: fc.constantFrom('康宁医生', '百川'),
  day: fc.option(fc.nat(6)),
  stars: fc.constantFrom<Stars | null>(1, 2, 5, null),
  text: fc.constantFrom(...texts),
  confidence: fc.constantFrom(0.2, 0.8, 0.9),
});

const asSample = ({ day, text, confidence, ...rest }: Draft): Sample => ({
  ...rest,
  text,
  date: day === null ? null : `2025-03-0${day + 1}T04:00:00Z`,
  polarity: text.includes('打不开') ? 'neg' : 'pos',
  says: text.includes('打不开') ? [['startup.crash', '打不开', 'text', confidence]] : [],
});

const made = [
  'cause_evidence',
  'praise_quote',
  'app_kind',
  'finding_cause',
  'cause_quote',
  'finding_suggestion',
];
const madeIn = ({ db }: Store) => made.map((table) => db.prepare(`SELECT * FROM ${table}`).all());

test('after any nights the advice is what it would be if made from scratch', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.array(review, { maxLength: 6 }), { maxLength: 4 }), async (nights) => {
      const store = newStore();
      for (const reviews of nights) await night(store, reviews.map(asSample));
      const kept = madeIn(store);
      store.db.exec('DELETE FROM advice_state');
      await night(store, []);
      expect(madeIn(store)).toEqual(kept);
    }),
    { numRuns: 25 },
  );
});
