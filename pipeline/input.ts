import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import type { Coder } from './chain.ts';
import { UserError } from './errors.ts';
import { type IngestOptions, normalise, readSource, rejectOf, type SourceNote } from './ingest/index.ts';
import type { RawReview, Reject, RejectReason } from './records.ts';
import { isDrop } from './stage.ts';
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

/** Rows between two calls of `progress`. */
const progressStep = 500;

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
    for await (const item of readSource(path, options)) {
      if (item.kind === 'note') tally.note(item);
      else take(item, source, tally, intake);
      if (tally.read % progressStep === 0) intake.progress(tally.read);
    }
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    tally.error = error;
  }
  const summary = { path, sha256, ...tally.counts(), seconds: (performance.now() - started) / 1000 };
  keep(summary, source, intake.writer);
  return summary;
}

function take(item: RawReview | Reject, source: number, tally: Tally, intake: Intake): void {
  const taken = item.kind === 'reject' ? item : takeReview(item, source, intake);
  if (typeof taken === 'string') {
    tally.accept(taken);
    return;
  }
  tally.reject(taken.reason);
  intake.writer.reject(source, { ...taken, detail: intake.mask(taken.detail), raw: intake.mask(taken.raw) });
}

/** A review that the store knows in this very state is not coded again. */
function takeReview(
  raw: RawReview,
  source: number,
  { writer: { reviews }, coder }: Intake,
): Outcome | Reject {
  const review = normalise.run(raw, undefined);
  if (isDrop(review)) return rejectOf(raw, review);
  if (reviews.unchanged(review)) return 'unchanged';
  const coded = coder.code(raw);
  return isDrop(coded) ? rejectOf(raw, coded) : reviews.put(source, coded);
}

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
