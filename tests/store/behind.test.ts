import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { loadPhraseMeans } from '../../pipeline/corpus.ts';
import { sayingsOf } from '../../pipeline/phrases/extract.ts';
import {
  behind,
  type CellValue,
  countingColumns,
  type NumberAnswer,
  reviewById,
  traceNumber,
  viewNames,
  viewRow,
} from '../../pipeline/store/queries.ts';
import { openStore, type Store } from '../../pipeline/store/store.ts';
import { databaseOf, type Shelf, takeIn, unsure, variety } from '../web/support.ts';
import { faultOf } from './support.ts';

let shelf: Shelf;
let store: Store;
let speaks: (evidence: string, phrase: string) => boolean;

beforeAll(async () => {
  shelf = await databaseOf(variety());
  await takeIn(shelf.path, [unsure('late', { says: [['support.unresponsive', '等到现在也没有动静']] })]);
  store = openStore(shelf.path, { readonly: true });
  const { wordsOf, edges } = await loadPhraseMeans({ segmenter: 'jieba', lexicons: undefined });
  speaks = (evidence, phrase) => sayingsOf(wordsOf(evidence), edges).includes(phrase);
}, 120_000);
afterAll(() => {
  store.close();
  shelf.clear();
});

/** Rows looked at of each view, spread over it. */
const looked = 12;

function someRows(view: string): Record<string, CellValue>[] {
  const all = store.db.prepare(`SELECT * FROM ${view}`).all() as Record<string, CellValue>[];
  const step = Math.max(1, Math.floor(all.length / looked));
  return all.filter((_, place) => place % step === 0);
}

/** What these columns count otherwise than by reviews; undefined: it is no count that could be compared. */
const compared: Readonly<Record<string, (answer: NumberAnswer) => number | undefined>> = {
  'growth_list.complaining_share': ({ share }) => share,
  'period_list.newest': ({ of }) => of,
  'period_list.former': ({ of }) => of,
  'star_change_list.after': ({ share }) => share,
  'star_change_list.before': ({ share }) => share,
  'phrase_keyness_list.said': ({ total }) => total,
  'rival_cause_list.quotes': ({ total }) => total,
  'suggestion_list.quotes': ({ total }) => total,
  'funnel_correlation_list.correlation': () => undefined,
  'topic_event_list.kind': () => undefined,
  'change_point_list.after': () => undefined,
};

/** Parts of a change of the stars that are no issue, and numbers of apps without periods, have no complaints of their own. */
const hasComplaints = (view: string, cells: Record<string, CellValue>, number: string): boolean =>
  cells[number] !== null && !(view === 'star_change_list' && cells.issue_zh === null);

describe('law: every number of every view leads to what makes it', () => {
  const counting = Object.entries(countingColumns).flatMap(([view, columns]) =>
    Object.keys(columns).map((column) => [view, column] as const),
  );

  test.each(counting)('%s.%s', (view, column) => {
    const { about, columns } = viewRow(store, 'app_list', new Map([['app', '康宁医生']]));
    for (const cells of someRows(view)) {
      if (!hasComplaints(view, cells, column)) continue;
      const origin = behind(store, { view, about, columns, cells }, column);
      if (origin.kind !== 'complaints') throw new Error(`${view} counts complaints`);
      const answer = traceNumber(store, { ...origin.request, speaks, limit: 3 });
      const number = (compared[`${view}.${column}`] ?? ((of) => of.reviews))(answer);
      if (number !== undefined) expect(number, JSON.stringify(cells)).toBeCloseTo(Number(cells[column]), 9);
      for (const { field, start, end, quote, sha256, row, ...complaint } of answer.complaints) {
        expect(quote).toBe(complaint[field].slice(start, end));
        expect([sha256, row > 0]).toEqual([expect.any(String), true]);
      }
    }
  });

  test('rows of all other views are of one review, of days that are counted, or of what a run read', () => {
    for (const view of viewNames().filter((name) => !(name in countingColumns)))
      for (const cells of someRows(view)) {
        const origin = behind(store, { view, about: '', columns: [], cells });
        if (origin.kind === 'review')
          expect(reviewById(store, origin.review, { app: origin.app }), view).not.toBeNull();
        else expect(origin, view).toMatchObject({ kind: 'inputs', run: expect.any(Number) });
      }
  });
});

test('a row is named by its columns; what is not one row is refused with what would help', async () => {
  const row = (view: string, values: Record<string, string>) =>
    viewRow(store, view, new Map(Object.entries(values)));
  expect(row('app_list', { app: '康宁医生' }).cells.app).toBe('康宁医生');
  expect(await faultOf(() => row('issue_by_dy', {}))).toBe('unknown-view');
  expect(await faultOf(() => row('app_list', { ap: 'x' }))).toBe('unknown-column');
  expect(await faultOf(() => row('app_list', { app: 'x' }))).toBe('no-row');
  expect(await faultOf(() => row('finding_list', { app: '康宁医生' }))).toBe('several-rows');
  expect(await faultOf(() => behind(store, row('app_list', { app: '康宁医生' }), 'low'))).toBe(
    'unknown-number',
  );
});
