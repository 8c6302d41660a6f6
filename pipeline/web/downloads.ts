import { getConnInfo } from '@hono/node-server/conninfo';
import type { Context } from 'hono';
import { attached } from './answers.ts';
import type { ExplorerOptions } from './options.ts';

/** Rows of a file to be saved, as text. */
export interface Piece {
  readonly text: string;
  readonly rows: number;
}

/** A file to be saved, noted in the access log when its reader has had all of it or goes away. */
export function download(
  context: Context,
  options: ExplorerOptions,
  { type, name, pieces }: { readonly type: string; readonly name: string; readonly pieces: Iterator<Piece> },
): Response {
  let next = pieces.next(); // what cannot be read is an answer of its own, before any of the file
  const encoder = new TextEncoder();
  const taken = { bytes: 0, rows: 0 };
  const end = () => note(context, options, taken);
  const body = new ReadableStream<Uint8Array>({
    pull(controller) {
      if (next.done === true) {
        end();
        return controller.close();
      }
      const bytes = encoder.encode(next.value.text);
      taken.bytes += bytes.length;
      taken.rows += next.value.rows;
      controller.enqueue(bytes);
      next = pieces.next();
    },
    cancel: end,
  });
  return context.body(body, 200, attached(type, name));
}

/** What was downloaded is out of our hands; where it cannot be noted, whoever runs the explorer is told. */
function note(
  context: Context,
  { note, onDefect }: ExplorerOptions,
  taken: { readonly bytes: number; readonly rows: number },
): void {
  try {
    note({ who: addressOf(context), asked: askedOf(context), ...taken });
  } catch (fault) {
    onDefect(fault);
  }
}

/** None where no socket stands behind the request. */
const addressOf = (context: Context): string =>
  context.env?.incoming === undefined ? '-' : (getConnInfo(context).remote.address ?? '-');

/** Path and filters, without words that were searched for: they may name a person. */
function askedOf(context: Context): string {
  const { pathname, searchParams } = new URL(context.req.url);
  searchParams.delete('q');
  return searchParams.size === 0 ? pathname : `${pathname}?${searchParams}`;
}
