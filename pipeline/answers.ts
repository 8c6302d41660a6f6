import { isUtf8 } from 'node:buffer';
import type { Coder } from './chain.ts';
import { fromJsonLine } from './ingest/json-review.ts';
import { tooLong } from './lines.ts';
import type { CodedReview, Complaint, RawFields, RawReview } from './records.ts';
import { type Drop, isDrop } from './stage.ts';
import { type LineFault, noStats, type StreamStats } from './stream-stats.ts';

/** Lines of the input, one after another. Plain data, which can pass between threads: a buffer comes there as plain bytes. */
export interface LineBatch {
  /** Number of the first line in the input, from 1. */
  readonly first: number;
  readonly lines: readonly (Uint8Array | typeof tooLong)[];
}

export interface Answers {
  /** One line of JSON for each line, UTF-8. */
  readonly bytes: Uint8Array;
  readonly stats: StreamStats;
}

/** What a line asks: a row to be coded, or that which keeps it from being one. `id` is JSON text: the very number or string that came in. */
type Question = { readonly id: string } & ({ readonly raw: RawReview } | Failed);
type Failed = { readonly fault: LineFault; readonly message: string };

const nobody = 'null';

function questionOf(line: Uint8Array | typeof tooLong, row: number): Question {
  if (line === tooLong) return { id: nobody, fault: 'too-long', message: `line ${row} is over 1 MB` };
  const text = Buffer.from(line.buffer, line.byteOffset, line.byteLength).toString();
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

/** Answers each line with exactly one line of JSON, in order. */
export function answerLines({ first, lines }: LineBatch, coder: Coder): Answers {
  const questions = lines.map((line, place) => questionOf(line, first + place));
  const raws = questions.flatMap((question) => ('raw' in question ? [question.raw] : []));
  const coded = codedOrFailed(raws, coder).values();
  const stats = { ...noStats(), lines: lines.length };
  const answer = (question: Question): string =>
    'raw' in question ? shown(coded.next().value!, question.raw.fields, stats) : shownFault(question, stats);
  const text = questions.map((question) => `{"id":${question.id},${answer(question)}\n`).join('');
  return { bytes: Buffer.from(text), stats };
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
