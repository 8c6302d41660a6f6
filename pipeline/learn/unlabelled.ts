import { prepare } from '../chain.ts';
import { originalSpan } from '../field.ts';
import { readSource } from '../ingest/index.ts';
import type { CleanField, SegmentedReview } from '../records.ts';
import { type SegmentContext, tokensOf } from '../segment/index.ts';
import { isDrop } from '../stage.ts';
import type { Preparation } from './prepare.ts';
import { labelled, textKey } from './tones.ts';

/**
 * The tokens of each distinct text in the files, as the segmenter cuts them, a line break between title and text: no token of personal data,
 * no advert, no column but title and text. `*.tsv`: lines `label TAB text`. Anything else: any export of reviews that can be read.
 * @throws UserError for an export that cannot be read
 */
export async function* readTexts(
  paths: readonly string[],
  context: Preparation,
  segmenting: SegmentContext,
): AsyncGenerator<string[]> {
  const taken = new Set<string>();
  for (const path of paths) {
    for await (const review of readReviews(path, context)) {
      const text = textKey(review);
      if (review.flags.includes('advert') || taken.has(text)) continue;
      taken.add(text);
      const { titleField, textField, language } = review;
      const tokens = (field: CleanField) => openTokens(tokensOf(field.match, language, segmenting), field);
      yield [...tokens(titleField), '\n', ...tokens(textField)];
    }
  }
}

async function* readReviews(path: string, context: Preparation): AsyncGenerator<SegmentedReview> {
  if (path.endsWith('.tsv')) {
    for (const [, review] of labelled(path, context)) yield review;
    return;
  }
  for await (const item of readSource(path, {})) {
    if (item.kind !== 'raw') continue;
    const review = prepare.run(item, context);
    if (!isDrop(review)) yield review;
  }
}

/** The tokens that share no character with a mask. */
function openTokens(tokens: readonly string[], field: CleanField): readonly string[] {
  if (field.masks.length === 0) return tokens;
  let at = 0;
  return tokens.filter((token) => {
    const { start, end } = originalSpan(field, at, at + token.length);
    at += token.length;
    return field.masks.every((mask) => end <= mask.start || start >= mask.end);
  });
}
