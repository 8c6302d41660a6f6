import type { HttpAnswer } from '../http/request.ts';

/** A list of reviews that a server gives page by page. */
export interface Listing {
  /** The part of its source that it is, such as a country; empty where the source has one list. Stands in names of files. */
  readonly name: string;
  readonly first: URL;
  /** Made anew for every request: a token may be short-lived. */
  readonly headers: () => Readonly<Record<string, string>>;
  /** @throws HttpFault where the document holds no list */
  readonly entriesOf: (document: unknown) => readonly unknown[];
  /** When an entry was written or last edited, epoch milliseconds; null: it does not say. */
  readonly instantOf: (entry: unknown) => number | null;
  /** Null: that was the last. @throws HttpFault where it is no address */
  readonly next: (page: Page) => URL | null;
  /** Whether nothing on a later page is newer than all of an earlier one. */
  readonly newestFirst: boolean;
  /** Where reading stops: `fault` if a list that long can only be one without an end. */
  readonly pages: number;
  readonly beyond: 'end' | 'fault';
  /** What is written of a page; absent: what came. */
  readonly kept?: (entries: readonly unknown[]) => string;
  /** The cursor of the page after this one, if the next night can go on there. */
  readonly resumeAt?: (page: Page) => string | null;
}

export interface Page {
  /** From 1. */
  readonly number: number;
  readonly url: URL;
  readonly answer: HttpAnswer;
  readonly document: unknown;
  readonly entries: readonly unknown[];
  /** Entries of this page and all before. */
  readonly received: number;
}

/** The same URL with a parameter set. */
export function withParameter(url: URL, name: string, value: string): URL {
  const changed = new URL(url);
  changed.searchParams.set(name, value);
  return changed;
}
