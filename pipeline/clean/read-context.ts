import { join } from 'node:path';
import { z } from 'zod';
import { lexiconFolder } from '../folders.ts';
import { readLexicon } from '../yaml-file.ts';
import { compileAutomaton } from '../lexicon/automaton.ts';
import { type CleanContext, cleanContextOf, type CleanParts, type WordKind } from './context.ts';
import { compileHealth } from './read-health.ts';
import { compileSeverity } from './severity.ts';

const words = z.array(z.string().min(1)).min(1);
const languageShape = z.strictObject({
  cantonese: z.strictObject({ strong: words, weak: words }),
  english: words,
});
const spamShape = z.strictObject({
  offers: z.record(z.string(), words),
  contacts: words,
  complaints: words,
  uninformative: z.strictObject({ fillers: words, sounds: words }),
});
const cueListShape = z.strictObject({ words, but: words });
const severityShape = z.strictObject({
  ...{ leaving: cueListShape, refund: cueListShape, regulator: cueListShape, harm: cueListShape },
});

/**
 * Reads `language.yaml`, `spam.yaml`, `severity.yaml` and `health.yaml` of a lexicon folder and compiles them.
 * @throws UserError `lexicon-invalid` naming file and place
 */
export function compileCleaning(folder: string): CleanParts {
  const { cantonese, english } = readLexicon(join(folder, 'language.yaml'), languageShape);
  const { offers, contacts, complaints, uninformative } = readLexicon(join(folder, 'spam.yaml'), spamShape);
  const kindOf = new Map<string, WordKind>();
  const lists: readonly (readonly [WordKind, readonly string[]])[] = [
    ['cantonese-strong', cantonese.strong],
    ['cantonese-weak', cantonese.weak],
    ['offer', Object.values(offers).flat()],
    ['contact', contacts],
    ['complaint', complaints],
  ];
  for (const [kind, list] of lists) for (const word of list) kindOf.set(word, kind);
  return {
    automaton: compileAutomaton([...kindOf.keys()]),
    kinds: [...kindOf.values()],
    english,
    noise: [...byFirst([...uninformative.fillers, ...uninformative.sounds])],
    severity: compileSeverity(readLexicon(join(folder, 'severity.yaml'), severityShape)),
    health: compileHealth(folder),
  };
}

/**
 * What cleaning needs of a lexicon folder, read from its sources.
 * @throws UserError as `compileCleaning`
 */
export const loadCleanContext = (folder: string = lexiconFolder): CleanContext =>
  cleanContextOf(compileCleaning(folder));

function byFirst(list: readonly string[]): Map<string, string[]> {
  const groups = new Map<string, string[]>();
  for (const word of list.toSorted((a, b) => b.length - a.length)) {
    const group = groups.get(word[0]!);
    if (group === undefined) groups.set(word[0]!, [word]);
    else group.push(word);
  }
  return groups;
}
