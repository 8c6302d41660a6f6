import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  type IngestOptions,
  normalise,
  readSource,
  rejectOf,
  type SourceNote,
} from '../../pipeline/ingest/index.ts';
import type { Reject, Review } from '../../pipeline/records.ts';
import { isDrop } from '../../pipeline/stage.ts';

const folder = mkdtempSync(join(tmpdir(), 'wenzhen-ingest-'));
let files = 0;

/** A real file with this content. */
export function fileOf(content: string | Buffer, name = 'export'): string {
  files += 1;
  const path = join(folder, `${files}-${name}`);
  writeFileSync(path, content);
  return path;
}

export interface ReadInput {
  readonly items: (Review | Reject | SourceNote)[];
  readonly reviews: Review[];
  readonly rejects: Reject[];
  readonly notes: SourceNote[];
}

/** Reads a whole input, normalised. */
export async function readAll(path: string, options: IngestOptions = {}): Promise<ReadInput> {
  const items: ReadInput['items'] = [];
  for await (const item of readSource(path, options)) {
    const made = item.kind === 'raw' ? normalise.run(item, undefined) : item;
    items.push(isDrop(made) ? rejectOf(item as Parameters<typeof rejectOf>[0], made) : made);
  }
  const ofKind = <Kind extends ReadInput['items'][number]['kind']>(kind: Kind) =>
    items.filter((item) => item.kind === kind);
  return {
    items,
    reviews: ofKind('review') as Review[],
    rejects: ofKind('reject') as Reject[],
    notes: ofKind('note') as SourceNote[],
  };
}

/** Reads a file with this content. */
export const readText = (content: string | Buffer, options: IngestOptions = {}): Promise<ReadInput> =>
  readAll(fileOf(content), options);

/** The `code` of the error that this promise ends with. */
export async function codeOf(promise: Promise<unknown>): Promise<string | undefined> {
  return await promise.then(
    () => undefined,
    (error: { code: string }) => error.code,
  );
}
