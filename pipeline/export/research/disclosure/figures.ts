/** One count that the tables tell, or that follows from what they tell. */
interface Figure {
  readonly count: number;
  /** `cell`: told by a table, can be hidden; `known`: told in any case; `rest`: told by no table, but must not be found out either. */
  readonly role: 'cell' | 'known' | 'rest';
  /** Of all that would protect another figure, the cheapest is hidden. */
  readonly price: number;
}

/** How figures hang together: `whole` is the sum of its parts, or the union of parts that may overlap. */
interface Relation {
  readonly kind: 'sum' | 'union';
  readonly whole: number;
  readonly parts: readonly number[];
}

/** Between what every figure must lie, by all that is told. */
interface Bounds {
  readonly low: Float64Array;
  readonly high: Float64Array;
}

/** How often a relation narrows bounds before they are taken as they are: chains of small steps prove nothing that a reader could. */
const mostVisits = 30;

/**
 * Counts that are to be published together, and which of them must be hidden so that no count from 1 to `k - 1` is told or can be proved
 * from what is told: small ones are hidden (primary suppression), then others, until for every small one a count of `k` or more would fit
 * all that is told (complementary suppression with sliding protection; A. Hundepool et al., Statistical Disclosure Control, 2012, chapter
 * 4). What would fit is found out by narrowing the bounds of each figure by all relations it is in. A count of 0 is told, so that a hidden
 * one is known to be 1 at least.
 */
export class Figures {
  readonly #k: number;
  readonly #figures: Figure[] = [];
  readonly #numbers = new Map<string, number>();
  readonly #relations: Relation[] = [];
  readonly #relationsOf: number[][] = [];

  constructor(k: number) {
    this.#k = k;
  }

  /** A count that a table tells, unless it is hidden; the same name again is the same figure. */
  cell(name: string, count: number, price = count): void {
    this.#add(name, { count, role: 'cell', price });
  }

  /** A count that is told in any case. */
  known(name: string, count: number): void {
    this.#add(name, { count, role: 'known', price: Infinity });
  }

  /** `whole` is the sum of these parts; a relation of names that are no figures is passed over. */
  sum(whole: string, parts: readonly string[]): void {
    this.#relate('sum', whole, parts);
  }

  /** `whole` is the union of these parts, which may overlap. */
  union(whole: string, parts: readonly string[]): void {
    this.#relate('union', whole, parts);
  }

