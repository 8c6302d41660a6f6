import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import type { Gate } from '../../pipeline/nightly/gates/config.ts';
import { uniform } from '../../pipeline/statistics/random.ts';
import { amongOthers, askIn, dayOf, jsonLines, nightIn } from '../nightly/support.ts';
import { write } from '../run/support.ts';
import { wenzhen } from './wenzhen.ts';

vi.setConfig({ testTimeout: 120_000, hookTimeout: 300_000 });

/** What reviewers complain of and what they praise. */
const complaints = [
  '点开就闪退',
  '验证码一直收不到',
  '申请退款不给退',
  '没同意就自动续费扣钱',
  '客服全是机器人',
  '广告弹个没完',
];
const praises = ['医生很耐心', '挂号很方便', '送药很快', '界面清楚好用'];

/** So many reviews of a night; `says` draws what each of them says, with its stars. */
function reviews(
  night: number,
  count: number,
  says: (draw: () => number) => readonly [string, number] = usual,
) {
  const draw = uniform(night + 1);
  return Array.from({ length: count }, (_, number) => {
    const [text, stars] = says(draw);
    const version = `3.${Math.floor(night / 7)}.0`;
    return {
      id: `${night}-${number}`,
      app: '青禾问诊',
      date: `${dayOf(night)} 09:00`,
      stars,
      version,
      text: amongOthers(text, draw),
    };
  });
}

/** Two of three complain. */
const usual = (draw: () => number): readonly [string, number] =>
  draw() < 2 / 3
    ? [complaints[Math.floor(draw() * complaints.length)]!, 1]
    : [praises[Math.floor(draw() * praises.length)]!, 5];

const tonight = 9;
const many = 150;

/** A team whose nights went well, with a day between them, up to yesterday; and a copy of its folder as it was then. */
let team: string;
let yesterday: string;

beforeAll(async () => {
  team = mkdtempSync(join(tmpdir(), 'wenzhen-'));
  yesterday = mkdtempSync(join(tmpdir(), 'wenzhen-'));
  cpSync(new URL('../../lexicons', import.meta.url), join(team, 'lexicons'), { recursive: true });
  nightIn(team, 'exports: {formats: []}\nretention: {backups: 0}\nlexicons: lexicons\n');
  for (let night = 0; night < tonight; night++) {
    write(team, `exports/${night}.jsonl`, jsonLines(reviews(night, many)));
    expect((await wenzhen(['nightly', join(team, 'nightly.yaml'), '--quiet'])).code).toBe(0);
  }
  const store = new Database(join(team, 'w.db'));
  store.prepare('UPDATE night SET started = unixepoch() - 86400 * (? - key)').run(tonight + 1);
  store.close();
  cpSync(team, yesterday, { recursive: true });
});

afterAll(() => {
  for (const folder of [team, yesterday]) rmSync(folder, { recursive: true, force: true });
});

type Doing = () => void;
const brings = (rows: readonly object[]) => () => void write(team, 'exports/tonight.jsonl', jsonLines(rows));

/** Somebody edits the lexicons, and the words of every class end up under the next one. */
const mixesUp: Doing = () => {
  for (const file of ['lexicons/failures.yaml', 'lexicons/touchpoints.yaml']) {
    const words = readFileSync(join(team, file), 'utf8');
    const classes = [...words.matchAll(/\[[^\]]*\]/g)].map(([list]) => list);
    const next = [...classes.slice(1), classes[0]!].values();
    write(
      team,
      file,
      words.replace(/\[[^\]]*\]/g, () => next.next().value!),
    );
  }
};

const cases: readonly (readonly [gate: Gate | 'none', what: string, more: string, Doing])[] = [
  ['none', 'a usual night', '', brings(reviews(tonight, many))],
  ['fall', 'a source that has dried up', '', brings(reviews(tonight, 5))],
  ['jump', 'another export', '', brings(reviews(tonight, 6 * many))],
  ['schema', 'a column that is gone', '', brings(reviews(tonight, many).map(({ version, ...row }) => row))],
  [
    'language',
    'reviews of another market',
    '',
    brings(
      reviews(tonight, many).map((row, number) =>
        number % 2 === 0
          ? {
              ...row,
              stars: 5,
              text: `My order number ${number} arrived early and the doctor was kind to us`,
            }
          : row,
      ),
    ),
  ],
  [
    'rejects',
    'dates that nobody can read',
    '',
    brings(reviews(tonight, many).map((row, number) => (number % 3 === 0 ? { ...row, date: '某天' } : row))),
  ],
  [
    'unknown',
    'complaints of nothing that is known',
    '',
    brings(reviews(tonight, many, (draw) => (draw() < 0.6 ? ['很不满意', 1] : usual(draw)))),
  ],
  [
    'issues',
    'one complaint in place of all others',
    '',
    brings(reviews(tonight, many, () => ['点开就闪退', 1])),
  ],
  ['recoded', 'other words, and so other shares', 'gates: {coder: off, fall: off}\n', mixesUp],
  [
    'coder',
    'words that the coder needs stand under other classes',
    'gates: {recoded: off, fall: off}\n',
    mixesUp,
  ],
];

test.each(cases)('gate %s: %s', async (gate, _, more, befalls) => {
  rmSync(team, { recursive: true });
  cpSync(yesterday, team, { recursive: true });
  write(team, 'nightly.yaml', `${readFileSync(join(team, 'nightly.yaml'), 'utf8')}${more}`);
  befalls();
  const ask = askIn(team);
  const state = () =>
    ask(
      'SELECT (SELECT count(*) FROM review), (SELECT max(run) FROM run_list), (SELECT max(coder) FROM review)',
    );
  const before = state();
  const { code, err } = await wenzhen(['nightly', '--log', 'json', '--lang', 'en'], { cwd: team });
  const { gates, known } = JSON.parse(err.trim().split('\n').at(-1)!) as {
    gates: { gate: string }[];
    known: number;
  };
  expect([...new Set(gates.map((verdict) => verdict.gate))]).toEqual(gate === 'none' ? [] : [gate]);
  expect(code).toBe(gate === 'none' ? 0 : 4);
  expect(known).toBe(tonight); // the files of the nights before, which were started in another folder
  if (gate === 'none') return;
  expect(state()).toEqual(before);
  const [[why]] = ask('SELECT why_zh FROM night_list ORDER BY night DESC LIMIT 1') as [[string]];
  expect(why).not.toBe('');
});
