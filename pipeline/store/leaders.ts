import type Database from 'better-sqlite3';
import { BandTable } from '../clean/band-table.ts';
import { bandsOfWords, repeatsVisibly, type Words } from '../clean/duplicates.ts';
import { fold } from '../clean/fold.ts';
import { profileOf } from '../clean/profile.ts';
import { type Batch, batch } from './batch.ts';
import type { Placed } from './precedence.ts';

/** What matters of a stored review for its likeness to others. */
export interface StoredWords extends Placed {
  readonly key: number;
  readonly title: string;
  readonly text: string;
  readonly author: string | null;
}

/** Entries sorted and written together: 2²⁰, so that a 32-bit band and a place among them fit into a double's 53 bits. */
const entriesPerFlush = 2 ** 20;

/**
 * The reviews that repeat no other one, found by what they say: those of earlier runs in the table `review_band`, those of this run in
 * memory too, about 130 bytes each.
 */
export class Leaders {
  /** Whether earlier runs have left any. */
  readonly #stored: boolean;
  readonly #table = new BandTable();
  readonly #rows: Batch<'band' | 'review'>;
  readonly #sharing: Database.Statement;
  readonly #leader: Database.Statement;
  readonly #bands: number[] = [];
  readonly #keys: number[] = [];

  constructor(db: Database.Database) {
    this.#stored = db.prepare('SELECT 1 FROM review_band LIMIT 1').get() !== undefined;
    this.#rows = batch(db, 'review_band', ['band', 'review'], 'INSERT OR IGNORE'); // a reworded leader may keep a band
    this.#sharing = db.prepare('SELECT review FROM review_band WHERE band = ?').pluck();
    this.#leader = db.prepare(
      'SELECT key, app, id, date, title, text, author FROM review WHERE key = ? AND app = ? AND duplicate_of IS NULL',
    );
  }

  /** The leaders of the same app that say the same as the review, of those that are known to lead. */
  alike(review: StoredWords, isKnown: (key: number) => boolean): StoredWords[] {
    const words = wordsOf(review);
    return this.#candidates(bandsOfWords(words)).flatMap((key) => {
      if (key === review.key || !isKnown(key)) return [];
      const leader = this.#leader.get(key, review.app) as StoredWords | undefined;
      // Visibly: bands of former words stay in the table, and what is found by one of these alone is not alike.
      return leader !== undefined && repeatsVisibly(wordsOf(leader), words) ? [leader] : [];
    });
  }

  /** Makes a review one of the leaders. */
  add(review: StoredWords): void {
    const bands = bandsOfWords(wordsOf(review));
    this.#table.add(bands, review.key);
    for (const band of bands) {
      this.#bands.push(band);
      this.#keys.push(review.key);
    }
    if (this.#bands.length > entriesPerFlush - 8) this.flush();
  }

  /** Writes all leaders of this run, in the order of their bands, which is several times as fast as as they come. */
  flush(): void {
    const order = Float64Array.from(this.#bands, (band, place) => band * entriesPerFlush + place).sort();
    for (const entry of order) {
      this.#rows.add({
        band: Math.floor(entry / entriesPerFlush),
        review: this.#keys[entry % entriesPerFlush]!,
      });
    }
    this.#rows.flush();
    this.#bands.length = 0;
    this.#keys.length = 0;
  }

  /** Keys of reviews that share a band, each once. */
  #candidates(bands: Uint32Array): number[] {
    const found = this.#table.sharing(bands);
    if (!this.#stored) return found;
    const stored = Array.from(bands, (band) => this.#sharing.all(band) as number[]).flat();
    return [...new Set([...stored, ...found])];
  }
}

/** Texts are compared as they are matched. The stored text is the masked one, so that one placeholder stands for all numbers. */
export function wordsOf({ key, title, text, author }: StoredWords): Words<number> {
  return { id: key, match: title === '' ? folded(text) : `${folded(title)}\n${folded(text)}`, author };
}

function folded(text: string): string {
  return fold(text, { start: 0, end: text.length }, profileOf(text, 0, text.length)).text;
}
