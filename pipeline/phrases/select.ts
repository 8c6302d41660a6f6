import { benjaminiHochberg } from '../statistics/benjamini-hochberg.ts';
import { type Counts, type Keyness, keynessOf, logLikelihood } from './keyness.ts';

/** A phrase with its counts in one part and elsewhere. */
export interface Candidate extends Counts {
  readonly phrase: string;
}

/** A phrase that belongs to a part more than elsewhere. */
export interface KeyPhrase extends Candidate, Keyness {
  /** p corrected for all phrases tried on the part. */
  readonly corrected: number;
}

/** A phrase that fewer complaints of a part are made in is not tried. */
export const leastSaid = 3;
/** What it must show: said so many times as often as elsewhere (log ratio), and hardly by chance; g2 is the 1 % point of chi-square. */
const wanted = { logRatio: 1, level: 0.01, g2: 6.634896601021213 } as const;
/** Phrases shown of a part, and the surest that are looked at to choose them. */
const shown = 12;
const lookedAt = 300;
/** A phrase of which this share stands in a longer one is told by the longer one. */
const mostly = 0.6;

/**
 * The key phrases of one part, surest first: by the lower end of the log ratio, which weighs effect and evidence together (S. Evert,
 * Measuring keyness, Proceedings of Digital Humanities 2022). Of phrases that hold each other only one is told. A phrase that can no longer
 * pass, said less than twice as often as elsewhere or with an uncorrected p above the level, counts among those tried as one with p = 1.
 */
export function keyPhrases(candidates: readonly Candidate[]): KeyPhrase[] {
  const tried = candidates.filter(({ said, ofElsewhere }) => said >= leastSaid && ofElsewhere > 0);
  const promising = tried.filter(mayPass).map((one) => ({ ...one, ...keynessOf(one) }));
  const others = new Array<number>(tried.length - promising.length).fill(1);
  const corrected = benjaminiHochberg([...promising.map(({ p }) => p), ...others]);
  const key = promising
    .map((one, at) => ({ ...one, corrected: corrected[at]! }))
    .filter(({ corrected: p }) => p < wanted.level)
    .sort((a, b) => b.low - a.low || b.said - a.said || (a.phrase < b.phrase ? -1 : 1))
    .slice(0, lookedAt);
  return folded(key);
}

function mayPass(one: Candidate): boolean {
  const elsewhere = Math.max(one.elsewhere, 0.5);
  const isFrequent = one.said * one.ofElsewhere >= 2 ** wanted.logRatio * elsewhere * one.of;
  return isFrequent && logLikelihood(one) >= wanted.g2;
}

function folded(ranked: readonly KeyPhrase[]): KeyPhrase[] {
  const whole = ranked.filter(
    ({ phrase, said }) =>
      !ranked.some((longer) => isWithin(phrase, longer.phrase) && longer.said >= mostly * said),
  );
  const chosen: KeyPhrase[] = [];
  for (const one of whole) {
    if (chosen.length >= shown) break;
    if (!chosen.some(({ phrase }) => isWithin(phrase, one.phrase) || isWithin(one.phrase, phrase)))
      chosen.push(one);
  }
  return chosen;
}

const isWithin = (part: string, whole: string): boolean => part !== whole && whole.includes(part);
