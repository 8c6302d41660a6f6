import { type Candidate, leastSaid, mayBeKey, type Phrase } from './select.ts';

/** By what the complaints of an app are parted. */
export type By = 'stage' | 'cause' | 'issue' | 'version' | 'period';

/** What a part is a part of: all complaints of the app, those that name a version, or those with a date. */
export type Whole = 'all' | 'versioned' | 'dated';

/** One part, such as the complaints of a stage. */
export interface Part {
  readonly by: By;
  /** Which stage, cause or issue; the version; `newest`. */
  readonly value: string;
  readonly whole: Whole;
}

/** Some complaints, and how many of them are made in each phrase. */
export interface Tally {
  of: number;
  readonly said: Int32Array;
}

/** The phrases of a part that may be key, of so many tried. */
export interface Trial {
  readonly candidates: readonly Candidate[];
  readonly tried: number;
}

/** Counts which phrases the parts of an app's complaints are made in. */
export class Parts {
  readonly #phrases: readonly Phrase[];
  readonly #wholes: Readonly<Record<Whole, Tally>>;
  readonly #parts = new Map<string, Part & { readonly tally: Tally }>();

  /** @param phrases those that are counted; to be named by their place */
  constructor(phrases: readonly Phrase[]) {
    this.#phrases = phrases;
    this.#wholes = { all: this.#tally(), versioned: this.#tally(), dated: this.#tally() };
  }

  /** The tally of a part or a whole, to be given to `count`. */
  tallyOf(part: Part | Whole): Tally {
    if (typeof part === 'string') return this.#wholes[part];
    const name = `${part.by} ${part.value}`;
    const known = this.#parts.get(name) ?? { ...part, tally: this.#tally() };
    this.#parts.set(name, known);
    return known.tally;
  }

  /** Counts one complaint, made in the first `size` of these phrases, in each of the tallies. */
  count(tallies: readonly Tally[], phrases: ArrayLike<number>, size = phrases.length): void {
    for (const tally of tallies) {
      tally.of++;
      for (let place = 0; place < size; place++) tally.said[phrases[place]!]!++;
    }
  }

  /** Every part with the phrases that may be key to it, and how many were tried; by kind and value. */
  *candidates(): IterableIterator<Part & Trial> {
    for (const name of [...this.#parts.keys()].sort()) {
      const { tally, ...part } = this.#parts.get(name)!;
      yield { ...part, ...trialOf(this.#phrases, tally, this.#wholes[part.whole]) };
    }
  }

  #tally(): Tally {
    return { of: 0, said: new Int32Array(this.#phrases.length) };
  }
}

function trialOf(phrases: readonly Phrase[], part: Tally, whole: Tally): Trial {
  const candidates: Candidate[] = [];
  const { of } = part;
  const ofElsewhere = whole.of - of;
  if (ofElsewhere === 0) return { candidates, tried: 0 };
  let tried = 0;
  part.said.forEach((said, place) => {
    if (said < leastSaid) return;
    tried++;
    const counts = { said, of, elsewhere: whole.said[place]! - said, ofElsewhere };
    if (mayBeKey(counts)) candidates.push({ ...phrases[place]!, ...counts });
  });
  return { candidates, tried };
}
