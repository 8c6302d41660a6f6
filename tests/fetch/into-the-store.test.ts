import { join } from 'node:path';
import { expect, test } from 'vitest';
import { runOver } from '../run/support.ts';
import { answerJson, serve } from '../http/server.ts';
import { folder } from '../store/support.ts';
import { entries, Source } from './support.ts';

test('three nights of overlapping pages: every entry is read, every review stands once, and each row has its file', async () => {
  let list = entries(30);
  const { url } = await serve(({ query }, response) => {
    const page = Number(query.get('page'));
    const rows: unknown[] = list.slice(page * 10 - 10, page * 10);
    answerJson(response, page === 1 ? [...rows, { id: 'none' }, 'odd'] : rows);
  });
  const source = new Source({
    kind: 'json',
    url,
    fields: { id: 'id', text: 'text', date: 'date' },
    paging: { by: 'page', parameter: 'page' },
    newestFirst: true,
  });
  const db = join(folder(), 'reviews.db');
  let [stood, nights] = [0, 0];
  for (const newest of [30, 35, 35]) {
    list = entries(newest, Date.UTC(2025, 2, 1) + (newest - 30) * 3_600_000);
    const fetched = await source.fetch({ now: () => new Date(Date.UTC(2025, 2, 2 + nights++)) });
    const { inputs } = await runOver(db, fetched.files, { app: '康宁医生' });
    const sum = (key: 'read' | 'accepted' | 'rejected' | 'added' | 'unchanged') =>
      inputs.reduce((total, input) => total + input[key], 0);
    expect(sum('read')).toBe(fetched.reviews);
    expect(sum('read')).toBe(sum('accepted') + sum('rejected'));
    expect(sum('rejected')).toBe(2);
    expect(inputs.map(({ path }) => path)).toEqual(fetched.files);
    stood += sum('added');
    expect(stood).toBe(newest);
  }
});
