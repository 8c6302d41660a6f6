import type { Table } from '../export/table.ts';
import type { Html } from '../report/html.ts';

/** A table that a page shows, and its CSV has. */
export interface DataTable extends Table {
  readonly markup: Html;
}
