import type { Document } from '../learning/documents.ts';
import { fitLogistic, type Logistic } from '../learning/logistic.ts';
import type { LinearParts } from '../learning/scorer-tables.ts';
import {
  polarities,
  type PolarityDecision,
  type PolarityMargins,
  polarityInputs,
} from '../sentiment/polarity.ts';
import { type Task, trainColumns } from './columns.ts';
import type { Example } from './prepare.ts';

/** A text known to praise or to blame, without codes: from a labelled set, or from the stars of a review. */
export interface ToneText {
  readonly document: Document;
  readonly praise: boolean;
  /** What is held out together with it. */
  readonly group: string;
  readonly weight: number;
}

/** A cost of 0.5 and more room read held-out hotels and goods better than 0.25 and 120,000 features (.945 against .926, .929 against .922); the rest was chosen. */
const options = { cost: 0.5, positiveWeight: 1, passes: 8, least: 2, most: 180_000, leastCode: 4 } as const;
/** A coded review counts like a labelled text, and twice a text that only has stars. */
const codedWeight = 1;

/** The tone column serves clauses and reviews: tone, complaint; tone, complaint, praise. */
const columnOrder = [0, 1, 0, 2, 3];

/** Trains the columns of the polarity weights. */
export function trainPolarity(examples: readonly Example[], tones: readonly ToneText[]): LinearParts {
  const sharp = examples.filter(({ gold }) => gold.polarity === 'neg' || gold.polarity === 'pos');
  const tone: Task = {
    documents: [...sharp.map(({ document }) => document), ...tones.map(({ document }) => document)],
    targets: [
      {
        labels: Uint8Array.from([
          ...sharp.map(({ gold }) => Number(gold.polarity === 'pos')),
          ...tones.map(({ praise }) => Number(praise)),
        ]),
        rowWeights: Float32Array.from([
          ...sharp.map(() => codedWeight),
          ...tones.map(({ weight }) => weight),
        ]),
      },
    ],
  };
  const clauses: Task = {
    documents: examples.flatMap(({ clauses }) => clauses),
    targets: [
      {
        labels: Uint8Array.from(
          examples.flatMap(({ evidence }) => evidence.map((held) => Number(held.length > 0))),
        ),
      },
    ],
  };
  const reviews: Task = {
    documents: examples.map(({ document }) => document),
    targets: [
      { labels: Uint8Array.from(examples, ({ gold }) => Number(gold.complaints.length > 0)) },
      {
        labels: Uint8Array.from(examples, ({ gold }) =>
          Number(gold.polarity === 'pos' || gold.polarity === 'mixed'),
        ),
      },
    ],
  };
  return trainColumns([tone, clauses, reviews], options, columnOrder);
}

/** Fits the decision on margins the weights were not trained on. */
export function fitPolarity(
  margins: readonly PolarityMargins[],
  examples: readonly Example[],
): PolarityDecision {
  const starred = examples.flatMap((example, at) => (example.gold.stars === null ? [] : [at]));
  const all = examples.map((_, at) => at);
  const fit = (rows: readonly number[], withStars: boolean): PolarityDecision['plain'] => {
    const inputs = rows.map((at) =>
      polarityInputs(withStars ? margins[at]! : { ...margins[at]!, stars: null }),
    );
    const model = (labels: readonly number[]): Logistic => fitLogistic(inputs, labels);
    const of = (polarity: string): Logistic =>
      model(rows.map((at) => Number(examples[at]!.gold.polarity === polarity)));
    const [neg, neu, pos, mixed] = polarities.map(of) as [Logistic, Logistic, Logistic, Logistic];
    return {
      neg,
      neu,
      pos,
      mixed,
      complaining: model(rows.map((at) => Number(examples[at]!.gold.complaints.length > 0))),
    };
  };
  return { plain: fit(all, false), starred: fit(starred, true) };
}
