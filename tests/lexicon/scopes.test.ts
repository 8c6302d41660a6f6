import fc from 'fast-check';
import { expect, test } from 'vitest';
import { scopesOf } from '../../pipeline/lexicon/scopes.ts';
import { silent } from './readings.ts';

const rival = { ...silent, rival: true };
const self = { ...silent, self: true };
const fault = { ...silent, past: true, blame: 2 };
const cure = { ...silent, now: true, praise: 2 };

test('a rival named opens its scope, words for this product close it', () => {
  expect(scopesOf([rival, silent, self, silent])).toEqual(['rival', 'rival', 'own', 'own']);
});

test('what was bad before is mended where all is well since', () => {
  expect(scopesOf([fault, cure])).toEqual(['mended', 'own']);
  expect(scopesOf([fault, cure, { ...silent, blame: 1 }])).toEqual(['own', 'own', 'own']);
  expect(scopesOf([fault, silent])).toEqual(['own', 'own']);
});

test('some clause is always about this product', () => {
  const reading = fc.constantFrom(silent, rival, self, fault, cure);
  fc.assert(
    fc.property(fc.array(reading, { minLength: 1, maxLength: 8 }), (readings) => {
      const scopes = scopesOf(readings);
      expect(scopes).toHaveLength(readings.length);
      expect(scopes).toContain('own');
    }),
  );
});
