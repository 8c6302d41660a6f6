import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { readSource } from '../ingest/index.ts';
import { prepare } from '../chain.ts';
import { bagOf } from '../learning/documents.ts';
import type { FeatureReader } from '../learning/features.ts';
import type { SegmentedReview } from '../records.ts';
import { isDrop } from '../stage.ts';
import type { ToneText } from './polarity.ts';
import { type Preparation, segmented } from './prepare.ts';

/** Texts whose tone is known without codes: a labelled set, or reviews with stars. */
export interface ToneSource {
  readonly path: string;
  /** The app the file speaks of, where the file does not say: held out together with the coded reviews of that app. */
  readonly app?: string | undefined;
}

/** Labels by readers count whole; stars are given for more than the text says, so they count half. Chosen, not fitted. */
const labelledWeight = 1;
const starredWeight = 0.5;

/**
 * Reads tone texts. `*.tsv`: lines `1 TAB text` (praise) or `0 TAB text` (blame). Anything else: an export of reviews with stars, one and
 * two stars for blame, five for praise, the others left out.
 * @param taken texts already used with codes; the same text is not taken twice
 */
export async function readTones(
  sources: readonly ToneSource[],
  taken: Set<string>,
  reader: FeatureReader,
  context: Preparation,
): Promise<ToneText[]> {
  const tones: ToneText[] = [];
  const add = (review: SegmentedReview, praise: boolean, group: string, weight: number): void => {
    const key = textKey(review);
    if (taken.has(key)) return;
    taken.add(key);
    tones.push({ document: bagOf(reader.read(review)), praise, group, weight });
  };
  for (const { path, app } of sources) {
    const group = app ?? basename(path);
    if (path.endsWith('.tsv')) {
      for (const [praise, review] of labelled(path, context)) add(review, praise, group, labelledWeight);
    } else {
      for await (const item of readSource(path, {})) {
        if (item.kind !== 'raw') continue;
        const review = prepare.run(item, context);
        if (isDrop(review) || review.stars === null || review.stars === 3 || review.stars === 4) continue;
        add(review, review.stars === 5, app ?? review.app ?? group, starredWeight);
      }
    }
  }
  return tones;
}

/** What makes two training texts the same: their folded letters. */
export const textKey = ({ titleField, textField }: SegmentedReview): string =>
  `${titleField.match}|${textField.match}`;

/** The reviews of a file of `1 TAB text` and `0 TAB text` lines, each with whether it praises. */
export function* labelled(path: string, context: Preparation): Generator<[boolean, SegmentedReview]> {
  let row = 0;
  for (const line of readFileSync(path, 'utf8').split('\n')) {
    if (line === '') continue;
    const review = segmented({ text: line.slice(2) }, ++row, context);
    if (review !== null) yield [line.startsWith('1'), review];
  }
}
