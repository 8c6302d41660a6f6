import type { Lang } from '../../lang.ts';
import type { Dimension } from './dimensions.ts';
import type { DateUnit } from './period.ts';

/** Two dimensions that are laid across each other. */
export type CrossPair = readonly [Dimension, Dimension];

/** What a bundle is made by; with the store, all that its bytes depend on. */
export interface ResearchOptions {
  readonly lang: Lang;
  readonly crosses: readonly CrossPair[];
  /** Cells and combinations with fewer reviews are not told, and rows stand apart from what may be published; 1: all is told. */
  readonly k: number;
  readonly dates: DateUnit;
  /** Whether conditions tied to a person are masked in quotes. */
  readonly health: 'mask' | 'keep';
  /** Secret that author hashes are made with; absent: authors are left out. */
  readonly salt?: string | undefined;
  /** Whether CSV begins with a byte order mark, which Excel needs. */
  readonly bom: boolean;
  readonly seed: number;
  /** Folder of the results of `wenzhen agree`. */
  readonly agreement?: string | undefined;
  /** Folder of codebook, notes on it, examples and the health lexicon. */
  readonly lexicons: string;
}

/** Where rows stand, with what reads them: with `k`, apart from what may be published, for whoever has them can count what is hidden. */
export const rowFolder = ({ k }: Pick<ResearchOptions, 'k'>): string => (k === 1 ? '' : 'restricted/');
