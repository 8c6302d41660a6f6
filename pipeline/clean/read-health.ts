import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { lexiconFolder } from '../folders.ts';
import { compileAutomaton } from '../lexicon/automaton.ts';
import { readLexicon } from '../yaml-file.ts';
import { type HealthFinder, healthFinderOf, type HealthKind, type HealthParts } from './health.ts';

const words = z.array(z.coerce.string().min(1)).min(1);
const healthShape = z.strictObject({
  ...{ persons: words, conditions: words, parts: words, aches: words },
  ...{ body: words, drugs: words, offered: words },
});
type Health = z.infer<typeof healthShape>;

/**
 * Reads `health.yaml` of a lexicon folder and compiles it; one of one's own that has none is served by that which ships.
 * @throws UserError `lexicon-invalid`
 */
export function compileHealth(lexicons: string): HealthParts {
  const own = join(lexicons, 'health.yaml');
  const path = existsSync(own) ? own : join(lexiconFolder, 'health.yaml');
  return partsOf(readLexicon(path, healthShape));
}

/** Finds by `health.yaml` of a lexicon folder. */
export const readHealth = (lexicons: string): HealthFinder => healthFinderOf(compileHealth(lexicons));

function partsOf({ persons, conditions, parts, aches, drugs, body, offered }: Health): HealthParts {
  const compounds = parts.flatMap((part) => aches.map((ache) => `${part}${ache}`));
  const kinds = new Map<string, HealthKind>([
    ...body.map((word): [string, HealthKind] => [word, 'near']),
    ...[...conditions, ...compounds, ...drugs].map((word): [string, HealthKind] => [word, 'own']),
    ...persons.map((word): [string, HealthKind] => [word, 'person']),
  ]);
  return { automaton: compileAutomaton([...kinds.keys()]), kinds: [...kinds.values()], offered };
}
