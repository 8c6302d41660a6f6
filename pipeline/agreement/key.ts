import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { UserError } from '../errors.ts';

const complaintShape = z.object({
  issue: z.string(),
  stage: z.string(),
  cause: z.string(),
  evidence: z.string(),
});
const count = z.number().int().nonnegative();
const counts = z.record(z.string(), count);

const keyShape = z.object({
  format: z.literal('wenzhen-sample-1'),
  seed: z.number().int(),
  /** What reviews were grouped by. */
  by: z.array(z.string()),
  /** What coded the reviews of the store, most reviews first. */
  coder: z.array(
    z.object({ code: z.string(), lexicon: z.string(), model: z.string(), segmenter: z.string() }),
  ),
  /** What the machine says of all counted reviews. */
  population: z.object({
    reviews: count,
    /** Those without words: nobody is asked about them, they complain of nothing. */
    wordless: count,
    issue: counts,
    stage: counts,
    cause: counts,
  }),
  strata: z.record(z.string(), z.object({ size: count, drawn: count })),
  items: z.array(
    z.object({
      item: z.string(),
      app: z.string(),
      id: z.string(),
      stratum: z.string(),
      /** The chance it had of being drawn. */
      probability: z.number(),
      title: z.string(),
      text: z.string(),
      /** What the machine says. */
      polarity: z.enum(['neg', 'neu', 'pos', 'mixed']),
      complaints: z.array(complaintShape),
    }),
  ),
});

/**
 * The key to a sample: what coders must not see. Which review each item is, the chance it had of being drawn, the machine's codes, and
 * what the machine says of all reviews.
 */
export type SampleKey = z.infer<typeof keyShape>;

/** How a sample was drawn and of what, without its items. */
export type SampleFacts = Pick<SampleKey, 'seed' | 'by' | 'coder'> & {
  readonly size: number;
  readonly strata: number;
  /** Counted reviews, those without words among them, when it was drawn. */
  readonly population: number;
  readonly wordless: number;
};

export const sampleFacts = ({ seed, by, coder, items, strata, population }: SampleKey): SampleFacts => ({
  ...{ seed, by, coder },
  size: items.length,
  strata: Object.keys(strata).length,
  population: population.reviews,
  wordless: population.wordless,
});

export const writeKey = (key: SampleKey): string => `${JSON.stringify(key, null, 1)}\n`;

/** @throws UserError `key-invalid` */
export function readKey(path: string): SampleKey {
  const checked = keyShape.safeParse(parsed(path));
  if (checked.success) return checked.data;
  throw invalid(path, z.prettifyError(checked.error).split('\n').slice(0, 2).join(' '));
}

function parsed(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch (error) {
    throw invalid(path, (error as Error).message);
  }
}

const invalid = (path: string, what: string): UserError =>
  new UserError({
    code: 'key-invalid',
    message: `${path} is not the key of a sample: ${what}`,
    hint: 'Name the key.json that `wenzhen sample` wrote beside the sheets.',
    zh: {
      message: `${path} 不是抽样的密钥文件：${what}`,
      hint: '请指定 `wenzhen sample` 与编码表一同写出的 key.json。',
    },
  });
