import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { expect, test, vi } from 'vitest';
import { faultOf, folder } from '../store/support.ts';
import { runOver, write } from './support.ts';

vi.setConfig({ testTimeout: 60_000 }); // a busy machine

const data = new URL('../../data/', import.meta.url).pathname;

/** One review a week and app of the sample data, half of them complaints. */
const reviews = ['id,app,date,stars,text'];
for (const [place, app] of ['米芽健康', '半夏问医', '禾安家医'].entries()) {
  for (let week = 0; week < 13; week++) {
    const day = new Date(Date.UTC(2026, 5, 30 + 7 * week)).toISOString().slice(0, 10);
    reviews.push(
      `${place}-${week},${app},${day},${week % 2 ? 1 : 5},${week % 2 ? '打开就闪退' : '很好用'}第${week}周`,
    );
  }
}

const ask = (db: string, sql: string) => new Database(db, { readonly: true }).prepare(sql).all();

test('platforms and funnel of the samples are taken with the reviews, and stay when a later run names none', async () => {
  const home = folder();
  const db = join(home, 'reviews.db');
  const source = write(home, 'reviews.csv', reviews.join('\n'));
  const options = { platforms: join(data, 'platforms.yaml'), funnel: join(data, 'teams.funnel.csv') };
  const { funnel } = await runOver(db, [source], options);
  expect(funnel).toMatchObject({ kept: 210, rejectedBy: { 'bad-date': 1, 'bad-value': 2 }, error: null });
  const kept = () => [
    ask(db, 'SELECT count(*) AS numbers FROM funnel_number'),
    ask(db, 'SELECT operator, count(*) AS apps FROM app_operator GROUP BY operator'),
  ];
  const before = kept();
  expect(before).toEqual([
    [{ numbers: 210 }],
    [
      { operator: 'insurer', apps: 1 },
      { operator: 'internet-giant', apps: 1 },
      { operator: 'medical-information', apps: 1 },
    ],
  ]);
  expect((await runOver(db, [source])).funnel).toBeNull();
  expect(kept()).toEqual(before);
});

test('a folder of reviews passes its funnel files over', async () => {
  const home = folder();
  write(home, 'in/reviews.csv', reviews.join('\n'));
  write(home, 'in/team.funnel.csv', readFileSync(join(data, 'teams.funnel.csv'), 'utf8'));
  const { inputs } = await runOver(join(home, 'reviews.db'), [join(home, 'in')]);
  expect(inputs.map(({ path, error }) => [path, error])).toEqual([[join(home, 'in/reviews.csv'), null]]);
});

test('a funnel file that cannot be read is told and does not stop the run; wrong platforms stop it before it begins', async () => {
  const home = folder();
  const db = join(home, 'reviews.db');
  const source = write(home, 'reviews.csv', reviews.join('\n'));
  const { funnel, inputs } = await runOver(db, [source], { funnel: join(home, 'none.csv') });
  expect([funnel!.error?.code, inputs[0]!.added]).toEqual(['unreadable-input', 39]);
  const platforms = write(home, 'platforms.yaml', 'operators: []');
  expect(await faultOf(() => runOver(db, [source], { platforms }))).toBe('platforms-invalid');
});
