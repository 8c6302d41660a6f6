import { type Combination, inputsAt, type IssueRule, logitAt, type Weighed } from '../diagnose/candidates.ts';
import { fitLogistic, type Logistic } from '../learning/logistic.ts';
import { fitShrunken } from '../learning/shrunken-logistic.ts';
import type { Held } from './issues.ts';
import type { Example } from './prepare.ts';

/**
 * Fits the combination: one logistic rule over all (review, issue) pairs that have a chance, then each issue's own, drawn towards it.
 * @param uncued whether the writers of the cues had not seen an example
 */
export function fitCombination(
  held: readonly Held[],
  issues: readonly string[],
  uncued: (example: Example) => boolean,
): Combination {
  const pairs = held.flatMap(({ example, weighed }) =>
    weighed.issues.map((issue, at) => ({
      ...{ weighed, at, issue },
      inputs: inputsAt(weighed, at),
      label: Number(example.gold.complaints.some((one) => one.issue === issues[issue])),
      honest: uncued(example),
    })),
  );
  const shared = fitLogistic(
    pairs.map(({ inputs }) => inputs),
    pairs.map(({ label }) => label),
  );
  const spreads = spreadsOf(pairs.map(({ inputs }) => inputs));
  const own = issues.map((_, issue) =>
    ownRule(
      pairs.filter((pair) => pair.issue === issue),
      shared,
      spreads,
      issues.length,
    ),
  );
  return recalibrated({ shared, own }, pairs);
}

/** A (review, issue) pair that has a chance. */
interface Pair {
  /** Its place in what was weighed for the review. */
  readonly weighed: Weighed;
  readonly at: number;
  readonly issue: number;
  readonly inputs: readonly number[];
  /** 1 where it was coded. */
  readonly label: number;
  /** Whether the writers of the cues had not seen the review. */
  readonly honest: boolean;
}

/**
 * How many pairs' worth of belief the shared rule has against an issue's own inputs (in units of their spread), and against cues of other
 * issues. Chosen by issue F1 on apps held out of everything (.612 for the shared rule alone, .620 with these inputs, .626 with the cues):
 * 10 and 100 for the one, 3, 10 for the other were no better.
 */
const beliefs = { bias: 1, input: 30, cue: 30 } as const;

function ownRule(
  pairs: readonly Pair[],
  { bias, weights }: Logistic,
  spreads: readonly number[],
  issues: number,
): IssueRule {
  const inputs = weights.length;
  const fitted = fitShrunken(
    pairs.map(({ inputs: values, weighed: { cued } }) => ({
      at: [0, ...values.map((_, i) => 1 + i), ...cued.map((issue) => 1 + inputs + issue)],
      values: [1, ...values, ...cued.map(() => 1)],
    })),
    pairs.map(({ label }) => label),
    [bias, ...weights, ...new Array<number>(issues).fill(0)],
    [
      beliefs.bias,
      ...spreads.map((spread) => beliefs.input * spread ** 2),
      ...new Array<number>(issues).fill(beliefs.cue),
    ],
  );
  return { bias: fitted[0]!, weights: fitted.slice(1, 1 + inputs), cues: fitted.slice(1 + inputs) };
}

/** The standard deviation of each input. */
function spreadsOf(rows: readonly (readonly number[])[]): number[] {
  const width = rows[0]?.length ?? 0;
  return Array.from({ length: width }, (_, i) => {
    let sum = 0;
    let squares = 0;
    for (const row of rows) {
      sum += row[i]!;
      squares += row[i]! ** 2;
    }
    return Math.sqrt(Math.max(squares / rows.length - (sum / rows.length) ** 2, 1e-12));
  });
}

/** Pairs below this probability say nothing of the confidence of complaints that are given. Chosen. */
const faint = 0.1;

/**
 * The combination with its logits stretched so that confidence is right where complaints are given: most pairs are plainly none, and a rule
 * fitted on all of them is too sure of the few others; fitted on the `honest` pairs, whose reviews the writers of the cues had not seen (J. Platt, "Probabilistic outputs for support vector machines", 1999).
 */
function recalibrated(combination: Combination, pairs: readonly Pair[]): Combination {
  const chance = pairs
    .filter(({ honest }) => honest)
    .map(({ weighed, at, label }) => ({ label, logit: logitAt(weighed, at, combination) }))
    .filter(({ logit }) => 1 / (1 + Math.exp(-logit)) >= faint);
  const platt =
    chance.length === 0
      ? { bias: 0, weights: [1] }
      : fitLogistic(
          chance.map(({ logit }) => [logit]),
          chance.map(({ label }) => label),
        );
  const slope = platt.weights[0]!;
  const stretched = ({ bias, weights }: Logistic): Logistic => ({
    bias: rounded(bias * slope + platt.bias),
    weights: weights.map((weight) => rounded(weight * slope)),
  });
  return {
    shared: stretched(combination.shared),
    own: combination.own.map((rule) => ({
      ...stretched(rule),
      cues: rule.cues.map((weight) => rounded(weight * slope)),
    })),
  };
}

/** Four decimals: what is read with the weights at every start stays small. */
const rounded = (weight: number): number => Math.round(weight * 1e4) / 1e4;
