import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { attack, type Outcome } from './campaign.ts';
import { Coverage } from './coverage.ts';
import { targets } from './targets.ts';

/** Cases of all targets together: a few for the suite, many with `npm run fuzz`. */
const asked = Number(process.env.WENZHEN_FUZZ ?? 0);
const cases = asked === 0 ? 20_000 : asked;
const seed = Number(process.env.WENZHEN_FUZZ_SEED ?? 20_261_123);

/** Inputs that once broke a law, `target.number`. */
const found = new URL('./found/', import.meta.url);

test('no input that once broke a law does so again', async () => {
  for (const name of readdirSync(found)) {
    const target = targets.find((one) => name.startsWith(`${one.name.replaceAll(' ', '-')}.`));
    await target!.attack(readFileSync(new URL(name, found)));
  }
});

describe.skipIf(asked > 0)('a short attack finds nothing', () => {
  test.each(targets)('$name', { timeout: 120_000 }, async (target) => {
    const { faults } = await attack(target, Math.round(cases * target.share), seed, null);
    expect(
      faults.map(({ message, input }) => `${message}: ${JSON.stringify(input.toString('latin1'))}`),
    ).toEqual([]);
  });
});

test.skipIf(asked === 0)(
  'a long one, guided by coverage, finds nothing',
  { timeout: 7_200_000 },
  async () => {
    const coverage = new Coverage();
    await coverage.start();
    const outcomes: Outcome[] = [];
    for (const target of targets) {
      outcomes.push(await attack(target, Math.round(cases * target.share), seed, coverage));
      console.log(told(outcomes.at(-1)!));
    }
    await coverage.end();
    const faults = outcomes.flatMap((outcome) => outcome.faults);
    mkdirSync('output/fuzz', { recursive: true });
    for (const [at, { target, input }] of faults.entries())
      writeFileSync(`output/fuzz/${target.replaceAll(' ', '-')}.${at}`, input);
    console.log(`${outcomes.reduce((sum, one) => sum + one.cases, 0)} cases, ${faults.length} faults`);
    expect(faults.map(({ target, message }) => `${target}: ${message}`)).toEqual([]);
  },
);

const told = ({ name, cases, seconds, blocks, pioneers, faults }: Outcome): string =>
  `${name.padEnd(12)} ${String(cases).padStart(8)} cases ${seconds.toFixed(0).padStart(5)} s ${blocks} blocks, ${pioneers} pioneers, ${faults.length} faults`;
