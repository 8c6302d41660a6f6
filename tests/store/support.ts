import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { fold } from '../../pipeline/clean/fold.ts';
import { profileOf } from '../../pipeline/clean/profile.ts';
import { readCodebook } from '../../pipeline/codebook.ts';
import type { CleanField, CodedReview, Complaint, FieldName, Mask } from '../../pipeline/records.ts';
import { reopenApps } from '../../pipeline/store/derivation.ts';
import { makeFindings } from '../../pipeline/store/findings.ts';
import { noteHistory } from '../../pipeline/store/history.ts';
import { publish, type RunStart } from '../../pipeline/store/publish.ts';
import { openStore, type Store } from '../../pipeline/store/store.ts';
import { keepTallies } from '../../pipeline/store/tallies.ts';
import { keepQuotes } from '../../pipeline/store/finding-quotes.ts';
import { flagWaves } from '../../pipeline/store/waves.ts';
import type { Writer } from '../../pipeline/store/writer.ts';

/** A folder of its own, gone after the test. */
export function folder(): string {
  const path = mkdtempSync(join(tmpdir(), 'wenzhen-store-'));
  onTestFinished(() => rmSync(path, { recursive: true, force: true }));
  return path;
}

/** A new store in a file, closed after the test. */
export function newStore(path = join(folder(), 'reviews.db')): Store {
  const store = openStore(path, { create: true });
  onTestFinished(() => store.close());
  return store;
}

export function field(original: string, masks: readonly Mask[] = []): CleanField {
  const body = { start: 0, end: original.length };
  const { text, starts, ends } = fold(original, body, profileOf(original, body.start, body.end));
  return { original, body, match: text, starts, ends, masks };
}

export interface Sample extends Partial<Omit<CodedReview, 'kind' | 'complaints'>> {
  /** Issue and the words that show it. */
  readonly says?: readonly (readonly [
    issue: string,
    quote: string,
    field?: FieldName,
    confidence?: number,
  ])[];
  readonly row?: number;
}

const codebook = readCodebook();

/** Complaints below this confidence are left to the reviewer. */
const abstainBelow = 0.4;

/** A coded review, with what a test does not name filled in. */
export function coded({ says = [], row = 1, ...given }: Sample = {}): CodedReview {
  const title = given.title ?? '';
  const text = given.text ?? '挂号页面一直转圈';
  const complaint = ([issue, quote, name = 'text', confidence = 0.9]: NonNullable<
    Sample['says']
  >[number]): Complaint => {
    const start = (name === 'title' ? title : text).indexOf(quote);
    const { stage, cause } = codebook.issues[issue]!;
    return {
      issue,
      stage,
      cause,
      confidence,
      abstained: confidence < abstainBelow,
      evidence: { field: name, start, end: start + quote.length, quote },
    };
  };
  return {
    kind: 'coded',
    origin: { source: 'csv', input: 'reviews.csv', row },
    id: 'r1',
    idIsHash: false,
    app: '康宁医生',
    author: '小林',
    date: '2025-03-01T04:00:00Z',
    stars: 2,
    title,
    text,
    version: '3.1.0',
    device: null,
    reply: null,
    titleField: field(title),
    textField: field(text),
    answer: null,
    language: 'zh',
    flags: [],
    clauses: [],
    polarity: 'neg',
    score: -0.5,
    clauseScores: [],
    complaining: 0.9,
    features: [],
    complaints: says.map(complaint),
    ...given,
  };
}

export const start: RunStart = {
  started: new Date('2025-03-02T00:00:00Z'),
  versions: { code: '1', lexicon: '1', model: '1', segmenter: 'jieba' },
  codebook,
};

/** One run that does `work` and ends well. */
export async function inRun<T>(
  store: Store,
  work: (writer: Writer, source: number) => T,
  from: RunStart = start,
): Promise<T> {
  const end = await publish(store, from, async (writer) => {
    const done = await work(writer, writer.source('reviews.csv', 'abc'));
    return { done, finished: new Date('2025-03-02T00:01:00Z'), manifest: { done: true } };
  });
  return end.done as T;
}

/** The corpus steps on which all questions to the store rest, in their order, but for duplicates: equal texts are none here. */
export function derive(writer: Writer): void {
  for (const step of [reopenApps, flagWaves, keepTallies, makeFindings, noteHistory, keepQuotes])
    step(writer);
}

/** The code of the error that `work` throws or rejects with. */
export async function faultOf(work: () => unknown): Promise<string> {
  try {
    await work();
  } catch (error) {
    return (error as { code?: string }).code ?? String(error);
  }
  return 'none';
}
