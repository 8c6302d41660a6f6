import type { ClauseReading } from '../../pipeline/reading.ts';

/** The reading of a clause in which the sentiment lexicon finds nothing. */
export const silent: ClauseReading = {
  praise: 0,
  blame: 0,
  turnedBlame: 0,
  turnedPraise: 0,
  doubled: 0,
  asks: false,
  doubts: false,
  wishes: false,
  supposes: false,
  mended: false,
  contrasts: false,
  sarcastic: false,
  topic: false,
  rival: false,
  self: false,
  past: false,
  now: false,
  denied: [],
};
