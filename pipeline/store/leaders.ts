import type Database from 'better-sqlite3';
import { BandTable } from '../clean/band-table.ts';
import { likeness, type Print, printOf, repeatsVisibly } from '../clean/duplicates.ts';
import { folded } from '../clean/index.ts';
import { type Sketch, Sketches, sketchOf } from '../clean/sketches.ts';
import { type Batch, batch } from './batch.ts';
import type { Placed } from './precedence.ts';

/** What matters of a stored review for its likeness to others. */
export interface StoredWords extends Placed {
  readonly key: number;
  readonly title: string;
  readonly text: string;
  readonly author: string | null;
}

/** What a review is looked for by. */
interface Sought {
  readonly key: number;
  readonly print: Print;
  readonly sketch: Sketch;
}

/** Entries sorted and written together: 2²⁰, so that a 32-bit band and a place among them fit into a double's 53 bits. */
const entriesPerFlush = 2 ** 20;

/**
 * The reviews that repeat no other one, found by what they say: those of earlier runs in the table `review_band`, those of this run in
 * memory too, about 160 bytes each.
 */
export class Leaders {
  /** Whether earlier runs have left any. */
  readonly #stored: boolean;
  readonly #table = new BandTable();
  /** Of this run, by place in the table. */
  readonly #sketches = new Sketches();
  readonly #keys: number[] = [];
  readonly #rows: Batch<'band' | 'review'>;
  readonly #sharing: Database.Statement;
  readonly #leader: Database.Statement;
  /** Not yet written, each with the place of its review. */
  readonly #bands: number[] = [];
  readonly #places: number[] = [];
  #last: Sought | undefined;

  /** @param firstAdded reviews from this key on are all of this run */
  constructor(db: Database.Database, firstAdded: number) {
    this.#stored = db.prepare('SELECT 1 FROM review_band LIMIT 1').get() !== undefined;
    this.#rows = batch(db, 'review_band', ['band', 'review'], 'INSERT OR IGNORE'); // a reworded leader may keep a band
    this.#sharing = db
      .prepare(`SELECT review FROM review_band WHERE band = ? AND review < ${firstAdded}`)
      .pluck();
    this.#leader = db.prepare(
      'SELECT key, app, id, date, title, text, author FROM review WHERE key = ? AND app = ? AND duplicate_of IS NULL',
    );
  }

  /** The leaders of the same app that say the same as the review, of those that are known to lead. */
  alike(review: StoredWords, isKnown: (key: number) => boolean): StoredWords[] {
    const sought = this.#sought(review);
    return this.#candidates(sought).flatMap((key) => {
      if (key === review.key || !isKnown(key)) return [];
      const leader = this.#leader.get(key, review.app) as StoredWords | undefined;
      // Visibly: bands of former words stay in the table, and what is found by one of these alone is not alike.
      return leader !== undefined && repeatsVisibly(printOfReview(leader), sought.print) ? [leader] : [];
    });
  }

  /** Makes a review one of the leaders. */
  add(review: StoredWords): void {
    const {
      print: { bands },
      sketch,
    } = this.#sought(review);
    const place = this.#sketches.add(sketch);
    this.#keys.push(review.key);
    this.#table.add(bands, place);
    for (const band of bands) {
      this.#bands.push(band);
      this.#places.push(place);
    }
    if (this.#bands.length > entriesPerFlush - 8) this.flush();
  }

  /** Writes all leaders of this run, in the order of their bands, which is several times as fast as as they come. */
  flush(): void {
    const order = Float64Array.from(this.#bands, (band, at) => band * entriesPerFlush + at).sort();
    for (const entry of order) {
      this.#rows.add({
        band: Math.floor(entry / entriesPerFlush),
        review: this.#keys[this.#places[entry % entriesPerFlush]!]!,
      });
    }
    this.#rows.flush();
    this.#bands.length = 0;
    this.#places.length = 0;
  }

  /** Keys of reviews that share a band and, of those of this run, may be like enough; each once. */
  #candidates({ print: { bands }, sketch }: Sought): number[] {
    const found = this.#table
      .sharing(bands)
      .filter((place) => this.#sketches.mayBeLike(place, sketch, likeness))
      .map((place) => this.#keys[place]!);
    const stored = this.#stored
      ? Array.from(bands, (band) => this.#sharing.all(band) as number[]).flat()
      : [];
    return [...new Set([...stored, ...found])];
  }

  /** A review is mostly added right after it was looked for. */
  #sought(review: StoredWords): Sought {
    if (this.#last?.key === review.key) return this.#last;
    const print = printOfReview(review);
    this.#last = { key: review.key, print, sketch: sketchOf(review.app, print.bigrams) };
    return this.#last;
  }
}

/** Texts are compared as they are matched. The stored text is the masked one, so that one placeholder stands for all numbers. */
export const printOfReview = ({ title, text, author }: StoredWords): Print =>
  printOf(title === '' ? folded(text) : `${folded(title)}\n${folded(text)}`, author);
