import type { Context } from 'hono';
import { csvText } from '../export/csv.ts';
import { labels, type Place } from '../store/queries.ts';
import { attached, type Unread } from './answers.ts';
import { reviewPiece } from './pages/reviews.ts';
import type { Reader } from './reader.ts';

/**
 * All reviews that pass the filter as CSV, piece by piece as the reader takes them: memory stays small, and no piece holds the database
 * for long. A run that publishes meanwhile may be seen from some piece on.
 */
export function csvOfReviews(context: Context, reader: Reader, ask: Unread): Response {
  const pieces = csvPieces(reader, ask);
  const first = pieces.next(); // a filter that cannot be read is an answer of its own, before any CSV
  const encoder = new TextEncoder();
  let next = first;
  const body = new ReadableStream<Uint8Array>({
    pull(controller) {
      if (next.done === true) return controller.close();
      controller.enqueue(encoder.encode(next.value));
      next = pieces.next();
    },
  });
  return context.body(body, 200, attached('text/csv', 'reviews.csv'));
}

function* csvPieces(reader: Reader, ask: Unread): Generator<string, void> {
  let after: Place | undefined;
  for (let head = true; ; head = false) {
    const { csv, next } = reader.read((store) => {
      const piece = reviewPiece({ ...ask, store, labels: labels(store) }, after);
      return { csv: csvText(piece.table, ask.lang, head), next: piece.next };
    });
    yield csv;
    if (next === null) return;
    after = next;
  }
}
