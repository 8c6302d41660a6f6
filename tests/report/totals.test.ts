import { expect, test } from 'vitest';
import { overview, snapshot, totals } from '../../pipeline/store/queries.ts';
import { openStore } from '../../pipeline/store/store.ts';
import { coded, derive, inRun } from '../store/support.ts';
import { storeOf } from './support.ts';

const text = '退款没到，押金也没退，客服不理人';

test('a review counts once for a code that it states twice', async () => {
  const store = await storeOf([
    coded({
      id: 'a',
      stars: 1,
      text,
      says: [
        ['refund.refused', '退款没到'],
        ['refund.refused', '押金也没退'],
        ['support.unresponsive', '客服不理人'],
      ],
    }),
    coded({ id: 'b', stars: 2, text, says: [['refund.refused', '退款没到']] }),
    coded({ id: 'c', stars: null, text: '很好' }),
    coded({ id: 'd', stars: 5, text: '不错' }),
  ]);
  expect(totals(store, { by: 'issue' })).toMatchObject([
    { id: 'refund.refused', reviews: 2, complaints: 2, meanStars: 1.5, share: 0.5 },
    { id: 'support.unresponsive', reviews: 1, complaints: 1, meanStars: 1, share: 0.25 },
  ]);
  expect(totals(store, { by: 'cause' })).toMatchObject([{ id: 'support', reviews: 2, complaints: 3 }]);
  expect(overview(store)).toMatchObject({
    counted: 4,
    complaining: 2,
    share: 0.5,
    starred: 3,
    complaints: 3,
  });
  expect(totals(store, { by: 'issue', app: '别的应用' })).toEqual([]);
});

test('a reader who has begun sees one state to the end, whatever is published meanwhile', async () => {
  const store = await storeOf([coded({ id: 'a' })]);
  const reader = openStore(store.path, { readonly: true });
  await snapshot(reader, async () => {
    expect(overview(reader).counted).toBe(1);
    await inRun(store, (writer, source) => {
      writer.reviews.put(source, coded({ id: 'b' }));
      writer.flush();
      derive(writer);
    });
    expect(overview(reader).counted).toBe(1);
  });
  expect(overview(reader).counted).toBe(2);
  reader.close();
});
