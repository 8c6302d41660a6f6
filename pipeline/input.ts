import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import type { Coder } from './chain.ts';
import { UserError } from './errors.ts';
import {
  type IngestOptions,
  type Item,
  normalise,
  readSource,
  rejectOf,
  type SourceNote,
} from './ingest/index.ts';
import type { CodedReview, RawReview, Reject, RejectReason } from './records.ts';
import { batchSize, type Drop, isDrop } from './stage.ts';
import type { Outcome } from './store/reviews.ts';
import type { Reading, Writer } from './store/writer.ts';

/** One input and how it is to be read. */
export interface Input {
  /** As the user named it; `-` is standard input. */
  readonly path: string;
  readonly options: IngestOptions;
  /** Why it is known that there is nothing to read. */
  readonly fault?: UserError;
}

/** What became of one input, in rows. `read = accepted + rejected`, `accepted = added + revised + updated + unchanged`. */
export interface InputSummary extends Omit<Reading, 'notes' | 'error'> {
  readonly path: string;
  /** SHA-256 of the bytes, in hex; empty for standard input and for what cannot be read. */
  readonly sha256: string;
  readonly rejectedBy: Readonly<Partial<Record<RejectReason, number>>>;
  /** Such as a capped export; what it was recognised as is not among them. */
  readonly notes: readonly SourceNote[];
  /** What kept it from being read at all. */
  readonly error: UserError | null;
  readonly seconds: number;
}

/** What is needed to take rows into the store. */
export interface Intake {
  readonly writer: Writer;
  readonly coder: Coder;
  /** Masks personal data in a raw row. */
  readonly mask: (raw: string) => string;
  /** Called now and then with the number of rows read of this input. */
  readonly progress: (rows: number) => void;
}

/** Reads one input to its end into the store. A fault of the input as a whole is in the summary, not thrown. */
export async function takeInput(
  { path, options, fault }: Input,
  sha256: string,
  intake: Intake,
): Promise<InputSummary> {
  const started = performance.now();
  const source = intake.writer.source(path, sha256);
  const tally = new Tally();
  try {
    if (fault !== undefined) throw fault;
    for await (const items of batched(readSource(path, options), batchSize)) {
      takeBatch(items, source, tally, intake);
      intake.progress(tally.read);
    }
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    tally.error = error;
  }
  const summary = { path, sha256, ...tally.counts(), seconds: (performance.now() - started) / 1000 };
  keep(summary, source, intake.writer);
  return summary;
}

/** What `items` gives, so many at a time; what came before a fault is given before the fault is thrown. */
async function* batched<Item>(items: AsyncIterable<Item>, size: number): AsyncGenerator<Item[]> {
  let batch: Item[] = [];
  try {
    for await (const item of items) {
      if (batch.push(item) < size) continue;
      yield batch;
      batch = [];
    }
  } catch (error) {
    if (batch.length > 0) yield batch;
    throw error;
  }
  if (batch.length > 0) yield batch;
}

function takeBatch(
  items: readonly Item[],
  source: number,
  tally: Tally,
  { writer, coder, mask }: Intake,
): void {
  const found = items.map((item) => (item.kind === 'raw' ? recognise(item, writer) : item));
  const raws = found.filter((one) => one !== 'unchanged' && one.kind === 'raw');
  const coded = coder.codeAll(raws).values();
  for (const one of found) {
    if (one === 'unchanged') tally.accept(one);
    else if (one.kind === 'note') tally.note(one);
    else {
      const kept = one.kind === 'reject' ? one : keepCoded(one, coded.next().value!, source, writer);
      if (typeof kept === 'string') tally.accept(kept);
      else {
        tally.reject(kept.reason);
        writer.reject(source, { ...kept, detail: mask(kept.detail), raw: mask(kept.raw) });
      }
    }
  }
}

/** A row to be coded; one that is no review; or one that the store knows in this very state, which is not coded again. */
function recognise(raw: RawReview, { reviews }: Writer): RawReview | Reject | 'unchanged' {
  const review = normalise.run(raw, undefined);
  if (isDrop(review)) return rejectOf(raw, review);
  return reviews.unchanged(review) ? 'unchanged' : raw;
}

const keepCoded = (
  raw: RawReview,
  coded: CodedReview | Drop,
  source: number,
  { reviews }: Writer,
): Outcome | Reject => (isDrop(coded) ? rejectOf(raw, coded) : reviews.put(source, coded));

/** Keeps the account of one input. */
class Tally {
  error: UserError | null = null;
  readonly #outcomes: Record<Outcome, number> = { added: 0, revised: 0, updated: 0, unchanged: 0 };
  readonly #rejectedBy: Partial<Record<RejectReason, number>> = {};
  readonly #formats: string[] = [];
  readonly #notes: SourceNote[] = [];
  #accepted = 0;
  #rejected = 0;

  get read(): number {
    return this.#accepted + this.#rejected;
  }

  accept(outcome: Outcome): void {
    this.#accepted++;
    this.#outcomes[outcome]++;
  }

  reject(reason: RejectReason): void {
    this.#rejected++;
    this.#rejectedBy[reason] = (this.#rejectedBy[reason] ?? 0) + 1;
  }

  note(note: SourceNote): void {
    if (note.note === 'format') this.#formats.push(note.detail);
    else this.#notes.push(note);
  }

  counts() {
    return {
      format: this.#formats.join(', '),
      read: this.read,
      accepted: this.#accepted,
      rejected: this.#rejected,
      ...this.#outcomes,
      rejectedBy: this.#rejectedBy,
      notes: this.#notes,
      error: this.error,
    };
  }
}

function keep({ notes, error, ...summary }: InputSummary, source: number, writer: Writer): void {
  const words = notes.map(({ note, detail }) => `${note}: ${detail}`);
  writer.reading(source, { ...summary, notes: words, error: error && `${error.code}: ${error.message}` });
}

/** SHA-256 of a file in hex; empty for standard input and for what cannot be read. */
export async function sha256Of(path: string): Promise<string> {
  if (path === '-') return '';
  const hash = createHash('sha256');
  try {
    await pipeline(createReadStream(path), hash);
    return hash.digest('hex');
  } catch {
    return ''; // reading it will tell what is wrong
  }
}
