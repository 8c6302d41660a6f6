import type { Context } from 'hono';
import { csvText } from '../export/csv.ts';
import { correctionLines } from '../export/corrections.ts';
import type { Table } from '../export/table.ts';
import type { Lang } from '../lang.ts';
import { labels } from '../store/queries.ts';
import { askOf, type Unread } from './answers.ts';
import type { Ask, Render } from './ask.ts';
import { download, type Piece } from './downloads.ts';
import { noPage } from './faults.ts';
import type { ExplorerOptions } from './options.ts';
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

/** Some rows of a long table, and where the next ones begin; null: they were the last. */
export interface Stretch<Place> {
  readonly table: Table;
  readonly next: Place | null;
}

/** The rows after a place; undefined: the first ones. */
type StretchAfter<Place> = (ask: Ask, after: Place | undefined) => Stretch<Place>;

/**
 * A long table as CSV, piece by piece as the reader takes them: memory stays small, and no piece holds the database for long. A run that
 * publishes meanwhile may be seen from some piece on.
 */
export async function csvInPieces<Place>(
  context: Context,
  options: ExplorerOptions,
  stretchAfter: StretchAfter<Place>,
) {
  const pieces = piecesOf(options.reader, await askOf(context, options), stretchAfter);
  return download(context, options, { type: 'text/csv', name: context.req.path.slice(1), pieces });
}

/** What people have said of codings, a line a review. */
export function linesOfCorrections(context: Context, options: ExplorerOptions): Response {
  const text = options.reader.read(correctionLines);
  const pieces = [{ text, rows: text.split('\n').length - 1 }].values();
  return download(context, options, { type: 'application/jsonl', name: 'corrections.jsonl', pieces });
}

function* piecesOf<Place>(
  reader: Reader,
  ask: Unread,
  stretchAfter: StretchAfter<Place>,
): Generator<Piece, void> {
  let after: Place | undefined;
  for (let head = true; ; head = false) {
    const { piece, next } = reader.read((store) => {
      const { table, next } = stretchAfter({ ...ask, store, labels: labels(store) }, after);
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
