import { z } from 'zod';
import { lexiconFolder } from '../codebook.ts';
import { parseYamlFile } from '../yaml-file.ts';
import { UserError } from '../errors.ts';
import { Automaton } from '../lexicon/automaton.ts';
import { type HealthFinder, readHealth } from './health.ts';
import { type SeverityCues, severityCues } from './severity.ts';

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

/** What a word of the lexicons speaks for. */
export const wordKinds = ['cantonese-strong', 'cantonese-weak', 'offer', 'contact', 'complaint'] as const;
export type WordKind = (typeof wordKinds)[number];

/** What the clean stage needs beside the review. */
export interface CleanContext {
  /** All words that are looked for in running text; a hit's word is of `kinds[index]`. */
  readonly automaton: Automaton;
  readonly kinds: readonly WordKind[];
  readonly english: ReadonlySet<string>;
  /** Sounds and fillers by their first unit, longest first. */
  readonly noise: ReadonlyMap<string, readonly string[]>;
  readonly severity: SeverityCues;
  readonly health: HealthFinder;
}

/**
 * Reads `language.yaml`, `spam.yaml`, `severity.yaml` and `health.yaml` of a lexicon folder; some milliseconds.
 * @throws UserError `lexicon-invalid` naming file and place
 */
export function loadCleanContext(folder = lexiconFolder): CleanContext {
  const { cantonese, english } = read(folder, 'language.yaml', languageShape);
  const { offers, contacts, complaints, uninformative } = read(folder, 'spam.yaml', spamShape);
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
    automaton: new Automaton([...kindOf.keys()]),
    kinds: [...kindOf.values()],
    english: new Set(english),
    noise: byFirst([...uninformative.fillers, ...uninformative.sounds]),
    severity: severityCues(read(folder, 'severity.yaml', severityShape)),
    health: readHealth(folder),
  };
}

function byFirst(list: readonly string[]): Map<string, string[]> {
  const groups = new Map<string, string[]>();
  for (const word of list.toSorted((a, b) => b.length - a.length)) {
    const group = groups.get(word[0]!);
    if (group === undefined) groups.set(word[0]!, [word]);
    else group.push(word);
  }
  return groups;
}

function read<Shape extends z.ZodType>(folder: string, name: string, shape: Shape): z.infer<Shape> {
  const path = `${folder.replace(/\/?$/, '/')}${name}`;
  const checked = shape.safeParse(parseYamlFile(path));
  if (checked.success) return checked.data;
  const message = `${path}: ${z.prettifyError(checked.error)}`;
  throw new UserError({
    code: 'lexicon-invalid',
    message,
    hint: 'Mend the entry; the header of the file says what it may hold.',
    zh: { message, hint: '请改正该条目；允许的内容见文件开头的说明。' },
  });
}

/** How many different words of each kind a text has, in the order of `wordKinds`. */
export function countWords(
  text: string,
  { automaton, kinds }: CleanContext,
): Readonly<Record<WordKind, number>> {
  const written = automaton.scan(text, hits);
  if (written === 0) return none;
  const counts: Record<WordKind, number> = { ...none };
  const seen = new Set<number>();
  for (let at = 0; at < written; at += 2) seen.add(hits[at]!);
  for (const word of seen) counts[kinds[word]!]++;
  return counts;
}

const none: Readonly<Record<WordKind, number>> = {
  'cantonese-strong': 0,
  'cantonese-weak': 0,
  offer: 0,
  contact: 0,
  complaint: 0,
};
/** Reused from call to call; its content is read before the next. */
const hits: number[] = [];
