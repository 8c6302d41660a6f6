import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { corpusSteps } from '../../pipeline/corpus.ts';
import type { CodedReview } from '../../pipeline/records.ts';
import { keepCorrection } from '../../pipeline/store/corrections.ts';
import { markDuplicates } from '../../pipeline/store/duplicates.ts';
import { openStore } from '../../pipeline/store/store.ts';
import { loadPen } from '../../pipeline/report/charts/draw.ts';
import { createExplorer } from '../../pipeline/web/explorer.ts';
import type { Download, ExplorerOptions } from '../../pipeline/web/options.ts';
import { Reader } from '../../pipeline/web/reader.ts';
import { invented } from '../report/support.ts';
import { coded, inRun, type Sample } from '../store/support.ts';

export const token = 'open-sesame';

await loadPen(); // its modules take seconds to load on a busy machine: before any test is timed

/** A database of its own, with what goes when the tests are done. */
export interface Shelf {
  readonly path: string;
  clear(): void;
}

const steps = (await corpusSteps({ segmenter: 'jieba' })).filter((step) => step !== markDuplicates);

/** A database file of these reviews, with all that follows from them but for duplicates. */
export async function databaseOf(reviews: Iterable<CodedReview>): Promise<Shelf> {
  const folder = mkdtempSync(join(tmpdir(), 'wenzhen-web-'));
  const path = join(folder, 'reviews.db');
  await takeIn(path, reviews);
  return { path, clear: () => rmSync(folder, { recursive: true, force: true }) };
}

/** One more run over a database. */
export async function takeIn(path: string, reviews: Iterable<CodedReview>): Promise<void> {
  const store = openStore(path, { create: true });
  await inRun(store, (writer, source) => {
    for (const review of reviews) writer.reviews.put(source, review);
    writer.flush();
    for (const step of steps) step(writer);
  });
  store.close();
}

/** A review of which the coder was not sure. */
export const unsure = (id: string, given: Partial<Sample> = {}): CodedReview =>
  coded({
    id,
    text: '客服说会回电，等到现在也没有动静',
    stars: 2,
    date: '2025-06-20T04:00:00Z',
    says: [['support.unresponsive', '等到现在也没有动静', 'text', 0.3]],
    flags: ['abstained'],
    ...given,
  });

/** Three days on which bought praise came in, all of it removed by the store later. */
export const boughtPraise = (): CodedReview[] =>
  Array.from({ length: 180 }, (_, place) =>
    coded({
      id: `bought${place}`,
      text: `非常好用，强烈推荐给大家${place}`,
      stars: 5,
      polarity: 'pos',
      score: 0.9,
      flags: ['removed'],
      date: `2025-06-${10 + (place % 3)}T06:00:00Z`,
    }),
  );

/** Reviews of every kind that pages show. */
export const variety = (): CodedReview[] => [
  ...Array.from({ length: 500 }, (_, place) => invented(place)),
  ...boughtPraise(),
  ...['u1', 'u2', 'u3'].map((id) => unsure(id)),
];

/** How the explorer is set up in these tests; `path` is the database. */
export function optionsFor(path: string): ExplorerOptions & {
  readonly defects: unknown[];
  readonly downloads: Download[];
} {
  const defects: unknown[] = [];
  const downloads: Download[] = [];
  return {
    reader: new Reader(path, () => openStore(path, { readonly: true })),
    correct: (correction) => {
      const store = openStore(path);
      try {
        keepCorrection(store, correction);
      } finally {
        store.close();
      }
    },
    note: (download) => void downloads.push(download),
    downloads,
    lang: 'zh',
    host: '127.0.0.1',
    token,
    now: () => new Date('2025-07-01T08:00:00Z'),
    onDefect: (fault) => void defects.push(fault),
    defects,
  };
}

export interface Visit {
  readonly status: number;
  readonly text: string;
  readonly headers: Headers;
}

/** Asks an explorer as a browser on this machine would. */
export function visitorOf(options: ExplorerOptions) {
  const app = createExplorer(options);
  return async (url: string, init: RequestInit = {}): Promise<Visit> => {
    const headers = { host: '127.0.0.1:4173', ...(init.headers as Record<string, string> | undefined) };
    const response = await app.request(`http://127.0.0.1:4173${url}`, { ...init, headers });
    return { status: response.status, text: await response.text(), headers: response.headers };
  };
}
