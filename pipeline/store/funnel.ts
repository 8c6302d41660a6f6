import type { FunnelNames, FunnelNumber } from '../growth/funnel.ts';
import type { Writer } from './writer.ts';

/** What a row of a funnel file may name: stages by id and by label, and the apps that have reviews, by name. */
export function funnelNames({ db }: Writer): FunnelNames {
  const stages = db.prepare('SELECT id, zh, en FROM stage ORDER BY position').raw().all() as string[][];
  const apps = db.prepare(`SELECT name FROM app WHERE name <> '' ORDER BY name`).pluck().all() as string[];
  return {
    stages: new Map(stages.flatMap((names) => names.map((name) => [name, names[0]!] as const))),
    apps: new Set(apps),
  };
}

/** Lets the numbers of a new funnel file take the place of those before. */
export function forgetFunnel({ db }: Writer): void {
  db.exec('DELETE FROM funnel_number');
}

const insert = `
  INSERT OR REPLACE INTO funnel_number (app, day, stage, metric, value, row)
  SELECT app.key, @day, stage.key, @metric, @value, @row FROM app, stage WHERE app.name = @app AND stage.id = @stage`;

/** Keeps one number; a later row of the same app, day, stage and metric takes its place. */
export function keepFunnelNumber({ db }: Writer, row: number, number: FunnelNumber): void {
  db.prepare(insert).run({ row, ...number });
}
