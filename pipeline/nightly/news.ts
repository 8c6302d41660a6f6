import type { UserError } from '../errors.ts';
import type { Label } from '../lang.ts';

/** How a night ended. `held`: the gates kept the former state; `stopped`: by its deadline or by a signal, the former state stays as well. */
export type Outcome = 'published' | 'published-anyway' | 'held' | 'stopped';

/** What a night has to tell, beside the alerts that stand in the store. */
export interface NightNews {
  readonly outcome: Outcome;
  /** The run that stands in the store now: tonight's if it was published, else the former one; null where there is none. */
  readonly run: number | null;
  /** Why it was held, by gate, in words; also for a night that was published anyway. */
  readonly reasons: readonly Label[];
  /** Sources that could not be reached, inputs that could not be read. */
  readonly faults: readonly UserError[];
  /** Where people find the report: its address if the file of the night says one, else its path. */
  readonly report: string;
}
