import { cpSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { askIn, dayOf, jsonLines, nightAfter, nightIn, type Row, reviewsOf } from '../nightly/support.ts';
import { folder } from '../store/support.ts';
import { write } from '../run/support.ts';

const nights = 30;
/** No export comes on these days, and the nights are held; the first one after them brings them all. */
const outage = [12, 13, 14];
/** On this day the lexicons are edited. */
const edited = 20;

const perDay = 24;

/** The export of a day: it overlaps with the two days before, and has one row that is none. */
const exported = (from: number, to: number): object[] => [
  ...Array.from({ length: to - from + 1 }, (_, at) => reviewsOf(from + at, perDay)).flat(),
  { ...(reviewsOf(to, 1)[0] as Row), id: `bad-${to}`, date: '某天' },
];

test('thirty nights with overlapping exports, an outage and edited lexicons: the totals hold every night', {
  timeout: 600_000,
}, async () => {
  const place = folder();
  const file = nightIn(place, 'exports: {formats: []}\nretention: {backups: 2}\nlexicons: lexicons\n');
  cpSync(new URL('../../lexicons', import.meta.url), join(place, 'lexicons'), { recursive: true });
  const seen = new Set<string>();
  let from = 0;
  const ask = (sql: string) => askIn(place)(sql);
  for (let day = 0; day < nights; day++) {
    if (day === edited) {
      const words = readFileSync(join(place, 'lexicons/failures.yaml'), 'utf8');
      write(place, 'lexicons/failures.yaml', `${words}\n# edited on day ${day}\n`);
    }
    if (!outage.includes(day)) {
      write(place, `exports/${dayOf(day)}.jsonl`, jsonLines(exported(Math.max(0, from - 2), day)));
      from = day + 1;
    }
    const { outcome, night } = await nightAfter(file, day);
    const { read, accepted, rejected, added, revised, updated, unchanged } = night.rows;
    expect(outcome, `night ${day}`).toBe(outage.includes(day) ? 'held' : 'published');
    expect(read, `night ${day}`).toBe(accepted + rejected);
    expect(accepted, `night ${day}`).toBe(added + revised + updated + unchanged);
    for (let one = 0; one < from; one++) for (const { id } of reviewsOf(one, perDay)) seen.add(id);
    expect(ask('SELECT count(*) FROM review'), `night ${day}`).toEqual([[seen.size]]);
    expect(ask('SELECT sum(added) FROM night_list'), `night ${day}`).toEqual([[seen.size]]);
    expect(ask('SELECT sum(collected) FROM day_tally'), `night ${day}`).toEqual([[seen.size]]);
    expect(ask('SELECT count(DISTINCT coder) FROM review')).toEqual([[1]]);
    expect(ask(`SELECT count(*) FROM run_list WHERE read <> accepted + rejected`)).toEqual([[0]]);
  }
  expect(ask('SELECT count(*) FROM night')).toEqual([[nights]]);
  expect(ask('SELECT count(*) FROM coder')).toEqual([[2]]);
  expect(ask(`SELECT count(*) FROM reject`)).toEqual([[nights - outage.length]]);
});
