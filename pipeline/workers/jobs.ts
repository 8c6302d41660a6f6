import { type Answers, answerLines, type LineBatch } from '../answers.ts';
import type { Coder } from '../chain.ts';
import type { RawReview } from '../records.ts';
import { type Drop, isDrop } from '../stage.ts';
import { type StorableReview, storableReview } from '../store/storable.ts';

/** What a thread with a coder can be given to do. Tasks and results are plain data, which can pass between threads. */
export interface Jobs {
  /** Rows to what the store takes of them, or why they are no reviews. */
  rows: { readonly task: readonly RawReview[]; readonly result: readonly (StorableReview | Drop)[] };
  /** Lines of the stream filter to their answers. */
  lines: { readonly task: LineBatch; readonly result: Answers };
}

export type JobName = keyof Jobs;

export const jobs: {
  readonly [Job in JobName]: (task: Jobs[Job]['task'], coder: Coder) => Jobs[Job]['result'];
} = {
  rows: (raws, coder) => coder.codeAll(raws).map((coded) => (isDrop(coded) ? coded : storableReview(coded))),
  lines: answerLines,
};
