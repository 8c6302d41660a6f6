import { expect, test, vi } from 'vitest';
import { loadAdviser } from '../../pipeline/advice/adviser.ts';
import { adopt, undoAdoption } from '../../pipeline/store/adoptions.ts';
import { advise } from '../../pipeline/store/advice.ts';
import { measureImpact } from '../../pipeline/store/impact.ts';
import { adoptions } from '../../pipeline/store/queries.ts';
import type { Store } from '../../pipeline/store/store.ts';
import { coded, derive, faultOf, inRun, newStore, type Sample } from './support.ts';

vi.setConfig({ testTimeout: 60_000 });

const giveAdvice = advise(loadAdviser());

const night = (store: Store, reviews: readonly Sample[]): Promise<void> =>
  inRun(store, (writer, source) => {
    for (const review of reviews) writer.reviews.put(source, coded(review));
    writer.flush();
    derive(writer);
    measureImpact(writer);
    giveAdvice(writer);
  });

/** Ten reviews a day on days `from` to `to` of 2025, the first so many of which complain of crashes at launch. */
function days(
  app: string,
  from: number,
  to: number,
  complaining: number,
  version: string | null = null,
): Sample[] {
  return Array.from({ length: 10 * (to - from + 1) }, (_, place): Sample => {
    const day = from + Math.floor(place / 10);
    const complains = place % 10 < complaining;
    return {
      id: `${app}-${day}-${place % 10}-${version}`,
      app,
      version,
      date: new Date(Date.UTC(2025, 0, day, 4)).toISOString().replace('.000Z', 'Z'),
      stars: complains ? 1 : 5,
      polarity: complains ? 'neg' : 'pos',
      text: complains ? '打不开' : '好用',
      says: complains ? [['startup.crash', '打不开']] : [],
    };
  });
}

const suggestion = 'startup.crash/safe-mode';
const [first] = ['康宁医生', '百川'] as const;
const day29 = { date: '2025-01-29' };

/** Four weeks before and four after day 29: `first` halves its share, `百川` keeps its own. */
async function twoApps(): Promise<Store> {
  const store = newStore();
  await night(store, [...days(first, 1, 28, 4), ...days(first, 29, 56, 2), ...days('百川', 1, 56, 3)]);
  return store;
}

test('an adopted suggestion is judged at once against the other app', async () => {
  const store = await twoApps();
  adopt(store, { suggestion, app: first, since: day29, note: '3.2 版上线安全模式' });
  expect(adoptions(store)).toMatchObject([
    {
      ...{
        app: first,
        suggestion,
        issue: 'startup.crash',
        date: '2025-01-29',
        version: null,
        note: '3.2 版上线安全模式',
      },
      ...{
        verdict: 'helped',
        start: '2025-01-29',
        weeks: 4,
        controls: 1,
        controlChange: 0,
        parallel: null,
        shared: 0,
      },
      ...{ before: { reviews: 280, stating: 112 }, after: { reviews: 280, stating: 56 } },
      effect: { share: -0.2 },
    },
  ]);
});

test('the mark survives later runs, which judge it anew', async () => {
  const store = newStore();
  await night(store, days(first, 1, 30, 4));
  adopt(store, { suggestion, app: first, since: day29, note: '' });
  expect(adoptions(store)[0]!.verdict).toBe('early');
  await night(store, days(first, 31, 56, 1));
  expect(adoptions(store)[0]!).toMatchObject({ verdict: 'helped', controls: 0 });
});

test('a version holds from the first day a counted review names it; older versions have not met it', async () => {
  const store = newStore();
  await night(store, [
    ...days(first, 1, 28, 4, '3.1'),
    ...days(first, 29, 56, 4, '3.1'),
    ...days(first, 29, 56, 1, '3.2'),
  ]);
  adopt(store, { suggestion, app: first, since: { version: '3.2' }, note: '' });
  expect(adoptions(store)[0]!).toMatchObject({
    ...{ start: '2025-01-29', verdict: 'helped', version: '3.2' },
    after: { reviews: 280, stating: 28 },
  });
});

test('a version that no review names yet is too early', async () => {
  const store = await twoApps();
  adopt(store, { suggestion, app: first, since: { version: '9.9' }, note: '' });
  expect(adoptions(store)[0]!).toMatchObject({ verdict: 'early', start: null, effect: null });
});

test('an app that has taken up something about the same issue is not compared with', async () => {
  const store = await twoApps();
  adopt(store, { suggestion, app: first, since: day29, note: '' });
  adopt(store, { suggestion: 'startup.crash/staged-rollout', app: '百川', since: day29, note: '' });
  expect(adoptions(store).map(({ controls }) => controls)).toEqual([0, 0]);
});

test('two suggestions for one issue at one time share their verdict', async () => {
  const store = await twoApps();
  adopt(store, { suggestion, app: first, since: day29, note: '' });
  adopt(store, {
    suggestion: 'startup.crash/staged-rollout',
    app: first,
    since: { date: '2025-02-03' },
    note: '',
  });
  expect(adoptions(store).map(({ shared }) => shared)).toEqual([1, 1]);
});

test('a mark can be taken away, once', async () => {
  const store = await twoApps();
  adopt(store, { suggestion, app: first, since: day29, note: '' });
  undoAdoption(store, { suggestion, app: first });
  expect(adoptions(store)).toEqual([]);
  expect(await faultOf(() => undoAdoption(store, { suggestion, app: first }))).toBe('not-adopted');
});

test('what is unknown, or marked already, is a clear error that changes nothing', async () => {
  const store = await twoApps();
  const mark = { suggestion, app: first, since: day29, note: '' };
  expect(await faultOf(() => adopt(store, { ...mark, suggestion: 'startup.crash/safe-mod' }))).toBe(
    'unknown-suggestion',
  );
  expect(await faultOf(() => adopt(store, { ...mark, app: '康宁' }))).toBe('unknown-app');
  adopt(store, mark);
  expect(await faultOf(() => adopt(store, mark))).toBe('already-adopted');
  expect(adoptions(store)).toHaveLength(1);
});
