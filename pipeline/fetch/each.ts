import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { UserError } from '../errors.ts';
import { type Cursors, type FetchConfig, type Fetched, fetchSource } from './index.ts';

/** What became of one source: what it brought, or why not all of it. */
export interface SourceOutcome {
  readonly name: string;
  readonly fetched: Fetched | null;
  readonly fault: UserError | null;
}

export interface FetchAllContext {
  /** A folder in it for each source; made where it is missing. */
  readonly drop: string;
  readonly cursorsOf: (source: string) => Cursors;
  readonly signal: AbortSignal;
  readonly now: () => Date;
}

/** Fetches one source after another, each into its folder. One that fails does not stop the others. */
export async function fetchEach(
  sources: readonly FetchConfig[],
  { drop, cursorsOf, signal, now }: FetchAllContext,
): Promise<SourceOutcome[]> {
  const outcomes: SourceOutcome[] = [];
  for (const source of sources) {
    const { name } = source;
    const folder = join(drop, name);
    mkdirSync(folder, { recursive: true });
    try {
      const fetched = await fetchSource(source, { folder, cursors: cursorsOf(name), signal, now });
      outcomes.push({ name, fetched, fault: null });
    } catch (fault) {
      if (!(fault instanceof UserError)) throw fault;
      outcomes.push({ name, fetched: null, fault });
    }
  }
  return outcomes;
}
