import type { Lang } from '../lang.ts';
import type { NewCorrection } from '../store/queries.ts';
import type { Reader } from './reader.ts';

/** What the explorer needs of the world. */
export interface ExplorerOptions {
  readonly reader: Reader;
  /** Keeps what a person says of a review; throws a UserError when it cannot. */
  readonly correct: (correction: NewCorrection) => void;
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
