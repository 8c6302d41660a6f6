import { z } from 'zod';

/** How far a list has been read. */
export interface Position {
  /** The newest review so far, epoch milliseconds. */
  readonly newest?: number | undefined;
  /** What the server calls the page to go on at. */
  readonly cursor?: string | undefined;
}

/** Where a source's cursor lies: in the store, under the source's name. */
export interface Cursors {
  /** Null: never fetched. */
  read(): string | null;
  keep(cursor: string): void;
}

const positionsShape = z.record(
  z.string(),
  z.strictObject({ newest: z.number().optional(), cursor: z.string().optional() }),
);

/** The positions of a source's lists, by their names. What cannot be read was left by another kind of source: then all begins anew. */
export class Positions {
  readonly #cursors: Cursors;
  readonly #of: Record<string, Position>;

  constructor(cursors: Cursors) {
    this.#cursors = cursors;
    this.#of = positionsShape.safeParse(parsed(cursors.read())).data ?? {};
  }

  of(list: string): Position {
    return Object.hasOwn(this.#of, list) ? this.#of[list]! : {};
  }

  keep(list: string, position: Position): void {
    this.#of[list] = position;
    this.#cursors.keep(JSON.stringify(this.#of));
  }
}

function parsed(cursor: string | null): unknown {
  try {
    return cursor === null ? undefined : JSON.parse(cursor);
  } catch {
    return undefined;
  }
}
