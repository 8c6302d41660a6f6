import fc from 'fast-check';
import { expect, test } from 'vitest';
import { inAnotherClause, inThisClause, Met, notYet } from '../../pipeline/learning/met.ts';

/** Few rows meet often; many rows make the table grow. */
const row = fc.oneof(fc.integer({ min: 1, max: 20 }), fc.integer({ min: 1, max: 2 ** 30 }));
const clause = fc.array(row, { maxLength: 400 });
const texts = fc.array(fc.array(clause, { maxLength: 4 }), { maxLength: 4 });

test('tells of each row what a map of the text would tell', () => {
  fc.assert(
    fc.property(texts, (all) => {
      const met = new Met();
      for (const text of all) {
        const last = new Map<number, number>();
        met.beginText();
        for (const [at, rows] of text.entries()) {
          met.beginClause();
          for (const one of rows) {
            const before = last.get(one);
            const when = before === undefined ? notYet : before === at ? inThisClause : inAnotherClause;
            expect(met.meet(one)).toBe(when);
            last.set(one, at);
          }
        }
      }
    }),
    { numRuns: 100 },
  );
});
