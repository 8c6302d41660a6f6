import type { Platforms } from '../platforms.ts';
import type { Writer } from './writer.ts';

/** Keeps the operators of a platforms file in the place of those known before. Apps that have no reviews yet are passed over. */
export function keepOperators({ db }: Writer, { operators, apps }: Platforms): void {
  db.exec('DELETE FROM operator_standing; DELETE FROM app_operator; DELETE FROM operator');
  const operator = db.prepare('INSERT INTO operator VALUES (?, ?, ?, ?)');
  for (const [place, [id, { zh, en }]] of Object.entries(operators).entries())
    operator.run(id, zh, en, place);
  const belongs = db.prepare(
    'INSERT OR IGNORE INTO app_operator SELECT key, ? FROM app WHERE name IN (?, ?)',
  );
  for (const [name, { operator, package: id }] of Object.entries(apps))
    belongs.run(operator, name, id ?? name);
}
