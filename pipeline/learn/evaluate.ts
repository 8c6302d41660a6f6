import { type Coder, loadCoder } from '../chain.ts';
import { UserError } from '../errors.ts';
import { fromJsonLine } from '../ingest/index.ts';
import { isDrop } from '../stage.ts';
import { crossValidate } from './cross-validate.ts';
import type { EvaluateOptions, Evaluation, EvaluationProgress } from './evaluation.ts';
import { type GoldReview, readGold } from './examples.ts';
import { figuresOf } from './figures.ts';
import type { Codes } from './judged.ts';

/**
 * Measures the coder on gold files: the weights in use, or weights trained anew without each app or domain in turn.
 * @throws UserError `gold-invalid`, `gold-empty`, `too-few-groups`, and whatever loading lexicons and weights throws
 */
export async function evaluate(
  options: EvaluateOptions,
  progress: EvaluationProgress,
): Promise<Evaluation[]> {
  const { cross, ablate } = options;
  if (cross !== undefined || ablate) return crossValidate({ ...options, cross: cross ?? 'app' }, progress);
  const gold = readGold(options.gold);
  if (gold.length === 0) throw noReviews(options.gold);
  const coder = await loadCoder(options);
  return [false, true].map((stars) => ({
    parts: 'both',
    stars,
    figures: figuresOf(gold.map((review) => ({ gold: review, coded: codesOf(review, stars, coder) }))),
    groups: [],
  }));
}

/** What the coder says of a gold review of which it sees only what a stream would show it. */
function codesOf(
  { id, app, title, text, stars }: GoldReview,
  withStars: boolean,
  coder: Coder,
): Codes | null {
  const raw = fromJsonLine({ id, app, title, text, ...(withStars && { stars }) }, 1);
  const coded = isDrop(raw) ? raw : coder.code(raw);
  return isDrop(coded) ? null : coded;
}

const noReviews = (paths: readonly string[]): UserError =>
  new UserError({
    code: 'gold-empty',
    message: `${paths.join(', ')}: no coded reviews`,
    hint: 'A gold file holds one coded review a line.',
    zh: { message: `${paths.join('、')}：没有已编码的评论`, hint: '标注文件每行是一条已编码的评论。' },
  });
