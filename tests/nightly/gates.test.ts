import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type GateLimits, gateShape } from '../../pipeline/nightly/gates/config.ts';
import { type Evidence, judge } from '../../pipeline/nightly/gates/index.ts';
import type { Counts, Profile } from '../../pipeline/nightly/profile.ts';

const limits: GateLimits = gateShape.parse({});
const night = 86_400;

const counts = (share: Counts, total: number): Counts =>
  Object.fromEntries(Object.entries(share).map(([name, part]) => [name, Math.round(part * total)]));

const issues = { 'refund.refused': 0.4, 'startup.crash': 0.3, 'price.expensive': 0.3 };

/** A usual night of an app with so many new reviews. */
function usual(reviews = 100, more: Partial<Profile> = {}): Profile {
  return {
    apps: { 青禾问诊: reviews },
    inputs: {
      'exports · plain': {
        read: reviews,
        rejected: 0,
        filled: { text: reviews, stars: reviews, version: Math.round(reviews * 0.9) },
      },
    },
    languages: counts({ zh: 0.97, en: 0.03 }, reviews),
    negative: Math.round(reviews * 0.6),
    unknown: Math.round(reviews * 0.06),
    fresh: { reviews, issues: counts(issues, reviews) },
    before: { reviews: 5_000, issues: counts(issues, 5_000) },
    after: { reviews: 5_000, issues: counts(issues, 5_000) },
    gold: { set: 'a', reviews: 64, issues: 0.9, polarity: 0.95 },
    cutShort: false,
    ...more,
  };
}

/** Ten usual nights, one a day, of 90 to 110 reviews, then `tonight`, `days` after the last. */
const evidence = (tonight: Profile, days = 1): Evidence => ({
  started: (9 + days) * night,
  tonight,
  past: Array.from({ length: 10 }, (_, ago) => ({
    started: (9 - ago) * night,
    profile: usual(90 + ((ago * 7) % 21)),
  })),
  names: (id) => ({ zh: `〈${id}〉`, en: `<${id}>` }),
});

/** What held the night, as `gate about`. */
const held = (given: Evidence, by: GateLimits = limits): string[] =>
  judge(given, by)
    .filter((verdict) => verdict.held)
    .map(({ gate, about }) => `${gate} ${about}`.trim());

test('a usual night passes every gate, and each says what it saw', () => {
  const verdicts = judge(evidence(usual()), limits);
  expect(verdicts.filter((verdict) => verdict.held)).toEqual([]);
  expect(new Set(verdicts.map(({ gate }) => gate))).toEqual(new Set(Object.keys(limits)));
});

test('the first nights, with nothing to compare with, are held by too many rejects alone', () => {
  const strange = usual(500, { languages: { other: 500 }, unknown: 300 });
  expect(held({ ...evidence(strange), past: [] })).toEqual([]);
  const inputs = { 'exports · plain': { read: 500, rejected: 400, filled: {} } };
  expect(held({ ...evidence(usual(500, { inputs })), past: [] })).toEqual(['rejects exports · plain']);
});

describe('volume', () => {
  const bare = (reviews: number): Profile => usual(reviews, { inputs: {} });

  test('a source that has dried up holds the night, and says so in both languages', () => {
    expect(held(evidence(bare(5)))).toEqual(['fall 青禾问诊']);
    expect(judge(evidence(bare(5)), limits)[0]!.says).toEqual({
      zh: '青禾问诊：新评论 5 条，往常约 97 条',
      en: '青禾问诊: 5 new reviews where about 97 are usual',
    });
  });

  test('an app that is gone altogether is missed', () => {
    expect(held(evidence(usual(0, { apps: {}, inputs: {} })))).toEqual(['fall 青禾问诊']);
  });

  test('an incident that doubles the reviews gets through, ten times as many do not', () => {
    expect(held(evidence(bare(220)))).toEqual([]);
    expect(held(evidence(bare(1_000)))).toEqual(['jump 青禾问诊']);
  });

  test('after an outage of five days five times as many are usual', () => {
    expect(held(evidence(bare(500), 5))).toEqual([]);
    expect(held(evidence(bare(100), 5))).toEqual(['fall 青禾问诊']);
  });

  test('a night that runs again after an hour is expected to find little, and may find a late export', () => {
    expect(held(evidence(bare(0), 1 / 24))).toEqual([]);
    expect(held(evidence(bare(100), 1 / 24))).toEqual([]);
  });

  test('with a clock that was set back, a usual night is usual', () => {
    expect(held(evidence(bare(100), -20))).toEqual([]);
    expect(held(evidence(bare(1_000), -20))).toEqual(['jump 青禾问诊']);
  });

  test('a night that ran out of time is not said to have found little', () => {
    expect(held(evidence(usual(5, { cutShort: true, inputs: {} })))).toEqual([]);
  });

  test('the first night, which brought the past of the app, is not taken for a usual one', () => {
    const given = evidence(bare(100));
    const first = { started: given.past.at(-1)!.started, profile: usual(1_000_000) };
    expect(held({ ...given, past: [...given.past.slice(0, -1), first] })).toEqual([]);
  });

  test('an app that is new has no usual volume', () => {
    expect(held(evidence(usual(100, { apps: { 青禾问诊: 100, 禾安家医: 40_000 } })))).toEqual([]);
  });
});

