import { mkdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fetchShape } from '../../pipeline/fetch/config.ts';
import { type FetchContext, type Fetched, fetchSource } from '../../pipeline/fetch/index.ts';
import { hasty } from '../http/server.ts';
import { folder } from '../store/support.ts';

/** The cursor of a source, here in memory. */
export class Cursor {
  value: string | null = null;
  kept = 0;

  read(): string | null {
    return this.value;
  }

  keep(cursor: string): void {
    this.value = cursor;
    this.kept++;
  }
}

/** A source as it lives through nights: its folder and cursor stay. */
export class Source {
  readonly cursor = new Cursor();
  readonly folder = join(folder(), 'source');
  readonly #config: unknown;

  constructor(config: { readonly kind: string; readonly [key: string]: unknown }) {
    const fast = config.kind === 'google-play' ? {} : { rate: 100 };
    this.#config = { name: 'source', ...fast, ...config };
    mkdirSync(this.folder);
  }

  /** One night; `given` changes the settings or the world. */
  fetch(given: Partial<FetchContext> = {}, settings: object = {}): Promise<Fetched> {
    return fetchSource(fetchShape.parse({ ...(this.#config as object), ...settings }), {
      folder: this.folder,
      cursors: this.cursor,
      signal: new AbortController().signal,
      now: () => new Date('2025-03-02T02:00:00Z'),
      patience: hasty,
      limits: { seconds: 5, bytes: 1_000_000 },
      ...given,
    });
  }
}

/** What stands in the files of a night, by name. */
export const contents = ({ files }: Pick<Fetched, 'files'>): Record<string, unknown> =>
  Object.fromEntries(files.map((file) => [basename(file), JSON.parse(readFileSync(file, 'utf8'))]));

/** The entries of all pages of a night, where a page is a list. */
export const entriesIn = (fetched: Pick<Fetched, 'files'>): unknown[] =>
  Object.values(contents(fetched)).flat();

export interface Entry {
  readonly id: number;
  readonly text: string;
  readonly date: string;
}

/** `count` entries, newest first, an hour between them. */
export const entries = (count: number, newest = Date.UTC(2025, 2, 1)): Entry[] =>
  Array.from({ length: count }, (_, place) => ({
    id: count - place,
    text: `第${count - place}条：挂号页面转圈`,
    date: new Date(newest - place * 3_600_000).toISOString(),
  }));

export const idsOf = (read: readonly unknown[]): number[] => read.map((entry) => (entry as Entry).id);
