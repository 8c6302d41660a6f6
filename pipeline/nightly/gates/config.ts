import { z } from 'zod';

/** A limit, or `off`. */
const limit = (usual: number) =>
  z.union([z.literal('off'), z.number().positive()], { error: 'a number, or off' }).default(usual);

/**
 * When a night is held. A gate says nothing as long as it has seen too little to compare with.
 * The limits are wide on purpose: an incident of the product is news and must get through; what these catch is broken data. They are set by
 * judgement, on the far side of what chance does to the smallest night that a gate looks at (999 of 1,000 nights, 20,000 drawn), and of what an
 * incident does. They are not yet measured on real nights.
 */
export const gateShape = z.strictObject({
  /**
   * New reviews of an app, against the usual for the time that has passed: fewer than this part, or more than so many times as many, and both only
   * where the scatter of the nights before makes it rarer than one in a million. A holiday halves them, so 0.3; an incident multiplies them
   * by two to four, an export that is read a second time under new ids brings weeks, so 5.
   */
  fall: limit(0.3),
  jump: limit(5),
  /** A column of an input that is filled less often than this part of the usual. A column that was renamed is empty; chance keeps one usually filled in 90 % of 20 rows above 65 %. */
  schema: limit(0.5),
  /** How much of the mix of languages of the new reviews has moved: total variation distance, 0 to 1. Chance moves 50 reviews of three languages by up to 0.24. */
  language: limit(0.3),
  /** Share of the rows of an input that were rejected, above its usual one. Where 5 % are usual, chance makes it up to 25 % of 20 rows. */
  rejects: limit(0.2),
  /** Share of the new negative reviews in which no issue was found, above the usual one. Where 10 % are usual, chance makes it up to 26 % of 50 reviews; where 30 % are, up to 52 %. */
  unknown: limit(0.2),
  /**
   * How much of the mix of issues of the new reviews has moved: total variation distance, 0 to 1. Chance moves 50 complaints of 46 issues by up to
   * 0.49; an incident that makes half of all complaints moves it by at most 0.5 of itself.
   */
  issues: limit(0.6),
  /** How much the share of any issue has moved in the reviews that were there before, which only another coder can do: no chance is in it. */
  recoded: limit(0.05),
  /** Loss of the coder in F1 of issues, or in accuracy of polarity, on the gold set, since the last night published. No chance is in it; of 64 reviews and 52 complaints it is three or four. */
  coder: limit(0.05),
});

export type GateLimits = z.output<typeof gateShape>;
export type Gate = keyof GateLimits;
