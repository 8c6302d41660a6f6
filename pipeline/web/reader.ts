import { createReadStream, statSync } from 'node:fs';
import { totalmem } from 'node:os';
import { finished } from 'node:stream/promises';
import { atOnce, type Store } from '../store/queries.ts';

/**
 * Reads the database through one read-only connection, which is opened anew when another file stands at its path. A reader never waits for
 * a run that writes, nor a run for it: it sees the last state that was published.
 */
export class Reader {
  readonly #path: string;
  readonly #open: () => Store;
  #store: Store | undefined;
  #file = '';

  /** @param open opens what now stands at the path, read-only */
  constructor(path: string, open: () => Store) {
    this.#path = path;
    this.#open = open;
  }

  /** One state of the store for all that is asked at once. Throws what opening it throws. */
  read<Answer>(ask: (store: Store) => Answer): Answer {
    const store = this.#current();
    return atOnce(store, () => ask(store));
  }

  /** Reads the file through once, so that no first visitor waits for the disk; not where it would take half of the memory. */
  async warm(): Promise<void> {
    const size = statSync(this.#path, { throwIfNoEntry: false })?.size ?? 0;
    if (size === 0 || size > totalmem() / 2) return;
    await finished(createReadStream(this.#path, { highWaterMark: 1_048_576 }).resume());
  }

  close(): void {
    this.#store?.close();
    this.#store = undefined;
  }

  #current(): Store {
    const file = identity(this.#path);
    if (this.#store === undefined || file !== this.#file) {
      this.close();
      this.#store = this.#open();
      this.#file = file;
    }
    return this.#store;
  }
}

/** Another one when the file was replaced; empty when there is none. */
function identity(path: string): string {
  const found = statSync(path, { bigint: true, throwIfNoEntry: false });
  return found === undefined ? '' : `${found.dev} ${found.ino}`;
}
