import { type CorrectedEstimate, corrected } from '../statistics/rogan-gladen.ts';
import { type PoweredEstimate, predictionPowered } from '../statistics/prediction-powered.ts';
import { pooled, type Stratum, type Validation } from '../statistics/validation.ts';
import { type Proportion, wilson } from '../statistics/wilson.ts';
import type { CodeKind, Coder } from './coding.ts';
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

/** Raw and corrected shares of every issue, stage and cause that anybody gave; most stated by the machine first. */
export function prevalenceOf(
  key: SampleKey,
  settled: readonly Settled[],
  coders: readonly Coder[],
): PrevalenceRow[] {
  const kinds = ['issue', 'stage', 'cause'] as const;
  return kinds.flatMap((kind) =>
    codesIn(key, settled, kind).map((code) => prevalenceOfCode(key, settled, coders, kind, code)),
  );
}

function codesIn({ population }: SampleKey, settled: readonly Settled[], kind: CodeKind): string[] {
  const given = settled.flatMap(({ coding }) => coding.complaints.map((complaint) => complaint[kind]));
  const said = population[kind];
  return [...new Set([...Object.keys(said), ...given])].sort(
    (a, b) => (said[b] ?? 0) - (said[a] ?? 0) || (a < b ? -1 : 1),
  );
}

function prevalenceOfCode(
  key: SampleKey,
  settled: readonly Settled[],
  coders: readonly Coder[],
  kind: CodeKind,
  code: string,
): PrevalenceRow {
  const { reviews } = key.population;
  const said = key.population[kind][code] ?? 0;
  const strata = strataOf(key, settled, coders, kind, code);
  const validation: Validation = { strata: [...pooled(strata), ...wordless(key)], said: said / reviews };
  return {
    kind,
    code,
    trueInSample: strata.reduce((sum, { hit, missed }) => sum + hit + missed, 0),
    saidInSample: strata.reduce((sum, { hit, extra }) => sum + hit + extra, 0),
    raw: wilson(said, reviews),
    sample: predictionPowered(validation, 0),
    corrected: corrected(validation),
    powered: predictionPowered(validation),
  };
}

type Mutable<T> = { -readonly [Key in keyof T]: T[Key] };

function strataOf(
  key: SampleKey,
  settled: readonly Settled[],
  coders: readonly Coder[],
  kind: CodeKind,
  code: string,
): Stratum[] {
  const strata = new Map<string, Mutable<Stratum>>(
    Object.entries(key.strata).map(([name, { size }]) => [
      name,
      { size, hit: 0, missed: 0, extra: 0, clear: 0 },
    ]),
  );
  const items = new Map(key.items.map((item) => [item.item, item]));
  for (const one of settled) {
    const item = items.get(one.item);
    const truth = truthOf(one, kind, code, coders);
    if (item === undefined || truth === null) continue;
    const stratum = strata.get(item.stratum)!;
    const isSaid = item.complaints.some((complaint) => complaint[kind] === code);
    stratum[isSaid ? 'hit' : 'missed'] += truth;
    stratum[isSaid ? 'extra' : 'clear'] += 1 - truth;
  }
  return [...strata.values()];
}

/** Reviews without words are known to bear no code. */
const wordless = ({ population }: SampleKey): Stratum[] =>
  population.wordless === 0
    ? []
    : [{ size: population.wordless, hit: 0, missed: 0, extra: 0, clear: population.wordless }];
