import type { Codebook } from '../codebook.ts';
import { type Candidate, type Combination, candidatesOf, type Weighed } from '../diagnose/candidates.ts';
import { type Selection, select } from '../diagnose/select.ts';
import { allowedOverrides, overrideStages, type StageDecision, stageInputs } from '../diagnose/stages.ts';
import { fitLogistic, type Logistic } from '../learning/logistic.ts';
import type { ReviewScores } from '../learning/scorer.ts';
import type { LinearParts } from '../learning/scorer-tables.ts';
import type { Polarity } from '../records.ts';
import { type Task, trainColumns } from './columns.ts';
import type { Example } from './prepare.ts';

/**
 * What weights of 8 MB have room for: with 90,000, 200,000 and 400,000 features, all else alike, issue F1 on gold/dev.jsonl was .653, .675
 * and .690. Codes from 4 on instead of 8 changed nothing (.675 and .675). The rest was chosen.
 */
const options = { cost: 1, positiveWeight: 2, passes: 8, least: 2, most: 300_000, leastCode: 8 } as const;

/** Trains the columns of the issue weights: issues then override stages, for clauses and then for reviews. */
export function trainIssues(examples: readonly Example[], issues: readonly string[]): LinearParts {
  const clauses: Task = {
    documents: examples.flatMap(({ clauses }) => clauses),
    targets: [
      ...issues.map((issue) =>
        target(examples, (example, held) => held.some((at) => example.gold.complaints[at]!.issue === issue)),
      ),
      ...overrideStages.map((stage) =>
        target(examples, (example, held) => held.some((at) => example.gold.complaints[at]!.stage === stage)),
      ),
    ],
  };
  const reviews: Task = {
    documents: examples.map(({ document }) => document),
    targets: [
      ...issues.map((issue) => ({
        labels: Uint8Array.from(examples, ({ gold }) =>
          Number(gold.complaints.some((one) => one.issue === issue)),
        ),
      })),
      ...overrideStages.map((stage) => ({
        labels: Uint8Array.from(examples, ({ gold }) =>
          Number(gold.complaints.some((one) => one.stage === stage)),
        ),
      })),
    ],
  };
  return trainColumns([clauses, reviews], options);
}

const target = (
  examples: readonly Example[],
  positive: (example: Example, held: readonly number[]) => boolean,
) => ({
  labels: Uint8Array.from(
    examples.flatMap((example) => example.evidence.map((held) => Number(positive(example, held)))),
  ),
});

/** One example as the combination sees it, scored by weights that were not trained on it. */
export interface Held {
  readonly example: Example;
  readonly scores: ReviewScores;
  readonly weighed: Weighed;
  readonly polarity: Polarity;
}

/**
 * Fits the threshold of a further complaint: half of the F1 it leads to, which is where F1 is highest when confidence is calibrated
 * (Z. Lipton, C. Elkan, B. Naryanaswamy, "Optimal thresholding of classifiers to maximize F1 measure", ECML PKDD 2014).
 */
export function fitSelection(
  held: readonly Held[],
  issues: readonly string[],
  combination: Combination,
): Selection {
  const unspecific = issues.indexOf('other.unspecific');
  const coded = held.map(({ weighed, polarity, example }) => ({
    candidates: candidatesOf(weighed, combination),
    polarity,
    gold: new Set(example.gold.complaints.map((one) => issues.indexOf(one.issue))),
  }));
  const apart = rivalsOf(coded);
  const f1 = (further: number): number => {
    let hits = 0;
    let given = 0;
    let wanted = 0;
    for (const { candidates, polarity, gold } of coded) {
      const chosen = select(candidates, polarity, { further, apart }, unspecific);
      given += chosen.length;
      wanted += gold.size;
      for (const { issue } of chosen) if (gold.has(issue)) hits++;
    }
    return (2 * hits) / (given + wanted || 1);
  };
  let further: number = likely;
  for (let step = 0; step < 5; step++) further = f1(further) / 2;
  return { further, apart };
}

/** Two candidates of at least this confidence, this often, of which coders gave both in less than this share. Chosen: leaving one app out, issue F1 rose by .004 and stage F1 by .006 against no such pairs. */
const likely = 0.3;
const leastPairs = 15;
const together = 0.15;

interface Coded {
  readonly candidates: readonly Candidate[];
  readonly gold: ReadonlySet<number>;
}

/** The pairs of issues that are both likely in many reviews and hardly ever both coded. */
function rivalsOf(coded: readonly Coded[]): [number, number][] {
  const counts = new Map<string, { pair: [number, number]; met: number; both: number }>();
  for (const { candidates, gold } of coded) {
    const strong = candidates.filter(({ confidence }) => confidence >= likely).map(({ issue }) => issue);
    for (const one of strong)
      for (const other of strong) {
        if (one >= other) continue;
        const count = counts.get(`${one} ${other}`) ?? { pair: [one, other], met: 0, both: 0 };
        counts.set(`${one} ${other}`, count);
        count.met++;
        if (gold.has(one) && gold.has(other)) count.both++;
      }
  }
  return [...counts.values()]
    .filter(({ met, both }) => met >= leastPairs && both < together * met)
    .map(({ pair }) => pair)
    .sort(([a, b], [c, d]) => a - c || b - d);
}

/** Fits which stage the text puts a movable complaint at. */
export function fitStages(
  held: readonly Held[],
  issues: readonly string[],
  codebook: Codebook,
): StageDecision {
  const fit = (stage: (typeof overrideStages)[number]): Logistic => {
    const column = issues.length + overrideStages.indexOf(stage);
    const rows: number[][] = [];
    const labels: number[] = [];
    for (const { example, scores } of held)
      example.gold.complaints.forEach((complaint, at) => {
        if (!allowedOverrides(codebook, complaint.issue).includes(stage)) return;
        const clause = example.evidence.findIndex((evidence) => evidence.includes(at));
        if (clause < 0) return;
        rows.push(stageInputs(scores.clauses[clause]![column]!, scores.review[column]!, complaint.issue));
        labels.push(Number(complaint.stage === stage));
      });
    return rows.length === 0 ? { bias: -10, weights: [0, 0, 0] } : fitLogistic(rows, labels);
  };
  return Object.fromEntries(overrideStages.map((stage) => [stage, fit(stage)])) as Record<
    (typeof overrideStages)[number],
    Logistic
  >;
}
