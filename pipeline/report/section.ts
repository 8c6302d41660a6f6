import type { Label } from '../lang.ts';
import type { Facts } from './facts.ts';
import type { Html } from './html.ts';
import type { View } from './view.ts';

/** One part of the report. `body` is null where there is nothing to say; then the part is left out. */
export interface Section {
  /** Its anchor. */
  readonly id: string;
  readonly title: Label;
  readonly body: (facts: Facts, view: View) => Html | null;
}
