import { families, type Family, familyOf, portions } from './family.ts';
import type { History, Series } from './history.ts';
import { type Commons, type Watched, watch } from './learn.ts';
import { type Surprise, surprisesOf } from './night.ts';
import { begin, follow, type Ongoing } from './ongoing.ts';
import { type Question, questioner } from './questions.ts';
import type { Span } from './usual.ts';

/** Lives through the nights in their order, each with no more than was known by then, and gives the alerts that were raised. */
export function livedThrough(history: History, series: readonly Series[], nights: Span): Ongoing[] {
  const watched = series.map(watch);
  const commons: Commons = new Map();
  return families.flatMap((family) => {
    const life = new Life(history, watched, family, commons);
    for (let night = nights.from; night < nights.to; night++) life.live(night);
    return life.raised;
  });
}

/** What is known of one family of series by a night. */
class Life {
  /** All alerts so far, by the night of raising. */
  readonly raised: Ongoing[] = [];
  readonly #history: History;
  readonly #watched: readonly Watched[];
  readonly #portion: number;
  readonly #ask: (night: number) => Question[];
  /** Places of the series that are ever stated, complaints at all last. */
  readonly #members: readonly number[];
  /** By place of the series. */
  readonly #open = new Map<number, Ongoing>();

  constructor(history: History, watched: readonly Watched[], family: Family, commons: Commons) {
    this.#history = history;
    this.#watched = watched;
    this.#portion = portions[family];
    this.#ask = questioner(history, watched, commons);
    this.#members = [...watched.keys()]
      .filter((at) => familyOf(watched[at]!.series.kind) === family && watched[at]!.begins >= 0)
      .sort((one, other) => Number(this.#isAny(one)) - Number(this.#isAny(other)) || one - other);
  }

  live(night: number): void {
    if (this.#members.length === 0) return;
    const questions = this.#ask(night);
    for (const [at, course] of this.#open) {
      follow(this.#history, this.#watched[at]!, course, questions[0]?.usual(at) ?? null, night);
      if (course.state !== 'open') this.#open.delete(at);
    }
    if (questions.length === 0) return;
    const places = this.#members.filter((at) => this.#watched[at]!.begins <= night);
    const family = { places, portion: this.#portion };
    for (const surprise of surprisesOf(this.#history, this.#watched, family, questions))
      this.#meet(surprise, night);
  }

  #meet(surprise: Surprise, night: number): void {
    const { at } = surprise;
    if (this.#open.has(at) || (this.#isAny(at) && this.#open.size > 0)) return;
    const course = begin(this.#watched[at]!, surprise, night);
    this.raised.push(course);
    this.#open.set(at, course);
  }

  /** That more is complained of at all is news only where no issue accounts for it. */
  #isAny(at: number): boolean {
    return this.#watched[at]!.series.kind === 'any';
  }
}
