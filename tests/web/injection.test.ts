import { afterAll, beforeAll, expect, test } from 'vitest';
import { coded } from '../store/support.ts';
import { databaseOf, optionsFor, type Shelf, token, visitorOf } from './support.ts';

/** What a reviewer may write, and what may stand in every other field that comes from outside. */
const hostile = [
  `<script>alert(1)</script>`,
  `"><img src=x onerror=alert(1)>`,
  `' onmouseover='alert(1)`,
  `</textarea></select><svg onload=alert(1)>`,
  `javascript:alert(1)`,
  `{{constructor.constructor('alert(1)')()}}`,
  `<a href="javascript:alert(1)" hx-get="//evil.example/">x</a>`,
  `&lt;script&gt;alert(1)&lt;/script&gt;`,
  `<!--<script>`,
  `\u0000\u202E<b>`,
].join(' ');

const app = `康宁"><script>alert(2)</script>&app=`;
const id = `"/><script>alert(3)</script>`;

let shelf: Shelf;
let options: ReturnType<typeof optionsFor>;
let visit: ReturnType<typeof visitorOf>;

beforeAll(async () => {
  const review = (place: number) =>
    coded({
      ...{
        id: `${id}${place}`,
        app,
        title: hostile,
        text: `${hostile} 闪退 ${place}`,
        version: hostile.slice(0, 60),
      },
      ...{ answer: hostile, device: hostile, flags: ['abstained'] },
      says: [
        ['stability.crash', hostile.slice(0, 40)],
        ['refund.refused', '闪退', 'text', 0.2],
      ],
      date: `2025-03-${10 + place}T04:00:00Z`,
    });
  shelf = await databaseOf(Array.from({ length: 12 }, (_, place) => review(place)));
  options = optionsFor(shelf.path);
  visit = visitorOf(options);
}, 60_000);
afterAll(() => {
  options.reader.close();
  shelf.clear();
});

const of = `app=${encodeURIComponent(app)}`;
const urls = [
  ...[
    '/',
    '/apps',
    `/app?${of}`,
    `/issues?${of}`,
    `/issue?issue=stability.crash&${of}`,
    '/issue?issue=stability.crash',
  ],
  ...[
    `/topics?${of}`,
    '/alerts',
    '/ledger',
    '/reviews',
    `/reviews?${of}`,
    `/review?${of}&id=${encodeURIComponent(`${id}3`)}`,
  ],
  ...[
    '/queue',
    `/search?q=${encodeURIComponent('alert')}`,
    `/search?q=${encodeURIComponent(`闪退 "${hostile.slice(0, 80)}`)}`,
  ],
  ...[`/reviews?version=${encodeURIComponent(hostile)}`, `/reviews?issue=${encodeURIComponent(hostile)}`],
  ...[
    `/${encodeURIComponent(hostile)}`,
    `/queue?list=${encodeURIComponent(hostile)}`,
    `/?x=${encodeURIComponent(hostile)}`,
  ],
];

/** Tags as a browser would see them. */
const tags = (page: string): string[] => page.match(/<[a-z!/][^>]*>/gi) ?? [];

test.each(urls)('what comes from outside is text on %s', async (url) => {
  const { text } = await visit(url, { headers: { cookie: `wenzhen_token=${token}` } });
  for (const tag of tags(text)) {
    expect(tag).not.toMatch(/^<(img|iframe|object|embed|base|style|textarea)\b/i);
    expect(withoutValues(tag)).not.toMatch(/\son[a-z]+=|\sstyle=/i);
    if (/^<script/i.test(tag)) expect(tag).toMatch(/^<script src="\/(htmx|keys)\.js" defer>$/);
    for (const [, target] of tag.matchAll(/\s(?:href|src|action|hx-get|hx-post)="([^"]*)"/gi))
      expect(target).toMatch(/^(\/(?!\/)|#|data:,)/);
  }
  expect(options.defects).toEqual([]);
});

const withoutValues = (tag: string): string => tag.replace(/"[^"]*"/g, '""');

test('CSV cells that a spreadsheet would take for formulas are text', async () => {
  const formulas = ['=HYPERLINK("http://evil.example")', '+1+1', '-2+3', '@SUM(A1)'];
  const other = await databaseOf(
    formulas.map((text, place) => coded({ id: `f${place}`, text, says: [['stability.crash', text]] })),
  );
  const own = optionsFor(other.path);
  const { text } = await visitorOf(own)('/reviews.csv');
  own.reader.close();
  other.clear();
  const cells = text.split('\r\n').flatMap((line) => line.split(/,(?=(?:[^"]*"[^"]*")*[^"]*$)/));
  expect(cells.filter((cell) => /^"?[=+@-]/.test(cell))).toEqual([]);
  expect(text).toContain(`'+1+1`);
});
