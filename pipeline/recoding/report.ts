import type { Polarity } from '../records.ts';
import {
  type Aspect,
  aspects,
  differences,
  type IssueMove,
  issueMoves,
  type PlacedComplaint,
  type PlaceMove,
  placeMoves,
  type ReviewCoding,
} from './compare.ts';

/** One review with both of its codings. */
export interface Comparison {
  readonly id: string;
  readonly app: string;
  /** Title and text as they are stored. */
  readonly words: string;
  /** Whether it counts in the app's shares: it neither repeats another review nor looks like bought praise. */
  readonly counted: boolean;
  readonly before: ReviewCoding;
  readonly after: ReviewCoding;
}

export interface Example {
  readonly id: string;
  readonly app: string;
  readonly words: string;
}

export interface MovedIssue extends IssueMove {
  readonly reviews: number;
  readonly examples: readonly Example[];
}

export interface MovedPlace extends PlaceMove {
  readonly reviews: number;
}

export interface MovedPolarity {
  readonly from: Polarity;
  readonly to: Polarity;
  readonly reviews: number;
}

/** Counts of an app's counted reviews before and after. */
export interface Shift {
  readonly before: number;
  readonly after: number;
}

export interface AppShift {
  readonly app: string;
  /** Counted reviews: what the shares are of. */
  readonly reviews: number;
  /** Those with a counted complaint. */
  readonly complaining: Shift;
  /** By issue, the greatest change first; issues that changed, and only those. */
  readonly issues: readonly (Shift & { readonly issue: string })[];
}

/** What an app's shares were before: counted reviews, those complaining, and by issue. */
export interface AppBase {
  readonly app: string;
  readonly reviews: number;
  readonly complaining: number;
  readonly issues: ReadonlyMap<string, number>;
}

/** What a recoding moved. Everything is sorted: most reviews first, then by name. */
export interface Moves {
  /** Reviews coded anew. */
  readonly recoded: number;
  /** Those whose polarity, codes, sureness or evidence differ. */
  readonly moved: number;
  /** Reviews by what differs; one review may differ in several. */
  readonly differing: Readonly<Record<Aspect, number>>;
  readonly issues: readonly MovedIssue[];
  readonly places: readonly MovedPlace[];
  readonly polarities: readonly MovedPolarity[];
  readonly apps: readonly AppShift[];
}

/** Examples kept for each kind of move: the first in the order of the store. */
const mostExamples = 3;

/** Gathers what moved, review by review, in memory that does not grow with their number. */
export class MoveTally {
  #recoded = 0;
  #moved = 0;
  readonly #differing = Object.fromEntries(aspects.map((aspect) => [aspect, 0])) as Record<Aspect, number>;
  readonly #issues = new Map<string, { move: IssueMove; reviews: number; examples: Example[] }>();
  readonly #places = new Map<string, { move: PlaceMove; reviews: number }>();
  readonly #polarities = new Map<string, { from: Polarity; to: Polarity; reviews: number }>();
  readonly #apps = new Map<string, AppChange>();

  /** Counts one review; returns whether it moved. */
  add(comparison: Comparison): boolean {
    this.#recoded++;
    const { before, after } = comparison;
    const differ = differences(before, after);
    if (differ.length === 0) return false;
    this.#moved++;
    for (const aspect of differ) this.#differing[aspect]++;
    if (before.polarity !== after.polarity) this.#addPolarity(before.polarity, after.polarity);
    for (const move of issueMoves(before, after)) this.#addMove(move, comparison);
    for (const move of placeMoves(before, after)) this.#addPlace(move);
    if (comparison.counted) this.#changeOf(comparison.app).add(before, after);
    return true;
  }

  #addPolarity(from: Polarity, to: Polarity): void {
    const known = this.#polarities.get(`${from} ${to}`);
    if (known === undefined) this.#polarities.set(`${from} ${to}`, { from, to, reviews: 1 });
    else known.reviews++;
  }

  #addMove(move: IssueMove, { id, app, words }: Comparison): void {
    const key = `${move.from} ${move.to}`;
    const known = this.#issues.get(key) ?? { move, reviews: 0, examples: [] };
    known.reviews++;
    if (known.examples.length < mostExamples) known.examples.push({ id, app, words });
    this.#issues.set(key, known);
  }

  #addPlace(move: PlaceMove): void {
    const key = placed(move);
    const known = this.#places.get(key);
    if (known === undefined) this.#places.set(key, { move, reviews: 1 });
    else known.reviews++;
  }

  #changeOf(app: string): AppChange {
    const change = this.#apps.get(app) ?? new AppChange();
    this.#apps.set(app, change);
    return change;
  }

  /** What moved; `bases` are the shares before, of apps that have any review coded anew. */
  moves(bases: readonly AppBase[]): Moves {
    return {
      recoded: this.#recoded,
      moved: this.#moved,
      differing: this.#differing,
      issues: [...this.#issues.values()]
        .map(({ move, ...rest }) => ({ ...move, ...rest }))
        .sort((a, b) => b.reviews - a.reviews || compare(named(a), named(b))),
      places: [...this.#places.values()]
        .map(({ move, reviews }) => ({ ...move, reviews }))
        .sort((a, b) => b.reviews - a.reviews || compare(placed(a), placed(b))),
      polarities: [...this.#polarities.values()].sort(
        (a, b) => b.reviews - a.reviews || compare(`${a.from} ${a.to}`, `${b.from} ${b.to}`),
      ),
      apps: bases.flatMap((base) => this.#apps.get(base.app)?.shift(base) ?? []),
    };
  }
}

const compare = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0);
const placed = ({ issue, from, to }: PlaceMove): string =>
  [issue, from.stage, from.cause, to.stage, to.cause].join(' ');
const named = ({ from, to }: IssueMove): string => `${from ?? ''} ${to ?? ''}`;

/** How many more (or fewer) counted reviews of an app complain, and state each issue. */
class AppChange {
  #complaining = 0;
  readonly #issues = new Map<string, number>();

  add(before: ReviewCoding, after: ReviewCoding): void {
    const old = statements(before);
    const now = statements(after);
    this.#complaining += Number(now.length > 0) - Number(old.length > 0);
    for (const issue of old) this.#issues.set(issue, (this.#issues.get(issue) ?? 0) - 1);
    for (const issue of now) this.#issues.set(issue, (this.#issues.get(issue) ?? 0) + 1);
  }

  shift({ app, reviews, complaining, issues }: AppBase): AppShift {
    const changed = [...this.#issues].filter(([, change]) => change !== 0);
    return {
      app,
      reviews,
      complaining: { before: complaining, after: complaining + this.#complaining },
      issues: changed
        .sort(([a, one], [b, other]) => Math.abs(other) - Math.abs(one) || compare(a, b))
        .map(([issue, change]) => {
          const before = issues.get(issue) ?? 0;
          return { issue, before, after: before + change };
        }),
    };
  }
}

/** Issues of counted complaints, once for each stage and cause, as the tallies count them. */
function statements({ complaints }: ReviewCoding): string[] {
  const stated = complaints.filter(({ abstained }) => !abstained).map(codesOf);
  return [...new Set(stated)].map((codes) => codes.split(' ')[0]!);
}

const codesOf = ({ issue, stage, cause }: PlacedComplaint): string => `${issue} ${stage} ${cause}`;
