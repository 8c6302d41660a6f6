import { z } from 'zod';

/** A limit, or `off`. */
const limit = (usual: number) =>
  z.union([z.literal('off'), z.number().positive()], { error: 'a number, or off' }).default(usual);

/**
 * When a night is held. A gate says nothing as long as it has seen too little to compare with.
 * The limits are wide on purpose: an incident of the product is news and must get through; what these catch is broken data.
 */
export const gateShape = z.strictObject({
  /** New reviews of an app, against the usual for the time that has passed: fewer than this part, or more than so many times as many. */
  fall: limit(0.3),
  jump: limit(5),
  /** A column of an input that is filled less often than this part of the usual. */
  schema: limit(0.5),
  /** How much of the mix of languages of the new reviews has moved: total variation distance, 0 to 1. */
  language: limit(0.3),
  /** Share of the rows of an input that were rejected, above its usual one. */
  rejects: limit(0.2),
  /** Share of the new negative reviews in which no issue was found, above the usual one. */
  unknown: limit(0.2),
  /** How much of the mix of issues of the new reviews has moved: total variation distance, 0 to 1. */
  issues: limit(0.6),
  /** How much the share of any issue has moved in the reviews that were there before, which only another coder can do. */
  recoded: limit(0.05),
  /** Loss of the coder in F1 of issues, or in accuracy of polarity, on the gold set, since the last night published. */
  coder: limit(0.05),
});

export type GateLimits = z.output<typeof gateShape>;
export type Gate = keyof GateLimits;
