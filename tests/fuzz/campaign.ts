import { uniform } from '../../pipeline/statistics/random.ts';
import type { Coverage } from './coverage.ts';
import { mutated } from './mutate.ts';
import type { Target } from './targets.ts';

/** An input that breaks a law. */
export interface Fault {
  readonly target: string;
  readonly message: string;
  readonly input: Buffer;
}

/** What became of one target. */
export interface Outcome {
  readonly name: string;
  readonly cases: number;
  readonly seconds: number;
  /** Blocks of the program that have run. */
  readonly blocks: number;
  /** Inputs that reached what none before had, beside the seeds. */
  readonly pioneers: number;
  readonly faults: readonly Fault[];
}

/** Cases between two looks at the coverage, which cost as much as some dozens of cases. */
const perLook = 200;
/** Processor seconds for one case: none needs a hundredth of it. */
const longest = 5;
/** After so many kinds of faults a target is left. */
const mostFaults = 10;

/**
 * Attacks a target with so many inputs, made from its seeds and from what has reached a block that nothing before had; the same ones for
 * the same seed. Without coverage, from its seeds alone.
 */
export async function attack(
  target: Target,
  cases: number,
  seed: number,
  coverage: Coverage | null,
): Promise<Outcome> {
  const random = uniform(seed);
  const corpus = [...target.seeds];
  const faults = new Map<string, Fault>();
  const started = performance.now();
  await runAll(target, corpus, faults);
  const seen = (await coverage?.take()) ?? new Set<string>();
  let done = 0;
  while (done < cases && faults.size < mostFaults) {
    const pick = () => corpus[Math.floor(random() * corpus.length)]!;
    const inputs = Array.from({ length: Math.min(perLook, cases - done) }, () =>
      mutated(pick(), pick(), target.tokens, random),
    );
    await runAll(target, inputs, faults);
    done += inputs.length;
    if (coverage === null) continue;
    const fresh = without(await coverage.take(), seen);
    if (fresh.size === 0) continue;
    for (const block of fresh) seen.add(block);
    corpus.push(...(await pioneersOf(target, inputs, fresh, coverage)));
  }
  const seconds = (performance.now() - started) / 1000;
  const pioneers = corpus.length - target.seeds.length;
  return {
    name: target.name,
    cases: done,
    seconds,
    blocks: seen.size,
    pioneers,
    faults: [...faults.values()],
  };
}

/** The first inputs that reach each of the blocks, by halves. */
async function pioneersOf(
  target: Target,
  inputs: readonly Buffer[],
  blocks: ReadonlySet<string>,
  coverage: Coverage,
): Promise<readonly Buffer[]> {
  if (inputs.length === 1) return inputs;
  const half = inputs.length >> 1;
  const [first, second] = [inputs.slice(0, half), inputs.slice(half)];
  await runAll(target, first, new Map());
  const ran = await coverage.take();
  const later = without(blocks, ran);
  const there = without(blocks, later);
  return [
    ...(there.size === 0 ? [] : await pioneersOf(target, first, there, coverage)),
    ...(later.size === 0 ? [] : await pioneersOf(target, second, later, coverage)),
  ];
}

const without = (blocks: ReadonlySet<string>, others: ReadonlySet<string>): Set<string> =>
  new Set([...blocks].filter((block) => !others.has(block)));

async function runAll(target: Target, inputs: readonly Buffer[], faults: Map<string, Fault>): Promise<void> {
  for (const input of inputs) {
    const before = process.cpuUsage();
    try {
      await target.attack(input);
      if (process.cpuUsage(before).user > longest * 1e6) throw new Error('takes long');
    } catch (error) {
      const { message } = error as Error;
      if (!faults.has(message)) faults.set(message, { target: target.name, message, input });
    }
  }
}
