import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { UserError } from './errors.ts';
import {
  type IngestOptions,
  type Item,
  normalise,
  readSource,
  rejectOf,
  type SourceNote,
} from './ingest/index.ts';
import type { RawFields, RawReview, Reject, RejectReason } from './records.ts';
import { batchSize, type Drop, isDrop } from './stage.ts';
import type { Outcome } from './store/reviews.ts';
import type { StorableReview } from './store/storable.ts';
import type { Reading, Writer } from './store/writer.ts';

/** One input and how it is to be read. */
export interface Input {
  /** As the user named it; `-` is standard input. */
  readonly path: string;
  readonly options: IngestOptions;
  /** The same as it was said: for the manifest. */
  readonly as: Readonly<Partial<Record<'app' | 'zone' | 'encoding' | 'mapping', string | undefined>>>;
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
  /** By column: rows in which it holds something. */
  readonly filled: Filled;
  /** What kept it from being read at all. */
  readonly error: UserError | null;
  readonly seconds: number;
}

export type Filled = Readonly<Partial<Record<keyof RawFields, number>>>;

/** Rows of one input, on their way into the store. */
export interface Batch {
  readonly account: Account;
  /** What was read, in the order of the input. */
  readonly found: readonly Found[];
  /** The rows to be coded among it. */
  readonly raws: readonly RawReview[];
  /** Whether the input ends here. */
  readonly last: boolean;
}

type Found = RawReview | Reject | SourceNote | 'unchanged' | 'erased';

/**
 * Reads inputs one after another, batch by batch; each ends with a batch that says so. Writes nothing, so that it may be ahead of the
 * writing. A fault of an input as a whole is in its account, not thrown.
 * @param enough true once no more rows are to be read; what is left is a fault of its input
 */