describe('inputs', () => {
  const input = (name: string, filled: Counts, rejected = 0): Partial<Profile> => ({
    inputs: { [name]: { read: 100, rejected, filled } },
  });

  test('a column that is no longer filled holds the night', () => {
    expect(held(evidence(usual(100, input('exports · plain', { text: 100, stars: 100 }))))).toEqual([
      'schema exports · plain · version',
    ]);
  });

  test('a format that gives way to another holds the night; one that is added does not', () => {
    const other = { read: 100, rejected: 0, filled: { text: 100 } };
    expect(held(evidence(usual(100, { inputs: { 'exports · qimai': other } })))).toEqual(['schema exports']);
    const both = { ...usual().inputs, 'exports · qimai': other };
    expect(held(evidence(usual(100, { inputs: both })))).toEqual([]);
  });

  test('rejects are held against the usual share of the input', () => {
    const filled = { text: 100, stars: 100, version: 90 };
    expect(held(evidence(usual(100, input('exports · plain', filled, 15))))).toEqual([]);
    expect(held(evidence(usual(100, input('exports · plain', filled, 25))))).toEqual([
      'rejects exports · plain',
    ]);
  });
});

describe('reviews', () => {
  test('another mix of languages holds the night and names the language', () => {
    const given = evidence(usual(100, { languages: { zh: 50, other: 50 } }));
    expect(held(given)).toEqual(['language']);
    expect(judge(given, limits)[0]!.says.zh).toContain('〈other〉');
  });

  test('negative reviews that the coder no longer understands hold the night', () => {
    expect(held(evidence(usual(100, { negative: 60, unknown: 30 })))).toEqual(['unknown']);
  });

  test('an incident that makes half of the complaints gets through; a mix with nothing in common does not', () => {
    const incident = { reviews: 100, issues: { ...counts(issues, 60), 'network.fails': 60 } };
    expect(held(evidence(usual(100, { fresh: incident })))).toEqual([]);
    const other = { reviews: 100, issues: { 'network.fails': 100 } };
    expect(held(evidence(usual(100, { fresh: other })))).toEqual(['issues']);
  });

  test('a share that another coder moves by more than five points holds the night', () => {
    const after = { reviews: 5_000, issues: counts({ ...issues, 'refund.refused': 0.46 }, 5_000) };
    expect(held(evidence(usual(100, { after })))).toEqual(['recoded refund.refused']);
  });

  test('a coder that has become worse on the gold set holds the night; another gold set cannot be compared', () => {
    const gold = { set: 'a', reviews: 64, issues: 0.82, polarity: 0.95 };
    expect(held(evidence(usual(100, { gold })))).toEqual(['coder issues']);
    expect(held(evidence(usual(100, { gold: { ...gold, set: 'b' } })))).toEqual([]);
    expect(held(evidence(usual(100, { gold: null })))).toEqual([]);
  });
});

test('a gate that is off says nothing', () => {
  const off = gateShape.parse(Object.fromEntries(Object.keys(limits).map((gate) => [gate, 'off'])));
  expect(judge(evidence(usual(3, { languages: { other: 3 } })), off)).toEqual([]);
});

test('law: a night like those before is never held, however many reviews a night brings', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 100_000 }), fc.integer({ min: 1, max: 28 }), (reviews, nights) => {
      const past = Array.from({ length: nights }, (_, ago) => ({
        started: -ago * night,
        profile: usual(reviews),
      }));
      const given = {
        started: night,
        tonight: usual(reviews),
        past,
        names: (id: string) => ({ zh: id, en: id }),
      };
      expect(held(given)).toEqual([]);
    }),
  );
});

test('law: what is held by a limit is held by every stricter one', () => {
  const share = fc.double({ min: 0, max: 1, noNaN: true });
  fc.assert(
    fc.property(share, share, share, (language, unknown, strictness) => {
      const tonight = usual(200, {
        languages: counts({ zh: 1 - language, en: language }, 200),
        negative: 120,
        unknown: Math.round(120 * unknown),
      });
      const stricter = { ...limits, language: 0.3 * strictness + 1e-9, unknown: 0.2 * strictness + 1e-9 };
      const wide = held(evidence(tonight));
      expect(held(evidence(tonight), stricter)).toEqual(expect.arrayContaining(wide));
    }),
  );
});
