import { expect, test } from 'vitest';
import { cleaned } from '../samples.ts';
import { silent, telling } from './samples.ts';

const isMarked = (text: string): boolean => cleaned({ text }).flags.includes('health');

const told = Object.values(telling).flat();
const found = told.filter(isMarked);
const wrong = Object.values(silent).flat().filter(isMarked);
const recall = found.length / told.length;
const precision = found.length / (found.length + wrong.length);

/** Shown by `npm run bench:personal`. */
console.table(
  Object.entries({ ...telling, ...silent }).map(([kind, texts]) => ({
    ...{ kind, tells: kind in telling, reviews: texts.length, marked: texts.filter(isMarked).length },
  })),
);
console.log(`health: recall ${recall.toFixed(3)}, precision ${precision.toFixed(3)}`);
console.log(`missed: ${told.filter((text) => !isMarked(text)).join('；')}`);
console.log(`wrong: ${wrong.join('；')}`);

test('reviews that tell of somebody’s health are marked: recall at least .80, precision at least .90', () => {
  expect(recall).toBeGreaterThanOrEqual(0.8);
  expect(precision).toBeGreaterThanOrEqual(0.9);
});
