import { once } from 'node:events';
import type { Readable, Writable } from 'node:stream';
import type { Answers, LineBatch } from './answers.ts';
import { type Line, LineSplitter } from './lines.ts';
import { batchSize } from './stage.ts';
import { addStats, noStats, type StreamStats } from './stream-stats.ts';
import type { Executor } from './workers/executor.ts';
import { inOrder } from './workers/in-order.ts';

export interface StreamOptions {
  /** Bytes; a longer line is answered with `too-long` and never held. */
  readonly lineLimit?: number;
}

/** Ten times the longest review any store takes; the same bound as 1 MB in the documentation. */
const defaultLineLimit = 1_000_000;

/**
 * The stream filter: JSON lines in, exactly one JSON line out for each, in order. A line that cannot be coded is answered
 * `{id, error: {code, message}}`, a blank one too, so that line n always answers line n. Holds one chunk, one line and the batches that the
 * threads are at, and waits for a slow reader.
 * @throws whatever `input` or `output` fail with, or the executor
 */
export async function codeStream(
  input: Readable,
  output: Writable,
  { atOnce, do: answer }: Executor<LineBatch, Answers>,
  { lineLimit = defaultLineLimit }: StreamOptions = {},
): Promise<StreamStats> {
  const stats = noStats();
  await inOrder(batchesOf(input, lineLimit), atOnce, answer, async (answers) => {
    addStats(answers.stats, stats);
    if (!output.write(answers.bytes)) await once(output, 'drain');
  });
  return stats;
}

/** Every line of a chunk is given before the next is read, so that a program that asks line by line is not kept waiting. */
async function* batchesOf(input: Readable, lineLimit: number): AsyncGenerator<LineBatch> {
  const splitter = new LineSplitter(lineLimit);
  let first = 1;
  function* batched(lines: Iterable<Line>): Generator<LineBatch> {
    let batch: Line[] = [];
    const whole = (): LineBatch => {
      const given = { first, lines: batch };
      first += batch.length;
      batch = [];
      return given;
    };
    for (const line of lines) if (batch.push(line) === batchSize) yield whole();
    if (batch.length > 0) yield whole();
  }
  for await (const chunk of input) yield* batched(splitter.split(chunk as Buffer));
  yield* batched(splitter.rest());
}
