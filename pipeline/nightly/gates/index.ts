import { coder } from './coder.ts';
import type { Gate, GateLimits } from './config.ts';
import { rejects, schema } from './inputs.ts';
import { issues, language, recoded, unknown } from './reviews.ts';
import type { Evidence, Judge, Verdict } from './verdict.ts';
import { fall, jump } from './volume.ts';

export type { Evidence, Verdict } from './verdict.ts';

const judges: Readonly<Record<Gate, Judge>> = {
  ...{ fall, jump, schema, language, rejects, unknown, issues, recoded, coder },
};

/** What all gates say of a night, in their order; those that hold it first. */
export function judge(evidence: Evidence, limits: GateLimits): Verdict[] {
  const all = (Object.keys(judges) as Gate[]).flatMap((gate) => {
    const limit = limits[gate];
    return limit === 'off' ? [] : judges[gate](evidence, limit);
  });
  return [...all.filter(({ held }) => held), ...all.filter(({ held }) => !held)];
}
