import type Database from 'better-sqlite3';
import type { CauseBook, IssueCauses, ProximateCause, Suggestion } from '../advice/book.ts';

/** Keys of the knowledge base's rows in this database, by id. */
export interface BookNumbers {
  readonly issues: ReadonlyMap<string, number>;
  readonly causes: ReadonlyMap<string, number>;
  readonly suggestions: ReadonlyMap<string, number>;
}

/**
 * Writes the knowledge base as it is now. Ids keep their numbers for ever; what has left the knowledge base stays, marked. Issues and inner
 * causes that the codebook lacks are passed over.
 */
export function writeBook(db: Database.Database, book: CauseBook): BookNumbers {
  db.exec('UPDATE proximate_cause SET current = 0; UPDATE suggestion SET current = 0');
  const issues = numbers(db, 'issue');
  const inner = numbers(db, 'cause');
  const keepSymptom = db.prepare('INSERT OR REPLACE INTO symptom (issue, zh, en) VALUES (?, ?, ?)');
  for (const { issue, symptom, causes, suggestions } of book.issues.values()) {
    const number = issues.get(issue);
    if (number === undefined) continue;
    keepSymptom.run(number, symptom.zh, symptom.en);
    writeCauses(db, number, causes, inner);
    writeSuggestions(db, book, suggestions);
  }
  return { issues, causes: numbers(db, 'proximate_cause'), suggestions: numbers(db, 'suggestion') };
}

function writeCauses(
  db: Database.Database,
  issue: number,
  causes: readonly ProximateCause[],
  inner: ReadonlyMap<string, number>,
): void {
  const columns = ['id', 'issue', 'inner', 'zh', 'en', 'check_zh', 'check_en', 'position', 'current'];
  const write = upsert(db, 'proximate_cause', columns);
  for (const [place, cause] of causes.entries()) {
    const { id, zh, en, check } = cause;
    const own = inner.get(cause.inner);
    if (own !== undefined) write.run(id, issue, own, zh, en, check.zh, check.en, place, 1);
  }
}

function writeSuggestions(
  db: Database.Database,
  { terms }: CauseBook,
  suggestions: IssueCauses['suggestions'],
): void {
  const keyOf = db.prepare('SELECT key FROM proximate_cause WHERE id = ?').pluck();
  const columns = [
    ...['id', 'proximate', 'kind', 'zh', 'en', 'owner', 'owner_zh', 'owner_en'],
    ...['metric', 'metric_zh', 'metric_en', 'moves', 'effort', 'effort_zh', 'effort_en', 'divisor'],
    ...[
      'effect',
      'effect_zh',
      'effect_en',
      'strength',
      'source',
      'source_zh',
      'source_en',
      'position',
      'current',
    ],
  ];
  const write = upsert(db, 'suggestion', columns);
  for (const [place, suggestion] of suggestions.entries()) {
    const proximate = keyOf.get(suggestion.cause);
    if (proximate !== undefined) write.run(...rowOf(suggestion, proximate as number, place, terms));
  }
}

function rowOf(
  suggestion: Suggestion,
  proximate: number,
  place: number,
  { owners, metrics, efforts, effects, sources }: CauseBook['terms'],
): (string | number)[] {
  const { id, kind, zh, en, owner, metric, effort, effect, source } = suggestion;
  const [who, what, work, does] = [owners[owner]!, metrics[metric]!, efforts[effort], effects[effect]!];
  const rests = (lang: 'zh' | 'en', between: string) =>
    source.map((one) => sources[one]![lang]).join(between);
  return [
    ...[id, proximate, kind, zh, en, owner, who.zh, who.en],
    ...[metric, what.zh, what.en, what.moves, effort, work.zh, work.en, work.divisor],
    ...[effect, does.zh, does.en, Object.keys(effects).indexOf(effect)],
    ...[source.join(' '), rests('zh', '；'), rests('en', '; '), place, 1],
  ];
}

function upsert(db: Database.Database, table: string, columns: readonly string[]): Database.Statement {
  const rest = columns.filter((column) => column !== 'id');
  return db.prepare(
    `INSERT INTO ${table} (${columns.join(', ')}) VALUES (${columns.map(() => '?').join(', ')})
     ON CONFLICT (id) DO UPDATE SET ${rest.map((column) => `${column} = excluded.${column}`).join(', ')}`,
  );
}

const numbers = (db: Database.Database, table: string): ReadonlyMap<string, number> =>
  new Map(db.prepare(`SELECT id, key FROM ${table}`).raw().all() as [string, number][]);
