import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Coder } from '../../pipeline/chain.ts';
import { normalise } from '../../pipeline/ingest/index.ts';
import { type NightEffects, type RunOptions, type RunSummary, runWith } from '../../pipeline/run.ts';
import { isDrop } from '../../pipeline/stage.ts';
import { coded } from '../store/support.ts';

const code: Coder['code'] = (raw) => {
  const review = normalise.run(raw, undefined);
  if (isDrop(review)) return review;
  const { kind, ...fields } = review;
  return coded({ ...fields, says: fields.text.includes('闪退') ? [['stability.crash', '闪退']] : [] });
};

/** A coder that knows one complaint, by one word. */
export const coder: Coder = {
  versions: { code: 'test', lexicon: '1', model: '1', segmenter: 'none' },
  explain: () => [],
  code,
  codeAll: (raws) => raws.map(code),
};

/** Writes a file of a test, its folder too. */
export function write(folder: string, name: string, content: string): string {
  const path = join(folder, name);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, content);
  return path;
}

/** A night in which nothing happens beyond a run. */
const calm: NightEffects = {
  enough: () => false,
  afterReading: async () => {},
  take: async (step) => step(),
  beforePublishing: () => {},
};

/** One run over `paths` into `db`. */
export function runOver(
  db: string,
  paths: readonly string[],
  options: Partial<RunOptions> = {},
  night?: Partial<NightEffects>,
): Promise<RunSummary> {
  return runWith(
    coder,
    { db, sources: paths.map((path) => ({ path })), segmenter: 'jieba', ...options },
    {
      now: () => new Date('2025-03-02T00:00:00Z'),
      progress: () => {},
      ...(night === undefined ? {} : { night: { ...calm, ...night } }),
    },
  );
}
