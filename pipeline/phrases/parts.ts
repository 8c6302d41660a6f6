import { type Candidate, leastSaid, mayBeKey, maySurely, type Phrase } from './select.ts';

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

interface Counted {
  readonly tally: Tally;
  readonly parts: readonly Part[];
}

/**
 * Counts which phrases the parts of an app's complaints are made in. Each complaint is counted once in the tally of its kind, which is
 * then added to every part the kind belongs to, and beside that only where it is of a newest version or period or lacks either.
 */
export class Parts {
  readonly #phrases: readonly Phrase[];
  readonly #kinds: Counted[] = [];
  readonly #lacking: Readonly<Record<Exclude<Whole, 'all'>, Tally>>;
  readonly #others = new Map<string, Counted>();

  /** @param phrases those that are counted; to be named by their place */
  constructor(phrases: readonly Phrase[]) {
    this.#phrases = phrases;
    this.#lacking = { versioned: this.#tally(), dated: this.#tally() };
  }

  /** A tally for complaints of one kind, which are all of these parts; every complaint is of one kind. */
  kind(parts: readonly Part[]): Tally {
    const tally = this.#tally();
    this.#kinds.push({ tally, parts });
    return tally;
  }

  /** The tally of a part that cuts through the kinds. */
  other(part: Part): Tally {
    const name = nameOf(part);
    const known = this.#others.get(name) ?? { tally: this.#tally(), parts: [part] };
    this.#others.set(name, known);
    return known.tally;
  }

  /** The tally of the complaints that are not of the whole. */
  lacking(whole: Exclude<Whole, 'all'>): Tally {
    return this.#lacking[whole];
  }

  /** Counts one complaint, made in the first `size` of these phrases, in each of the tallies. */
  count(tallies: readonly Tally[], phrases: ArrayLike<number>, size = phrases.length): void {
    for (const tally of tallies) {
      tally.of++;
      for (let place = 0; place < size; place++) tally.said[phrases[place]!]!++;
    }
  }

  /** The tally of all complaints. */
  all(): Tally {
    const all = this.#tally();
    for (const { tally } of this.#kinds) add(all, tally);
    return all;
  }

  /** Every part with the phrases that may be key to it, and how many were tried; by kind and value. */
  *candidates(): IterableIterator<Part & Trial> {
    const all = this.all();
    const wholes = {
      all,
      versioned: without(all, this.#lacking.versioned),
      dated: without(all, this.#lacking.dated),
    };
    const counted = this.#byName();
    for (const name of [...counted.keys()].sort()) {
      const { part, tally } = counted.get(name)!;
      yield { ...part, ...trialOf(this.#phrases, tally, wholes[part.whole]) };
    }
  }

  #byName(): ReadonlyMap<string, { readonly part: Part; readonly tally: Tally }> {
    const byName = new Map<string, { readonly part: Part; readonly tally: Tally }>();
    for (const { tally, parts } of [...this.#kinds, ...this.#others.values()]) {
      for (const part of parts) {
        const name = nameOf(part);
        const known = byName.get(name) ?? { part, tally: this.#tally() };
        byName.set(name, known);
        add(known.tally, tally);
      }
    }
    return byName;
  }

  #tally(): Tally {
    return { of: 0, said: new Int32Array(this.#phrases.length) };
  }
}

const nameOf = ({ by, value }: Part): string => `${by} ${value}`;

function add(to: Tally, tally: Tally): void {
  to.of += tally.of;
  for (let place = 0; place < to.said.length; place++) to.said[place]! += tally.said[place]!;
}

const without = (all: Tally, some: Tally): Tally => ({
  of: all.of - some.of,
  said: all.said.map((said, place) => said - some.said[place]!),
});

function trialOf(phrases: readonly Phrase[], part: Tally, whole: Tally): Trial {
  const candidates: Candidate[] = [];
  const { of, said: inPart } = part;
  const ofElsewhere = whole.of - of;
  if (ofElsewhere === 0) return { candidates, tried: 0 };
  const tried = inPart.reduce((sum, said) => sum + Number(said >= leastSaid), 0);
  const mayBeSure = maySurely(tried);
  for (let place = 0; place < inPart.length; place++) {
    const said = inPart[place]!;
    if (said < leastSaid) continue;
    const counts = { said, of, elsewhere: whole.said[place]! - said, ofElsewhere };
    if (mayBeKey(counts) && mayBeSure(counts)) candidates.push({ ...phrases[place]!, ...counts });
  }
  return { candidates, tried };
}
