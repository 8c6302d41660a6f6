import type { Dice } from './dice.ts';

/** One kind of personal data: what may lead to it, and how it is written. */
export interface Kind {
  /** The empty one: it stands without a cue. */
  readonly cues: readonly string[];
  /** By name: data in that spelling. */
  readonly spellings: Readonly<Record<string, (dice: Dice) => string>>;
}
