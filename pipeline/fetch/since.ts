import type { JsonConfig } from './config.ts';
import { withParameter } from './listing.ts';
import type { Position } from './position.ts';

/**
 * Milliseconds before the newest review from which on reviews are read once more: stores show reviews hours after they were written, and
 * a list that shrinks while it is read may pass over some.
 */
export const overlap = 2 * 86_400_000;

type Form = NonNullable<JsonConfig['since']>['form'];

const shown: Readonly<Record<Form, (instant: number) => string>> = {
  iso: (instant) => new Date(instant).toISOString(),
  date: (instant) => new Date(instant).toISOString().slice(0, 10),
  seconds: (instant) => String(Math.floor(instant / 1000)),
  milliseconds: String,
};

/** The address that asks for what is new since last time only, where the service can be asked so. */
export function sinceParameter({ url, since }: JsonConfig, { newest }: Position): URL {
  const address = new URL(url);
  if (since === undefined || newest === undefined) return address;
  return withParameter(address, since.parameter, shown[since.form](newest - overlap));
}
