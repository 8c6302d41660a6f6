import type { Context } from 'hono';
import { csvText } from '../export/csv.ts';
import { correctionLines } from '../export/corrections.ts';
import type { Table } from '../export/table.ts';
import type { Lang } from '../lang.ts';
import { labels, type Place } from '../store/queries.ts';
import { askOf, type Unread } from './answers.ts';
import type { Render } from './ask.ts';
import { download, type Piece } from './downloads.ts';
import { noPage } from './faults.ts';
import type { ExplorerOptions } from './options.ts';
import { reviewPiece } from './pages/reviews.ts';
import type { Reader } from './reader.ts';

/** One of a page's tables as CSV: the first, or the one that `?table=` names. */
export async function csvOfPage(context: Context, options: ExplorerOptions, render: Render) {
  const ask = await askOf(context, options);
  const wanted = ask.query.get('table');
  const found = options.reader.read((store) => {
    const { tables } = render({ ...ask, store, labels: labels(store) });
    const table = wanted === null ? tables[0] : tables.find(({ name }) => name === wanted);
    return table === undefined ? undefined : { name: table.name, piece: pieceOf(table, ask.lang) };
  });
  if (found === undefined) throw noPage(context.req.path);
  const pieces = [found.piece].values();
  return download(context, options, { type: 'text/csv', name: `${found.name}.csv`, pieces });
}

/**
 * All reviews that pass the filter as CSV, piece by piece as the reader takes them: memory stays small, and no piece holds the database
 * for long. A run that publishes meanwhile may be seen from some piece on.
 */
export async function csvOfReviews(context: Context, options: ExplorerOptions) {
  const pieces = reviewPieces(options.reader, await askOf(context, options));
  return download(context, options, { type: 'text/csv', name: 'reviews.csv', pieces });
}

/** What people have said of codings, a line a review. */
export function linesOfCorrections(context: Context, options: ExplorerOptions): Response {
  const text = options.reader.read(correctionLines);
  const pieces = [{ text, rows: text.split('\n').length - 1 }].values();
  return download(context, options, { type: 'application/jsonl', name: 'corrections.jsonl', pieces });
}

function* reviewPieces(reader: Reader, ask: Unread): Generator<Piece, void> {
  let after: Place | undefined;
  for (let head = true; ; head = false) {
    const { piece, next } = reader.read((store) => {
      const { table, next } = reviewPiece({ ...ask, store, labels: labels(store) }, after);
      return { piece: pieceOf(table, ask.lang, head), next };
    });
    yield piece;
    if (next === null) return;
    after = next;
  }
}

function pieceOf(table: Table, lang: Lang, head = true): Piece {
  const rows = [...table.rows()];
  return { text: csvText({ ...table, rows: () => rows }, lang, head), rows: rows.length };
}
