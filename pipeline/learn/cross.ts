import { columnUse, marginsOf } from '../sentiment/index.ts';
import { overrideStages } from '../diagnose/stages.ts';
import { scoreInScope } from '../learning/in-scope.ts';
import { BucketScorer } from '../learning/buckets.ts';
import { LinearScorer, type ReviewScores } from '../learning/scorer.ts';
import type { PolarityMargins } from '../sentiment/polarity.ts';
import { trainIssues } from './issues.ts';
import { type ToneText, trainPolarity } from './polarity.ts';
import type { Example } from './prepare.ts';

/** One example scored by weights that never saw its app. */
export interface Crossed {
  readonly example: Example;
  readonly margins: PolarityMargins;
  readonly scores: ReviewScores;
}

/**
 * Scores every example of a fold by weights trained on everything else, the labelled texts of the fold's groups left out too.
 * @param folds the fold of each example; a negative one is only trained on, never held out
 */
export function crossScore(
  examples: readonly Example[],
  folds: Int32Array,
  tones: readonly ToneText[],
  issues: readonly string[],
  progress: (fold: number) => void = () => {},
): Crossed[] {
  const crossed: Crossed[] = [];
  for (let fold = 0; fold <= Math.max(...folds); fold++) {
    const held = examples.filter((_, at) => folds[at] === fold);
    const seen = examples.filter((_, at) => folds[at] !== fold);
    const groups = new Set(held.map(({ gold }) => gold.group));
    const polarity = new BucketScorer(
      trainPolarity(
        seen,
        tones.filter(({ group }) => !groups.has(group)),
      ),
      columnUse,
    );
    const diagnosis = LinearScorer.of(trainIssues(seen, issues), issues.length + overrideStages.length);
    for (const example of held)
      crossed.push({
        example,
        margins: marginsOf(scoreInScope(polarity, example.features), example.features, example.gold.stars),
        scores: scoreInScope(diagnosis, example.features),
      });
    progress(fold);
  }
  return crossed;
}
