import type { Figures } from './figures.ts';
import type { Unit } from './hold-out.ts';
import type { LearnOptions } from './learn.ts';

export interface EvaluateOptions extends LearnOptions {
  /** Gold that is trained on and never measured. */
  readonly train: readonly string[];
  /** What is held out in turn; absent: the weights in use are measured. */
  readonly cross?: Unit | undefined;
  /** Domain of an app, or of a file whose reviews name no app. */
  readonly domains: Readonly<Record<string, string>>;
  /** Whether knowledge alone and learning alone are measured too; that trains anew, so something is held out. */
  readonly ablate: boolean;
}

/** What the coder was made of. */
export type Parts = 'both' | 'knowledge' | 'learned';

/** One coder measured on the gold. */
export interface Evaluation {
  readonly parts: Parts;
  /** Whether it was shown the stars. */
  readonly stars: boolean;
  readonly figures: Figures;
  /** The same by held-out group; empty where nothing was held out. */
  readonly groups: readonly { readonly group: string; readonly figures: Figures }[];
}

/** Called when a held-out group is done: its name, and how many trainings of how many are behind. */
export type EvaluationProgress = (group: string, done: number, of: number) => void;
