import { checkSync } from 'recheck';
import { expect, it } from 'vitest';
import { cost, pieces } from './attack.ts';
import { madePatterns, type Pattern, programFiles, writtenPatterns } from './patterns.ts';

process.env.RECHECK_SYNC_BACKEND = 'pure'; // no Java, and no binary of somebody else's
/** Milliseconds for the proof of one pattern; it counts steps, so that what else the machine does leaves the verdict as it is. */
const patience = 1_000;

/** All modules but those that start something: the program, and a worker thread. */
const modules = programFiles.filter((file) => !['cli.ts', 'workers/worker.ts'].includes(file));

const made = await madePatterns(async () => {
  for (const file of modules) await import(new URL(`../../pipeline/${file}`, import.meta.url).href);
});
const patterns = new Map([...writtenPatterns(), ...made].map((one) => [String(one.pattern), one]));

/** Characters of a first look, and what a pattern may spend on them in milliseconds before it is looked at closely. */
const glance = { length: 1_000, cost: 1 };
/** Lengths of the close look: no text of a review is longer than 20,000. Four times the length is 4 times the cost, or 16 where it is squared. */
const close = { short: 5_000, long: 20_000, ratio: 8 };
/** Below this many milliseconds a ratio says nothing. */
const noise = 20;

/** Every repetition has a bound below 100, so that what starts at one place ends within a bounded number of steps. */
const isBounded = ({ source }: RegExp): boolean =>
  !/(?<!\\)[*+]|\{\d+,(?:\d{3,})?\}/.test(source.replace(/\[(?:\\.|[^\]\\])*\]/g, 'x'));

/** What makes it slow; none: its cost grows with the text and not faster. What is not proved in time is measured. */
function weakness({ pattern }: Pattern): string | undefined {
  const proof = checkSync(pattern.source, pattern.flags, { timeout: patience });
  if (proof.status === 'unknown') return measured(pattern);
  return proof.status === 'vulnerable' ? proof.attack.pattern : undefined;
}

function measured(pattern: RegExp): string | undefined {
  return pieces(pattern).find((piece) => {
    if (cost(pattern, piece, glance.length, 1) < glance.cost) return false;
    const long = cost(pattern, piece, close.long, 2);
    return long > noise && long / cost(pattern, piece, close.short, 4) > close.ratio;
  });
}

it('a pattern of squared cost is told from one of linear cost', () => {
  const proved = (pattern: RegExp) => weakness({ file: '', pattern }) !== undefined;
  for (const isWeak of [proved, (pattern: RegExp) => measured(pattern) !== undefined]) {
    expect([/a*a*b/, /\s+$/, /.*,.*;/, / +$/gm].map(isWeak)).toEqual([true, true, true, true]);
    expect([/a{1,40}b/, /\s$/, /;[^,;]*,/, /a{0,40}b/g].map(isWeak)).toEqual([false, false, false, false]);
  }
});

it('are found, those put together too', () => {
  expect(patterns.size).toBeGreaterThan(190);
  expect(new Set(made.map(({ file }) => file)).size).toBeGreaterThan(8);
});

it('every pattern takes time in step with the length of the text', { timeout: 300_000 }, () => {
  const open = [...patterns.values()].filter(({ pattern }) => !isBounded(pattern));
  expect(open.length).toBeGreaterThan(60);
  const slow = open.flatMap((one) => {
    const piece = weakness(one);
    return piece === undefined ? [] : [`${one.file}: ${one.pattern} on ${JSON.stringify(piece)}`];
  });
  expect(slow).toEqual([]);
});
