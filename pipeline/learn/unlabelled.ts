import { readFileSync } from 'node:fs';
import { prepare } from '../chain.ts';
import { originalSpan } from '../field.ts';
import { readSource } from '../ingest/index.ts';
import type { CleanField, SegmentedReview } from '../records.ts';
import { isDrop } from '../stage.ts';
import { type Preparation, segmented } from './prepare.ts';

/**
 * The tokens of each distinct text in the files, as the coder cuts them: no token of personal data, no advert, no column but title and
 * text. `*.tsv`: lines `label TAB text`. Anything else: any export of reviews that can be read.
 * @throws UserError for a file that cannot be read
 */
export async function* readTexts(paths: readonly string[], context: Preparation): AsyncGenerator<string[]> {
  const taken = new Set<string>();
  for (const path of paths) {
    for await (const review of path.endsWith('.tsv') ? readLabelled(path, context) : readReviews(path, context)) {
      const { titleField, textField } = review;
      const text = `${titleField.match}\n${textField.match}`;
      if (review.flags.includes('advert') || taken.has(text)) continue;
      taken.add(text);
      yield [...openTokens(review.titleTokens, titleField), ...openTokens(review.textTokens, textField)];
    }
  }
}

async function* readReviews(path: string, context: Preparation): AsyncGenerator<SegmentedReview> {
  for await (const item of readSource(path, {})) {
    if (item.kind !== 'raw') continue;
    const review = prepare.run(item, context);
    if (!isDrop(review)) yield review;
  }
}

function* readLabelled(path: string, context: Preparation): Generator<SegmentedReview> {
  for (const [at, line] of readFileSync(path, 'utf8').split('\n').entries()) {
    const review = segmented({ text: line.slice(line.indexOf('\t') + 1) }, at + 1, context);
    if (review !== null) yield review;
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
