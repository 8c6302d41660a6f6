import { type InduceOptions, induceClasses } from './induce.ts';
import type { SegmentContext } from '../segment/index.ts';
import type { Preparation } from './prepare.ts';
import { readTexts } from './unlabelled.ts';

/** Settled by eye on the words of the touchpoint and failure lexicons. */
const settled: InduceOptions = { words: 9000, least: 8, dimensions: 100, classes: 300 };

/** Word classes and how many distinct texts they were learned from. */
export interface Induced {
  readonly classes: ReadonlyMap<string, number>;
  readonly texts: number;
}

/**
 * Learns word classes from the texts of files; their labels and stars are not looked at. The same texts give the same classes.
 * @public for .ci/induce.mjs
 * @throws UserError for a file that cannot be read
 */
export async function induceFrom(
  paths: readonly string[],
  context: Preparation,
  segmenting: SegmentContext,
): Promise<Induced> {
  const texts: string[][] = [];
  for await (const text of readTexts(paths, context, segmenting)) texts.push(text);
  return { classes: induceClasses(texts, settled), texts: texts.length };
}

/**
 * The lexicon file `induced-classes.tsv`: `word TAB class` lines under a header.
 * @param header lines on origin, licence and date
 */
export const classFile = ({ classes }: Induced, header: readonly string[]): string =>
  [
    ...header.map((line) => `# ${line}\n`),
    ...Array.from(classes, ([word, number]) => `${word}\t${number}\n`),
  ].join('');
