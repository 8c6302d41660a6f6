import { describe, expect, it } from 'vitest';
import { fromJsonLine, normalise } from '../../pipeline/ingest/index.ts';
import { parseStars } from '../../pipeline/ingest/stars.ts';
import type { RawFields, RawReview } from '../../pipeline/records.ts';

const raw = (fields: RawFields, source = 'plain', input = 'a.csv'): RawReview => ({
  kind: 'raw',
  origin: { source, input, row: 2 },
  fields,
  dates: { zone: 'Asia/Shanghai' },
});
const run = (fields: RawFields, source?: string, input?: string) =>
  normalise.run(raw(fields, source, input), undefined);

describe('ratings', () => {
  it.each([
    ['5', 5],
    ['4.0', 4],
    ['３', 3],
    [' 2 ', 2],
    ['★★★★', 4],
    ['★★☆☆☆', 2],
    ['⭐️⭐️⭐️', 3],
    ['5星', 5],
    ['五星', 5],
    ['三颗星', 3],
    ['4分', 4],
    ['1 star', 1],
    ['4/5', 4],
    ['', null],
    [' ', null],
  ])('%j is %s', (text, stars) => {
    expect(parseStars(text)).toBe(stars);
  });

  it.each(['0', '6', 'abc', '4.5', '-1', '★★★★★★', '五十', '10', '3/10'])('%s is none', (text) => {
    expect(parseStars(text)).toBeUndefined();
  });
});

describe('normalise', () => {
  it('leaves title and text as they came, and makes blank columns null', () => {
    expect(
      run({ id: ' 7 ', text: ' 好 \n', title: ' ', stars: '5', author: '', app: ' 问安 ', version: '' }),
    ).toMatchObject({
      id: '7',
      text: ' 好 \n',
      title: '',
      stars: 5,
      author: null,
      app: '问安',
      version: null,
      date: null,
    });
  });

  it('gives the same id to the same review wherever its file lies, however its date is written', () => {
    const one = run({ text: '好', author: '甲', date: '2024-01-02 08:00' }, 'plain', 'x/a.csv');
    const other = run(
      { text: '好', author: '甲', date: '2024年1月2日 上午8:00', stars: '5' },
      'plain',
      'b.csv',
    );
    expect(one).toHaveProperty('id', expect.stringMatching(/^[0-9a-f]{24}$/));
    expect(other).toHaveProperty('id', (one as { id: string }).id);
  });

  it('gives another id to another app, author, date, text or source', () => {
    const fields = { text: '好', author: '甲', date: '2024-01-02', app: '问安' };
    const changes = [{}, { text: '坏' }, { author: '乙' }, { date: '2024-01-03' }, { app: '康康' }].map(
      (change) => run({ ...fields, ...change }),
    );
    const ids = [...changes, run(fields, 'qimai')].map((review) => (review as { id: string }).id);
    expect(new Set(ids).size).toBe(6);
  });

  it('keeps a review whose text holds one character that was cut in half', () => {
    expect(run({ text: '好\uFFFD' })).toMatchObject({ text: '好\uFFFD' });
    expect(run({ text: '\uFFFD\uFFFD好' })).toMatchObject({ drop: 'bad-encoding' });
  });

  it('says in the detail of a drop what the value was', () => {
    expect(run({ text: '好', stars: '七' })).toMatchObject({
      drop: 'bad-stars',
      detail: expect.stringContaining('七'),
    });
    expect(run({ text: '好', date: '2024-02-30' })).toMatchObject({
      drop: 'bad-date',
      detail: expect.stringContaining('2024-02-30'),
    });
  });
});

describe('one parsed JSON object', () => {
  it('is read with numbers for any value', () => {
    const line = fromJsonLine(
      { id: 12, text: '好', stars: 5, date: 1562166245000, version: 2.5, extra: [1] },
      3,
    );
    expect(line).toMatchObject({
      origin: { row: 3, input: '-' },
      fields: { id: '12', stars: '5', version: '2.5' },
    });
  });

  it.each([
    [null, 'not-an-object'],
    ['好', 'not-an-object'],
    [[1], 'not-an-object'],
    [{ text: {} }, 'bad-value'],
    [{ text: true }, 'bad-value'],
    [{ text: '好', stars: [] }, 'bad-value'],
  ])('%j is dropped', (value, reason) => {
    expect(fromJsonLine(value, 1)).toMatchObject({ drop: reason });
  });

  it('takes no id from a number that parsing has rounded', () => {
    const review = normalise.run(
      fromJsonLine(JSON.parse('{"id":12345678901234567890,"text":"好"}'), 1) as RawReview,
      undefined,
    );
    expect(review).toHaveProperty('id', expect.stringMatching(/^[0-9a-f]{24}$/));
  });
});
