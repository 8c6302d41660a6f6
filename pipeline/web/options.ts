import type { Lang } from '../lang.ts';
import type { NewCorrection } from '../store/queries.ts';
import type { Reader } from './reader.ts';

/** What somebody has taken from the explorer. */
export interface Download {
  /** The address that asked. */
  readonly who: string;
  /** Path and filters. */
  readonly asked: string;
  readonly bytes: number;
  readonly rows: number;
}

/** What the explorer needs of the world. */
export interface ExplorerOptions {
  readonly reader: Reader;
  /** Keeps what a person says of a review; throws a UserError when it cannot. */
  readonly correct: (correction: NewCorrection) => void;
  /** Notes in the access log what was downloaded; throws a UserError when it cannot. */
  readonly note: (download: Download) => void;
  /** The language of those who have chosen none. */
  readonly lang: Lang;
  /** The name or address at which we listen. */
  readonly host: string;
  /** Who shows it may write. */
  readonly token: string;
  readonly now: () => Date;
  /** Is told of defects of ours. */
  readonly onDefect: (fault: unknown) => void;
}
