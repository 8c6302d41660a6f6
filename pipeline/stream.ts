import { isUtf8 } from 'node:buffer';
import { once } from 'node:events';
import type { Readable, Writable } from 'node:stream';
import type { Coder } from './chain.ts';
import { fromJsonLine } from './ingest/index.ts';
import { LineSplitter, type Line, tooLong } from './lines.ts';
import type { CodedReview, Complaint, Polarity, RawFields, RawReview, RejectReason } from './records.ts';
import { batchSize, type Drop, isDrop } from './stage.ts';

/** Why a line could not be coded. */
export type LineFault = RejectReason | 'blank-line' | 'coder-failed';

/** What the filter did, all in lines. */
export interface StreamStats {
  lines: number;
  coded: number;
  complaints: number;
  readonly polarities: Record<Polarity, number>;
  readonly errors: Partial<Record<LineFault, number>>;
}

export interface StreamOptions {
  /** Bytes; a longer line is answered with `too-long` and never held. */
  readonly lineLimit?: number;
}

/** Ten times the longest review any store takes; the same bound as 1 MB in the documentation. */
const defaultLineLimit = 1_000_000;
/**
 * The stream filter: JSON lines in, exactly one JSON line out for each, in order. A line that cannot be coded is answered
 * `{id, error: {code, message}}`, a blank one too, so that line n always answers line n. Holds one chunk, one line and one batch of
 * answers, and waits for a slow reader.
 * @throws whatever `input` or `output` fail with, nothing else
 */
export async function codeStream(
  input: Readable,
  output: Writable,
  coder: Coder,
  options: StreamOptions = {},
): Promise<StreamStats> {
  const stats: StreamStats = {
    lines: 0,
    coded: 0,
    complaints: 0,
    polarities: { neg: 0, neu: 0, pos: 0, mixed: 0 },
    errors: {},
  };
  const splitter = new LineSplitter(options.lineLimit ?? defaultLineLimit);
  for await (const chunk of input) await answerAll(splitter.split(chunk as Buffer), output, coder, stats);
  await answerAll(splitter.rest(), output, coder, stats);
  return stats;
}

/** Answers every line of a chunk before the next is read, so that a program that asks line by line is not kept waiting. */
async function answerAll(
  lines: Iterable<Line>,
  output: Writable,
  coder: Coder,
  stats: StreamStats,
): Promise<void> {
  let batch: Question[] = [];
  for (const line of lines) {
    stats.lines += 1;
    if (batch.push(questionOf(line, stats.lines)) < batchSize) continue;
    await write(output, answers(batch, coder, stats));
    batch = [];
  }
  if (batch.length > 0) await write(output, answers(batch, coder, stats));
}

async function write(output: Writable, answers: string): Promise<void> {
  if (!output.write(answers)) await once(output, 'drain');
}

/** What a line asks: a row to be coded, or that which keeps it from being one. `id` is JSON text: the very number or string that came in. */
type Question = { readonly id: string } & ({ readonly raw: RawReview } | Failed);
type Failed = { readonly fault: LineFault; readonly message: string };

const nobody = 'null';

function questionOf(line: Line, row: number): Question {
  if (line === tooLong) return { id: nobody, fault: 'too-long', message: `line ${row} is over 1 MB` };
  const text = line.toString('utf8');
  if (!isUtf8(line))
    return { id: idOf(parsed(text), text), fault: 'bad-encoding', message: `line ${row} is not UTF-8` };
  if (text.trim() === '') return { id: nobody, fault: 'blank-line', message: `line ${row} is blank` };
  const value = parsed(text);
  if (value instanceof SyntaxError)
    return { id: nobody, fault: 'bad-json', message: `line ${row}: ${value.message}` };
  const raw = fromJsonLine(value, row);
  return { id: idOf(value, text), ...(isDrop(raw) ? failed(raw) : { raw }) };
}

const failed = ({ drop, detail }: Drop): Failed => ({ fault: drop, message: detail });

function answers(questions: readonly Question[], coder: Coder, stats: StreamStats): string {
  const raws = questions.flatMap((question) => ('raw' in question ? [question.raw] : []));
  const coded = codedOrFailed(raws, coder).values();
  const answer = (question: Question): string =>
    'raw' in question ? shown(coded.next().value!, question.raw.fields, stats) : shownFault(question, stats);
  return questions.map((question) => `{"id":${question.id},${answer(question)}\n`).join('');
}

/** All at once; where the coder fails on one of them, one by one, so that only that one is lost. */
function codedOrFailed(raws: readonly RawReview[], coder: Coder): (CodedReview | Failed)[] {
  try {
    return coder.codeAll(raws).map((coded) => (isDrop(coded) ? failed(coded) : coded));
  } catch (error) {
    if (raws.length > 1) return raws.flatMap((raw) => codedOrFailed([raw], coder));
    return [{ fault: 'coder-failed', message: `line ${raws[0]!.origin.row}: ${(error as Error).message}` }];
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    return error;
  }
}

/** The id as JSON text; `null` where there is none that is a string or a number. */
function idOf(value: unknown, text: string): string {
  const id = (value as { id?: unknown } | null)?.id;
  if (typeof id === 'string') return JSON.stringify(id);
  if (typeof id !== 'number') return nobody;
  return Number.isSafeInteger(id) ? String(id) : numeral(id, text);
}

/** The numeral as it was written: stores use integers beyond 2^53, which a double would change. */
function numeral(id: number, text: string): string {
  for (const [, written] of text.matchAll(/"id"\s*:\s*(-?\d[\d.eE+-]*)/g))
    if (Number(written) === id) return written!;
  return JSON.stringify(id);
}

function shownFault({ fault, message }: Failed, { errors }: StreamStats): string {
  errors[fault] = (errors[fault] ?? 0) + 1;
  return `"error":${JSON.stringify({ code: fault, message })}}`;
}

/** The answer without its id, from after the id's comma to the closing brace. */
function shown(outcome: CodedReview | Failed, input: RawFields, stats: StreamStats): string {
  if ('fault' in outcome) return shownFault(outcome, stats);
  const { polarity, score, language, flags, complaints } = outcome;
  stats.coded += 1;
  stats.complaints += complaints.length;
  stats.polarities[polarity] += 1;
  return JSON.stringify({
    polarity,
    score,
    language,
    flags,
    complaints: complaints.map((complaint) => shownComplaint(complaint, input)),
  }).slice(1);
}

/** The quote is cut anew from the input: the coder reads U+FFFD where a line has half a surrogate pair, at the same offset. */
function shownComplaint(
  { issue, stage, cause, confidence, abstained, evidence: { field, start, end } }: Complaint,
  input: RawFields,
): Complaint {
  return {
    issue,
    stage,
    cause,
    confidence,
    abstained,
    evidence: { field, start, end, quote: (input[field] ?? '').slice(start, end) },
  };
}