export async function* readInputs(
  inputs: readonly Input[],
  hashes: readonly Promise<string>[],
  writer: Writer,
  enough: () => boolean,
): AsyncGenerator<Batch> {
  const writing: Writing = { done: 0 };
  for (const [place, input] of inputs.entries()) {
    const account = new Account(input.path, place, await hashes[place]!, writing);
    try {
      if (input.fault !== undefined) throw input.fault;
      if (enough()) throw leftForLater(input.path);
      for await (const items of batched(readSource(input.path, input.options), batchSize)) {
        yield batchOf(items, account, writer);
        if (enough()) throw leftForLater(input.path);
      }
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      account.error = error;
    }
    yield { account, found: [], raws: [], last: true };
  }
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

function batchOf(items: readonly Item[], account: Account, writer: Writer): Batch {
  for (const item of items) if (item.kind === 'raw') account.see(item.fields);
  const found = items.map((item) => (item.kind === 'raw' ? recognise(item, writer) : item));
  const raws = found.filter((one) => typeof one !== 'string' && one.kind === 'raw');
  return { account, found, raws, last: false };
}

/**
 * A row to be coded; one that is no review; one that the store knows in this very state; or one of somebody who was erased, of which
 * nothing is kept.
 */
function recognise(
  raw: RawReview,
  { reviews, isErased }: Writer,
): RawReview | Reject | 'unchanged' | 'erased' {
  if (reviews.knowsNone && isErased === null) return raw;
  const review = normalise.run(raw, undefined);
  if (isDrop(review)) return rejectOf(raw, review);
  if (isErased?.(review)) return 'erased';
  return reviews.unchanged(review) ? 'unchanged' : raw;
}

/** What is needed to take rows into the store. */
export interface Intake {
  readonly writer: Writer;
  /** Masks personal data in a raw row. */
  readonly mask: (raw: string) => string;
}

/** Takes a batch into the store; `coded` is what its rows were coded to. */
export function takeBatch(
  { account, found, last }: Batch,
  coded: readonly (StorableReview | Drop)[],
  { writer, mask }: Intake,
): void {
  const source = account.openIn(writer);
  const next = coded.values();
  for (const one of found) {
    if (one === 'unchanged') account.accept(one);
    else if (one === 'erased') account.reject(one);
    else if (one.kind === 'note') account.note(one);
    else {
      const kept = one.kind === 'reject' ? one : keepCoded(one, next.next().value!, source, writer);
      if (typeof kept === 'string') account.accept(kept);
      else {
        account.reject(kept.reason);
        writer.reject(source, { ...kept, detail: mask(kept.detail), raw: mask(kept.raw) });
      }
    }
  }
  if (last) account.closeIn(writer);
}

const keepCoded = (
  raw: RawReview,
  coded: StorableReview | Drop,
  source: number,
  { reviews }: Writer,
): Outcome | Reject => (isDrop(coded) ? rejectOf(raw, coded) : reviews.putStorable(source, coded));

/** When the input before was written to its end, in milliseconds: inputs are read ahead, and the wait for that one is not counted again. */
interface Writing {
  done: number;
}

/** The account of one input. */
export class Account {
  readonly path: string;
  /** Which of the inputs it is, from 0. */
  readonly place: number;
  error: UserError | null = null;
  readonly #sha256: string;
  readonly #writing: Writing;
  readonly #started = performance.now();
  readonly #outcomes: Record<Outcome, number> = { added: 0, revised: 0, updated: 0, unchanged: 0 };
  readonly #rejectedBy: Partial<Record<RejectReason, number>> = {};
  readonly #filled: Partial<Record<keyof RawFields, number>> = {};
  readonly #formats: string[] = [];
  readonly #notes: SourceNote[] = [];
  #accepted = 0;
  #rejected = 0;
  #source: number | undefined;
  #seconds = 0;

  constructor(path: string, place: number, sha256: string, writing: Writing) {
    this.path = path;
    this.place = place;
    this.#sha256 = sha256;
    this.#writing = writing;
  }

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

  see(fields: RawFields): void {
    for (const column in fields) {
      const name = column as keyof RawFields;
      if (fields[name] !== undefined && fields[name] !== '')
        this.#filled[name] = (this.#filled[name] ?? 0) + 1;
    }
  }

  note(note: SourceNote): void {
    if (note.note === 'format') this.#formats.push(note.detail);
    else this.#notes.push(note);
  }

  /** The input's number in the store. */
  openIn(writer: Writer): number {
    this.#source ??= writer.source(this.path, this.#sha256);
    return this.#source;
  }

  /** Writes down what has become of the input. */
  closeIn(writer: Writer): void {
    const now = performance.now();
    this.#seconds = (now - Math.max(this.#started, this.#writing.done)) / 1000;
    this.#writing.done = now;
    const { notes, error, ...summary } = this.summary();
    writer.reading(this.openIn(writer), {
      ...summary,
      notes: notes.map(({ note, detail }) => `${note}: ${detail}`),
      error: error && `${error.code}: ${error.message}`,
    });
  }

  summary(): InputSummary {
    return {
      path: this.path,
      sha256: this.#sha256,
      format: this.#formats.join(', '),
      read: this.read,
      accepted: this.#accepted,
      rejected: this.#rejected,
      ...this.#outcomes,
      rejectedBy: this.#rejectedBy,
      notes: this.#notes,
      filled: this.#filled,
      error: this.error,
      seconds: this.#seconds,
    };
  }
}

/** Machine name of the fault of an input that was not read to its end because there was no time. */
export const unfinished = 'input-unfinished';

const leftForLater = (path: string): UserError =>
  new UserError({
    code: unfinished,
    message: `${path}: not read to its end when time was up`,
    hint: 'The next night reads it again and goes on. If that happens often, give it more time (deadline).',
    zh: {
      message: `${path}：时间用尽，未读完`,
      hint: '下一次夜间运行会重新读取并继续。若常发生，请放宽期限（deadline）。',
    },
  });

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
