import { type Counts, type Keyness, keynessOf, logRatioOf, pOf, type Ratio } from './keyness.ts';

/** What complaints are made in: a phrase, or a lone word that says something. */
export interface Phrase {
  readonly phrase: string;
  /** How many words it is made of. */
  readonly words: number;
}

/** A phrase with its counts in one part and elsewhere. */
export interface Candidate extends Phrase, Counts {}

/** A phrase that belongs to a part more than elsewhere. */
export interface KeyPhrase extends Candidate, Keyness {
  /** p times the number of phrases tried on the part (Bonferroni), at most 1. */
  readonly corrected: number;
}

/** A phrase that fewer complaints of a part are made in is not tried. */
export const leastSaid = 3;
/** What a key phrase must show: said so many times as often as elsewhere, and hardly by chance. */
const wanted = { ratio: 2, level: 0.01 } as const;
/** Phrases shown of a part, and the surest that are looked at to choose them. */
const shown = 12;
const lookedAt = 200;
/** A phrase of which this share stands in a longer one is told by the longer one. */
const mostly = 0.6;

/** Whether a phrase is said often enough in a part, and so much more often than elsewhere, that it may be key. */
export const mayBeKey = ({ said, of, elsewhere, ofElsewhere }: Counts): boolean =>
  said >= leastSaid && said * ofElsewhere >= wanted.ratio * Math.max(elsewhere, 0.5) * of;

/**
 * Whether a phrase that may be key can be sure where so many are tried. It tells by a bound of the log-likelihood ratio from above, which
 * takes one logarithm where the ratio takes four and its chance many steps: that of saying it here, the cells of not saying it bounded by
 * ln x ≤ x - 1, the one of saying it elsewhere, which is below 0, left out. Most phrases of most parts are said three times by chance.
 */
export function maySurely(tried: number): (counts: Counts) => boolean {
  const least = leastEvidence(tried);
  return ({ said, of, elsewhere, ofElsewhere }) => {
    const share = (said + elsewhere) / (of + ofElsewhere);
    const [expected, silent] = [of * share, 1 - share];
    const unsaid = (said - expected) ** 2 * (1 / (of * silent) + 1 / (ofElsewhere * silent));
    return 2 * (said * Math.log(said / expected) + unsaid) >= least;
  };
}

/** A log-likelihood ratio below which no phrase is sure, to seven digits: by halving. */
function leastEvidence(tried: number): number {
  let [low, high] = [0, 1_000];
  while (high - low > 1e-7) {
    const middle = (low + high) / 2;
    if (pOf(middle) * tried < wanted.level) high = middle;
    else low = middle;
  }
  return low;
}

/**
 * The key phrases of one part, surest first: by the lower end of the log ratio, which weighs effect and evidence together (S. Evert,
 * Measuring keyness, Proceedings of Digital Humanities 2022). Of phrases that hold each other only one is told, and lone words only where
 * phrases leave room: they say less, and in few complaints they are all that is said often enough.
 * @param candidates those that may be key, of all `tried`
 */
export function keyPhrases(candidates: readonly Candidate[], tried: number): KeyPhrase[] {
  const isLone = ({ words }: Phrase) => words === 1;
  const phrases = folded(
    surest(
      candidates.filter((one) => !isLone(one)),
      tried,
    ),
  );
  const words = surest(candidates.filter(isLone), tried).filter(
    ({ phrase }) => !phrases.some((told) => told.phrase.includes(phrase)),
  );
  return [...phrases, ...words.slice(0, shown - phrases.length)].sort(bySureness);
}

const bySureness = (a: Candidate & Ratio, b: Candidate & Ratio): number => b.low - a.low || inOrder(a, b);

/** Of equally sure ones. */
const inOrder = (a: Candidate, b: Candidate): number => b.said - a.said || (a.phrase < b.phrase ? -1 : 1);

function surest(candidates: readonly Candidate[], tried: number): KeyPhrase[] {
  const ranked = candidates
    .map((one) => ({ one, low: logRatioOf(one).low }))
    .sort((a, b) => b.low - a.low || inOrder(a.one, b.one));
  const sure: KeyPhrase[] = [];
  for (const { one } of ranked) {
    if (sure.length >= lookedAt) break;
    const keyness = keynessOf(one);
    const corrected = Math.min(1, keyness.p * tried);
    if (corrected < wanted.level) sure.push({ ...one, ...keyness, corrected });
  }
  return sure;
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
