import type { Store } from '../store.ts';
import type { Scope } from './answers.ts';
import { inScope } from './scope.ts';

/** A phrase that belongs to a part of an app's complaints more than to the rest; see the table `phrase_keyness`. */
export interface KeyPhraseRow {
  readonly app: string;
  readonly by: 'stage' | 'cause' | 'issue' | 'version' | 'period' | 'app';
  /** Id of the stage, cause or issue; the version; `newest`; empty for the app. */
  readonly value: string;
  readonly rank: number;
  readonly phrase: string;
  readonly said: number;
  readonly ofComplaints: number;
  readonly elsewhere: number;
  readonly ofElsewhere: number;
  readonly g2: number;
  readonly p: number;
  /** Binary logarithm of the ratio of the shares, with its 95 % interval. */
  readonly logRatio: number;
  readonly low: number;
  readonly high: number;
}

/** By app, kind of part, part and rank. */
export function keyPhrases(store: Store, scope: Scope = {}): KeyPhraseRow[] {
  const { condition, values } = inScope(store, scope, 'phrase_keyness');
  const sql = `
    SELECT app.name AS app, by, value, rank, phrase, said, of_complaints AS ofComplaints, elsewhere, of_elsewhere AS ofElsewhere,
      g2, p_corrected AS p, log_ratio AS logRatio, low, high
    FROM phrase_keyness JOIN app ON app.key = phrase_keyness.app WHERE ${condition} ORDER BY app.name, by, value, rank`;
  return store.db.prepare(sql).all(...values) as KeyPhraseRow[];
}
