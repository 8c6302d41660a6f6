import type { Html } from '../report/html.ts';
import type { View } from '../report/view.ts';
import type { Store } from '../store/queries.ts';
import type { DataTable } from './data-table.ts';

/** What a page is made from: one state of the store, the words and the pen of the reader, and what the URL asks for. */
export interface Ask extends View {
  readonly store: Store;
  readonly query: URLSearchParams;
  /** Path and query as they were asked for. */
  readonly url: string;
  /** Null: the reader has not shown the token and may not write. */
  readonly writing: Writing | null;
}

/** What a form needs to be accepted. */
export interface Writing {
  /** Stands in every form; see `guard/token.ts`. */
  readonly proof: string;
  /** The name under which this reader judges; may be empty. */
  readonly judge: string;
}

/** Parts of the explorer, as its menu has them. */
export type Part =
  | 'overview'
  | 'apps'
  | 'issues'
  | 'topics'
  | 'alerts'
  | 'ledger'
  | 'reviews'
  | 'search'
  | 'queue';

/** A page before it is framed. */
export interface Page {
  readonly part: Part;
  readonly title: string;
  readonly body: Html;
  /** What can be had as CSV; the first one unless the URL names another. */
  readonly tables: readonly DataTable[];
}

export type Render = (ask: Ask) => Page;