  /** What is left of `whole` without `part` is a count like the others. */
  rest(whole: string, part: string): void {
    const [all, some] = [this.#numbers.get(whole), this.#numbers.get(part)];
    if (all === undefined || some === undefined) return;
    const name = `${whole} but ${part}`;
    const count = this.#figures[all]!.count - this.#figures[some]!.count;
    if (!this.#isSmall(count)) return;
    this.#add(name, { count, role: 'rest', price: Infinity });
    this.sum(whole, [part, name]);
  }

  /** Names of the figures that must not be told. */
  hidden(): ReadonlySet<string> {
    const k = this.#k;
    const small = this.#figures.map(({ count, role }) => role !== 'known' && this.#isSmall(count));
    const hidden = this.#figures.map(({ role }, at) => small[at]! || role === 'rest');
    const isProved = ({ high }: Bounds, at: number): boolean => small[at]! && high[at]! < k;
    const provedBy = (bounds: Bounds): number[] => [...small.keys()].filter((at) => isProved(bounds, at));
    const bounds = this.#hideMore(hidden, provedBy);
    this.#tellAgain(hidden, small, bounds, provedBy);
    return new Set(
      [...this.#numbers].flatMap(([name, at]) => (hidden[at] && this.#isCell(at) ? [name] : [])),
    );
  }

  #isSmall = (count: number): boolean => count > 0 && count < this.#k;

  #isCell = (at: number): boolean => this.#figures[at]!.role === 'cell';

  #add(name: string, figure: Figure): void {
    if (this.#numbers.has(name)) return;
    this.#numbers.set(name, this.#figures.push(figure) - 1);
    this.#relationsOf.push([]);
  }

  #relate(kind: Relation['kind'], wholeName: string, partNames: readonly string[]): void {
    const [whole, ...parts] = [wholeName, ...partNames].map((name) => this.#numbers.get(name));
    if (whole === undefined || parts.length === 0 || !parts.every((part) => part !== undefined)) return;
    const place = this.#relations.push({ kind, whole, parts }) - 1;
    for (const at of [whole, ...parts]) this.#relationsOf[at]!.push(place);
  }

  /** Hides cells until nothing is proved, or nothing is left to hide. */
  #hideMore(hidden: boolean[], provedBy: (bounds: Bounds) => readonly number[]): Bounds {
    for (;;) {
      const bounds = this.#bounds(hidden);
      const more = provedBy(bounds).flatMap((at) => this.#protector(at, hidden) ?? []);
      if (more.length === 0) return bounds;
      for (const at of more) hidden[at] = true;
    }
  }

  /** Tells again, the dearest first, what turns out to protect nothing. */
  #tellAgain(
    hidden: boolean[],
    small: readonly boolean[],
    bounds: Bounds,
    provedBy: (bounds: Bounds) => readonly number[],
  ): void {
    const allowed = provedBy(bounds).length;
    const spare = [...hidden.keys()].filter((at) => hidden[at] && !small[at] && this.#isCell(at));
    let now = bounds;
    for (const at of spare.sort((a, b) => this.#figures[b]!.price - this.#figures[a]!.price || a - b)) {
      const told = { low: now.low.slice(), high: now.high.slice() };
      told.low[at] = told.high[at] = this.#figures[at]!.count;
      this.#narrow(told, this.#relationsOf[at]!);
      if (provedBy(told).length > allowed) continue;
      hidden[at] = false;
      now = told;
    }
  }

  #bounds(hidden: readonly boolean[]): Bounds {
    const bounds = {
      low: Float64Array.from(this.#figures, ({ count, role }, at) =>
        hidden[at] ? (role === 'rest' ? 0 : 1) : count,
      ),
      high: Float64Array.from(this.#figures, ({ count }, at) => (hidden[at] ? Infinity : count)),
    };
    const open = [...this.#relations.keys()].filter((place) => {
      const { whole, parts } = this.#relations[place]!;
      return hidden[whole]! || parts.some((part) => hidden[part]!);
    });
    this.#narrow(bounds, open);
    return bounds;
  }

  /** Narrows bounds by these relations, and by those of every figure that has moved, until none moves. */
  #narrow(bounds: Bounds, relations: Iterable<number>): void {
    const queue = new Set(relations);
    const visits = new Uint8Array(this.#relations.length);
    for (const place of queue) {
      queue.delete(place);
      if (visits[place]!++ >= mostVisits) continue;
      for (const at of narrowed(this.#relations[place]!, bounds))
        for (const next of this.#relationsOf[at]!) queue.add(next);
    }
  }

  /** The cheapest told cell of the nearest relation that has one: the less is told around a figure, the wider are its bounds. */
  #protector(from: number, hidden: readonly boolean[]): number | undefined {
    const queue = new Set(this.#relationsOf[from]!);
    for (const place of queue) {
      const { whole, parts } = this.#relations[place]!;
      const members = [whole, ...parts];
      const told = members.filter((at) => !hidden[at] && this.#isCell(at) && this.#figures[at]!.count > 0);
      const [cheapest] = told.sort((a, b) => this.#figures[a]!.price - this.#figures[b]!.price || a - b);
      if (cheapest !== undefined) return cheapest;
      for (const at of members) if (hidden[at]) for (const next of this.#relationsOf[at]!) queue.add(next);
    }
    return undefined;
  }
}

/** Narrows the bounds of the members of a relation by those of the others; which have moved. */
function narrowed({ kind, whole, parts }: Relation, { low, high }: Bounds): Set<number> {
  const moved = new Set<number>();
  const atLeast = (at: number, value: number): void => {
    if (value <= low[at]!) return;
    low[at] = value;
    moved.add(at);
  };
  const atMost = (at: number, value: number): void => {
    if (value >= high[at]!) return;
    high[at] = value;
    moved.add(at);
  };
  let [lows, highs, greatest, open] = [0, 0, 0, 0];
  for (const part of parts) {
    lows += low[part]!;
    greatest = Math.max(greatest, low[part]!);
    if (high[part] === Infinity) open += 1;
    else highs += high[part]!;
  }
  const isSum = kind === 'sum';
  atLeast(whole, isSum ? lows : greatest);
  if (open === 0) atMost(whole, highs);
  for (const part of parts) {
    const [least, most] = [low[part]!, high[part]!];
    if (open === 0) atLeast(part, low[whole]! - (highs - most));
    else if (open === 1 && most === Infinity) atLeast(part, low[whole]! - highs);
    atMost(part, isSum ? high[whole]! - (lows - least) : high[whole]!);
  }
  return moved;
}
