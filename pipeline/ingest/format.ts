import type { Encoding } from './encoding.ts';
import { noRows } from './faults.ts';
import type { IngestOptions, Item, SourceNote } from './items.ts';
import type { SourceFile } from './source-file.ts';

/** A format known by its first bytes. */
export interface BinaryFormat {
  readonly recognises: (head: Buffer) => boolean;
  /** Items in batches. @throws UserError for a fault of the input as a whole */
  readonly read: (source: SourceFile, options: IngestOptions) => AsyncGenerator<Item[]>;
}

/** An input known to be text. */
export interface TextSource extends SourceFile {
  readonly encoding: Encoding;
  /** The first bytes decoded. */
  readonly text: string;
}

/** A format known by the first lines of a text. */
export interface TextFormat {
  readonly recognises: (source: TextSource) => boolean;
  readonly read: (source: TextSource, options: IngestOptions) => AsyncGenerator<Item[]>;
}

export const formatNote = (input: string, layout: string, ...how: readonly string[]): SourceNote => ({
  kind: 'note',
  input,
  note: 'format',
  detail: `${layout} (${how.join(', ')})`,
});

/** The same items. @throws UserError `no-rows` where there is neither a review nor a reject among them */
export async function* someRows(input: string, batches: AsyncIterable<Item[]>): AsyncGenerator<Item[]> {
  let rows = 0;
  for await (const items of batches) {
    rows += items.filter(({ kind }) => kind !== 'note').length;
    yield items;
  }
  if (rows === 0) throw noRows(input);
}
