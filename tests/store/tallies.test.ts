import { expect, test } from 'vitest';
import type { Store } from '../../pipeline/store/store.ts';
import { coded, derive, inRun, newStore, type Sample } from './support.ts';

/** Reviews that share days, versions, issues and cells in many ways; the same every time. */
function* mixture(): Generator<Sample> {
  const said = [
    ['stability.crash', '一打开就闪退'],
    ['network.fails', '首页一直转圈'],
    ['refund.refused', '退款还在审核'],
    ['support.unresponsive', '客服没人回'],
    ['order.delivery', '送药晚了三天'],
  ] as const;
  for (let n = 0; n < 400; n++) {
    const says = said.filter((_, place) => (n * 7 + place * place) % (3 + place) === 0);
    yield {
      id: `r${n}`,
      app: n % 3 === 0 ? '百川健康' : '康宁医生',
      date: n % 11 === 0 ? null : `2025-01-0${1 + (n % 4)}T0${n % 10}:00:00Z`,
      version: n % 5 === 0 ? null : `3.${n % 2}`,
      stars: n % 6 === 0 ? null : ((1 + (n % 5)) as 1 | 2 | 3 | 4 | 5),
      polarity: (['neg', 'neu', 'pos', 'mixed'] as const)[n % 4]!,
      flags: n % 9 === 0 ? ['harm', 'removed'] : n % 13 === 0 ? ['refund'] : [],
      text: `${says.map(([, words]) => words).join('，')}${n}`,
      says: says.map(
        ([issue, words], place) => [issue, words, 'text', (n + place) % 4 === 0 ? 0.3 : 0.9] as const,
      ),
    };
  }
}

async function mixedStore(): Promise<Store> {
  const store = newStore();
  await inRun(store, (writer, source) => {
    for (const review of mixture()) writer.reviews.put(source, coded(review));
    writer.flush();
    store.db.exec('UPDATE review SET duplicate_of = 1 WHERE key % 17 = 0');
    derive(writer);
  });
  return store;
}

const counted = `
  SELECT key, app, coalesce((date + 28800) / 86400, -1) AS day, coalesce(version, '') AS version, stars, polarity
  FROM review WHERE duplicate_of IS NULL`;
const stated = `
  SELECT counted.*, complaint.issue, complaint.stage, complaint.cause
  FROM counted JOIN complaint ON complaint.review = counted.key WHERE NOT complaint.abstained`;

const distinct = (condition: string) => `count(DISTINCT key) FILTER (WHERE ${condition})`;
const byStars = [1, 2, 3, 4, 5].map((n) => distinct(`stars = ${n}`)).join(', ');
const bears = (...flags: readonly string[]) =>
  `key IN (SELECT review FROM review_flag JOIN flag ON flag.key = review_flag.flag WHERE flag.id IN ('${flags.join("', '")}'))`;

/** What a tally is, in SQL that looks at nothing but reviews, flags and complaints. */
const definitions: Readonly<Record<string, string>> = {
  issue_tally: `
    SELECT app, day, version, issue, stage, cause, count(DISTINCT key), ${byStars}, ${distinct(bears('leaving', 'refund', 'regulator', 'harm'))}
    FROM stated GROUP BY app, day, version, issue, stage, cause`,
  cell_tally: `
    WITH wide AS (
      SELECT key, app, day, stars, stage, cause FROM stated
      UNION ALL SELECT key, app, day, stars, stage, 0 FROM stated
      UNION ALL SELECT key, app, day, stars, 0, cause FROM stated
    )
    SELECT app, day, stage, cause, count(DISTINCT key), ${byStars} FROM wide GROUP BY app, day, stage, cause`,
  pair_tally: `
    SELECT one.app, one.day, one.version, one.issue, other.issue, ${distinct('stars IS NOT NULL').replaceAll(/key|stars/g, 'one.$&')},
      ${byStars.replaceAll(/key|stars/g, 'one.$&')}
    FROM stated AS one JOIN stated AS other ON other.key = one.key AND other.issue > one.issue
    GROUP BY one.app, one.day, one.version, one.issue, other.issue`,
  set_tally: `
    WITH sets AS (
      SELECT key, app, day, stars, group_concat(issue, ' ' ORDER BY issue) AS issues
      FROM (SELECT DISTINCT key, app, day, stars, issue FROM stated WHERE stars IS NOT NULL) GROUP BY key HAVING count(*) > 2
    )
    SELECT app, day, issues, ${byStars} FROM sets GROUP BY app, day, issues`,
};

test.each(Object.entries(definitions))(
  '%s is what its definition gives over all reviews',
  async (table, definition) => {
    const { db } = await mixedStore();
    const defined = `WITH counted AS (${counted}), stated AS (${stated}) SELECT * FROM (${definition})`;
    const rows = db.prepare(`SELECT * FROM ${table}`).raw().all();
    expect(rows.length).toBeGreaterThan(2);
    expect(rows).toEqual(db.prepare(defined).raw().all());
  },
);

const starSums = 'sum(s1), sum(s2), sum(s3), sum(s4), sum(s5)';

test.each([
  ['issue', 'issue, stage, cause', `sum(reviews), ${starSums}, sum(severe)`],
  ['cell', 'stage, cause', `sum(reviews), ${starSums}`],
  ['pair', 'one, other', `sum(rated), ${starSums}`],
  ['set', 'issues', starSums],
])('%s_total is the sum of its tally', async (name, by, counts) => {
  const { db } = await mixedStore();
  const rows = db.prepare(`SELECT * FROM ${name}_total`).raw().all();
  expect(rows.length).toBeGreaterThan(1);
  const sums = `SELECT app, ${by}, ${counts} FROM ${name}_tally GROUP BY app, ${by}`;
  expect(rows).toEqual(db.prepare(sums).raw().all());
});

test('day_tally tells of every day and version what was collected, counted and left out', async () => {
  const { db } = await mixedStore();
  const row =
    db.prepare(`SELECT sum(reviews) AS reviews, sum(s1 + s2 + s3 + s4 + s5) AS rated, sum(negative) AS negative,
    sum(positive) AS positive, sum(complaining) AS complaining, sum(collected) AS collected, sum(duplicates) AS duplicates,
    sum(abstained) AS abstained, sum(praise) AS praise, sum(removed_praise) AS removed, sum(repeated_praise) AS repeated FROM day_tally`);
  const ask = (what: string, where: string) =>
    db.prepare(`SELECT ${what} FROM review WHERE ${where}`).pluck().get();
  const single = 'duplicate_of IS NULL';
  const unsure = (abstained: 0 | 1) => `key IN (SELECT review FROM complaint WHERE abstained = ${abstained})`;
  const polarity = (...ids: string[]) =>
    `polarity IN (SELECT key FROM polarity WHERE id IN ('${ids.join("', '")}'))`;
  expect(row.get()).toEqual({
    reviews: ask('count(*)', single),
    rated: ask('count(stars)', single),
    negative: ask('count(*)', `${single} AND ${polarity('neg', 'mixed')}`),
    positive: ask('count(*)', `${single} AND ${polarity('pos')}`),
    complaining: ask('count(*)', `${single} AND ${unsure(0)}`),
    collected: 400,
    duplicates: ask('count(*)', 'duplicate_of IS NOT NULL'),
    abstained: ask('count(*)', `${single} AND ${unsure(1)}`),
    praise: ask('count(*)', 'stars = 5'),
    removed: ask('count(*)', `stars = 5 AND ${bears('removed')}`),
    repeated: ask('count(*)', 'stars = 5 AND duplicate_of IS NOT NULL'),
  });
});
