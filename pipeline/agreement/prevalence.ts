import { type CorrectedEstimate, corrected } from '../statistics/rogan-gladen.ts';
import { type PoweredEstimate, predictionPowered } from '../statistics/prediction-powered.ts';
import { pooled, type Stratum, type Validation } from '../statistics/validation.ts';
import { type Proportion, wilson } from '../statistics/wilson.ts';
import { type CodeKind, type Coder, codesOf } from './coding.ts';
import type { SampleKey } from './key.ts';
import { type Settled, truthOf } from './settle.ts';

/** How many of all counted reviews bear a code: as the machine says, and by the validated sample; all of the same reviews. */
export interface PrevalenceRow {
  readonly kind: CodeKind;
  readonly code: string;
  /** Reviews that bear it, and of which the machine said so, in the sample. */
  readonly trueInSample: number;
  readonly saidInSample: number;
  /** The machine's share, uncorrected; the interval tells the error of sampling alone. */
  readonly raw: Proportion;
  /** By the human coders alone. */
  readonly sample: PoweredEstimate;
  /** By the machine's confusion matrix. */
  readonly corrected: CorrectedEstimate;
  /** By the machine's codes of all reviews and its errors in the sample: the narrowest that can be trusted. */
  readonly powered: PoweredEstimate;
}

/** A sample that was coded. */
export interface CodedSample {
  readonly key: SampleKey;
  readonly settled: readonly Settled[];
  readonly coders: readonly Coder[];
}

const kinds = ['issue', 'stage', 'cause'] as const satisfies readonly CodeKind[];

/** Raw and corrected shares of every issue, stage and cause that anybody gave; most stated by the machine first. */
export const prevalenceOf = (sample: CodedSample): PrevalenceRow[] =>
  kinds.flatMap((kind) => codesIn(sample, kind).map((code) => prevalenceOfCode(sample, kind, code)));

function codesIn({ key, coders }: CodedSample, kind: CodeKind): string[] {
  const said = key.population[kind];
  const given = coders.flatMap(({ codings }) =>
    [...codings.values()].flatMap((coding) => codesOf(coding, kind)),
  );
  return [...new Set([...Object.keys(said), ...given])].sort(
    (a, b) => (said[b] ?? 0) - (said[a] ?? 0) || (a < b ? -1 : 1),
  );
}

function prevalenceOfCode(sample: CodedSample, kind: CodeKind, code: string): PrevalenceRow {
  const { population } = sample.key;
  const said = population[kind][code] ?? 0;
  const strata = strataOf(sample, kind, code);
  const validation: Validation = {
    strata: [...pooled(strata), ...wordless(sample.key)],
    said: said / population.reviews,
  };
  return {
    kind,
    code,
    trueInSample: strata.reduce((sum, { hit, missed }) => sum + hit + missed, 0),
    saidInSample: strata.reduce((sum, { hit, extra }) => sum + hit + extra, 0),
    raw: wilson(said, population.reviews),
    sample: predictionPowered(validation, 0),
    corrected: corrected(validation),
    powered: predictionPowered(validation),
  };
}

type Mutable<T> = { -readonly [Key in keyof T]: T[Key] };

/** What became of the items of each stratum; items that nobody coded are left out. */
function strataOf({ key, settled, coders }: CodedSample, kind: CodeKind, code: string): Stratum[] {
  const strata = new Map<string, Mutable<Stratum>>();
  for (const [name, { size }] of Object.entries(key.strata))
    strata.set(name, { size, hit: 0, missed: 0, extra: 0, clear: 0 });
  const items = new Map(key.items.map((item) => [item.item, item]));
  for (const one of settled) {
    const { stratum, complaints } = items.get(one.item)!;
    const truth = truthOf(one, kind, code, coders);
    const isSaid = complaints.some((complaint) => complaint[kind] === code);
    const outcomes = strata.get(stratum)!;
    outcomes[isSaid ? 'hit' : 'missed'] += truth;
    outcomes[isSaid ? 'extra' : 'clear'] += 1 - truth;
  }
  return [...strata.values()];
}

/** Reviews without words are known to bear no code. */
const wordless = ({ population }: SampleKey): Stratum[] =>
  population.wordless === 0
    ? []
    : [{ size: population.wordless, hit: 0, missed: 0, extra: 0, clear: population.wordless }];
