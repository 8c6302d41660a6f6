import type { Store } from '../store.ts';

/** One combination of versions that coded reviews now in the store. */
export interface Coder {
  readonly code: string;
  readonly lexicon: string;
  readonly model: string;
  readonly segmenter: string;
  /** All reviews it coded, duplicates too. */
  readonly reviews: number;
}

/** What coded the reviews, most reviews first. */
export function coders(store: Store): Coder[] {
  const grouped = `
    SELECT coder.code, coder.lexicon, coder.model, coder.segmenter, sum(reviews) AS reviews
    FROM coder_tally JOIN coder ON coder.key = coder_tally.coder GROUP BY coder.key ORDER BY reviews DESC, coder.key`;
  return store.db.prepare(grouped).all() as Coder[];
}

/** Lets `ask` see one state of the store from its first question to its last, whatever a run publishes meanwhile. */
export async function snapshot<Answer>(
  { db }: Store,
  ask: () => Answer | Promise<Answer>,
): Promise<Awaited<Answer>> {
  db.exec('BEGIN');
  try {
    return await ask();
  } finally {
    db.exec('COMMIT');
  }
}

/** The same for questions that are all asked at once. */
export const atOnce = <Answer>({ db }: Store, ask: () => Answer): Answer => db.transaction(ask).deferred();
