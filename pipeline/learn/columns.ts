import { type Document, rowsOf, vocabularyOf } from '../learning/documents.ts';
import { type PackOptions, pack } from '../learning/pack.ts';
import type { LinearParts } from '../learning/scorer-tables.ts';
import { type SvmOptions, type Target, trainSvms } from '../learning/svm.ts';

/** Documents and what to learn of them. */
export interface Task {
  readonly documents: readonly Document[];
  readonly targets: readonly Target[];
}

export interface TrainOptions extends SvmOptions, PackOptions {
  /** A feature must stand in this many documents. */
  readonly least: number;
}

/** Trains every target of every task over one shared vocabulary and packs them as the columns of one model, task after task. */
export function trainColumns(tasks: readonly Task[], options: TrainOptions): LinearParts {
  const vocabulary = vocabularyOf(
    tasks.flatMap(({ documents }) => documents),
    options.least,
  );
  const trained = tasks.map(({ documents, targets }) => ({
    weights: trainSvms(rowsOf(documents, vocabulary), targets, options),
    width: targets.length,
  }));
  return pack(trained, vocabulary, options);
}
