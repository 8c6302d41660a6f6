import type Database from 'better-sqlite3';
import type { Codebook } from '../codebook.ts';
import type { Label } from '../lang.ts';
import { flags, languages, polarities, reasons } from './codes.ts';

/** Numbers of the codebook's codes in this database, by id. */
export interface CodeNumbers {
  readonly issues: ReadonlyMap<string, number>;
  readonly stages: ReadonlyMap<string, number>;
  readonly causes: ReadonlyMap<string, number>;
}

/** Writes all labels as they are now. Codes keep their numbers for ever, and codes that have left the codebook stay. */
export function writeLabels(db: Database.Database, codebook: Codebook): CodeNumbers {
  for (const [table, codes] of Object.entries({
    language: languages,
    polarity: polarities,
    flag: flags,
    reason: reasons,
  })) {
    writeFixed(db, table, codes);
  }
  writeCodes(db, 'stage', codebook.stages);
  writeCodes(db, 'cause', codebook.causes);
  const stages = numbers(db, 'stage');
  const causes = numbers(db, 'cause');
  writeIssues(db, codebook.issues, stages, causes);
  return { issues: numbers(db, 'issue'), stages, causes };
}

function writeFixed(db: Database.Database, table: string, codes: Readonly<Record<string, Label>>): void {
  const write = db.prepare(
    `INSERT INTO ${table} (key, id, zh, en) VALUES (?, ?, ?, ?) ON CONFLICT (key) DO UPDATE SET zh = excluded.zh, en = excluded.en`,
  );
  for (const [place, [id, { zh, en }]] of Object.entries(codes).entries()) write.run(place, id, zh, en);
}

function writeCodes(db: Database.Database, table: string, codes: Codebook['stages']): void {
  const write = db.prepare(
    `INSERT INTO ${table} (id, zh, en, means, position) VALUES (?, ?, ?, ?, ?) ON CONFLICT (id) DO UPDATE SET
     zh = excluded.zh, en = excluded.en, means = excluded.means, position = excluded.position`,
  );
  for (const [place, [id, { zh, en, means }]] of Object.entries(codes).entries())
    write.run(id, zh, en, means, place);
}

type Numbers = ReadonlyMap<string, number>;

function writeIssues(
  db: Database.Database,
  issues: Codebook['issues'],
  stages: Numbers,
  causes: Numbers,
): void {
  const write = db.prepare(
    `INSERT INTO issue (id, zh, en, means, position, stage, cause) VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO UPDATE SET
     zh = excluded.zh, en = excluded.en, means = excluded.means, position = excluded.position, stage = excluded.stage, cause = excluded.cause`,
  );
  for (const [place, [id, { zh, en, means, stage, cause }]] of Object.entries(issues).entries()) {
    write.run(id, zh, en, means, place, stages.get(stage), causes.get(cause));
  }
}

function numbers(db: Database.Database, table: string): Numbers {
  const rows = db.prepare<[], [string, number]>(`SELECT id, key FROM ${table}`).raw().all();
  return new Map(rows as unknown as [string, number][]);
}
