import { describe, expect, it } from 'vitest';
import { measure } from './measure.ts';
import { kinds, samples } from './samples.ts';

const texts = samples(5_000, 20_260_301);
const { kinds: measured, missed, wrong } = measure(texts);

/** Shown by `npm run bench:personal`. */
console.table(
  Object.fromEntries(
    measured
      .toSorted((a, b) => a.kind.localeCompare(b.kind))
      .map(({ kind, truths, recall, masks, precision }) => [
        kind,
        {
          ...{
            spellings: kinds[kind].reduce((sum, { spellings }) => sum + Object.keys(spellings).length, 0),
          },
          ...{ data: truths, recall: recall.toFixed(3), masks, precision: precision.toFixed(3) },
        },
      ]),
  ),
);
for (const { kind, spelling, text } of missed) console.log(`missed ${kind} (${spelling}): ${text}`);
for (const { kind, start, end, text } of wrong)
  console.log(`wrong ${kind} “${text.slice(start, end)}”: ${text}`);

describe('personal data in 5,000 generated texts', () => {
  it('are of every kind in every spelling, and three in ten are innocent', () => {
    const met = new Set(
      texts.flatMap(({ truths }) => truths.map(({ kind, spelling }) => `${kind}: ${spelling}`)),
    );
    const all = Object.entries(kinds).flatMap(([kind, writings]) =>
      writings.flatMap(({ spellings }) => Object.keys(spellings).map((spelling) => `${kind}: ${spelling}`)),
    );
    expect([...met].sort()).toEqual([...new Set(all)].sort());
    expect(texts.filter(({ truths }) => truths.length === 0).length).toBeGreaterThan(1_400);
  });

  it.each(measured)('$kind: recall at least .98, precision at least .95', ({ recall, precision }) => {
    expect(recall).toBeGreaterThanOrEqual(0.98);
    expect(precision).toBeGreaterThanOrEqual(0.95);
  });
});
