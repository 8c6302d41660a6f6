import { join } from 'node:path';
import { lintCauses } from '../advice/lint.ts';
import { fold } from '../clean/fold.ts';
import { profileOf } from '../clean/profile.ts';
import { type Codebook, readCodebook } from '../codebook.ts';
import { UserError } from '../errors.ts';
import { clausesOf } from '../segment/clauses.ts';
import { protectedSpans } from '../segment/protected.ts';
import { parseCue } from './compile-cues.ts';
import type { WordClasses } from './cues.ts';
import { cueFiles, type Entry, entriesOf } from './entries.ts';
import { readWordClasses } from './read-knowledge.ts';

/** Something wrong with a lexicon. An error makes an entry useless or ambiguous; a warning marks one that could go. */
export interface LexiconFault {
  /** Path within the lexicon folder; absent where the fault names its file itself. */
  readonly file?: string;
  readonly line?: number;
  readonly what: string;
  readonly severity: 'error' | 'warning';
}

/** One fault on one line: `file:line: what`. */
export const shownFault = ({ file, line, what }: LexiconFault): string =>
  file === undefined ? what : `${[file, line].filter(Boolean).join(':')}: ${what}`;

/**
 * Examines the knowledge lexicons of a folder and what is known of causes; never throws for what it finds. A file that cannot be read or
 * has another form than its kind is the only fault told.
 */
export function lintLexicons(folder: string): LexiconFault[] {
  try {
    return faultsIn(folder);
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    return [{ what: error.message, severity: 'error' }];
  }
}

function faultsIn(folder: string): LexiconFault[] {
  const codebook = readCodebook(join(folder, 'codebook.yaml'));
  const { touchpoints, failures, feelings } = readWordClasses(folder);
  const words = ['touchpoints.yaml', 'failures.yaml', 'sentiment.yaml'].flatMap((file) =>
    entriesOf(folder, file),
  );
  const cues = cueFiles(folder).flatMap((file) => entriesOf(folder, file));
  return [
    ...lintCauses(folder, codebook, { ...touchpoints, ...failures, ...feelings }),
    ...unknownIssues(cues, codebook),
    ...cues.flatMap((cue) => unreadable(cue, { ...touchpoints, ...failures, ...feelings })),
    ...duplicates([...words, ...cues]),
    ...contradictions(words.filter(({ list }) => list === 'positive' || list === 'negative')),
    ...contradictions(cues),
    ...[...words, ...cues].flatMap(unreachable),
    ...redundant(cues, feelings.negator ?? []),
  ];
}

const fault = (
  { file, line }: Entry,
  what: string,
  severity: LexiconFault['severity'] = 'error',
): LexiconFault => ({
  file,
  line,
  what,
  severity,
});

function duplicates(entries: readonly Entry[]): LexiconFault[] {
  const repeated = later(entries, ({ list, word }) => `${list}\t${word}`);
  return repeated.map(([entry, first]) =>
    fault(entry, `"${entry.word}" stands in ${entry.list} already, ${placeOf(first)}`),
  );
}

/** The same word or cue in two lists that mean different things. */
function contradictions(entries: readonly Entry[]): LexiconFault[] {
  const repeated = later(entries, ({ word }) => word).filter(([entry, first]) => entry.list !== first.list);
  return repeated.map(([entry, first]) =>
    fault(entry, `"${entry.word}" means ${entry.list} here and ${first.list} ${placeOf(first)}`),
  );
}

/** Each entry whose key was there before, with the first that had it. */
function later(entries: readonly Entry[], keyOf: (entry: Entry) => string): [Entry, Entry][] {
  const firsts = new Map<string, Entry>();
  return entries.flatMap((entry): [Entry, Entry][] => {
    const key = keyOf(entry);
    const first = firsts.get(key);
    if (first !== undefined) return [[entry, first]];
    firsts.set(key, entry);
    return [];
  });
}

const placeOf = ({ file, line }: Entry): string => `(${file}:${line})`;

/** Literals that no clause of a folded text can hold; one cut before a connective may be held together by the words around it. */
function unreachable(entry: Entry): LexiconFault[] {
  return literalsOf(entry.word).flatMap(({ literal, first }) => {
    const folded = foldedText(literal);
    if (folded !== literal)
      return [fault(entry, `"${literal}" is never seen: texts are folded to "${folded}" first`)];
    const cut = cutWithin(literal, first);
    if (cut === undefined) return [];
    if (cut === '')
      return [
        fault(entry, `"${literal}" is seldom seen: texts are cut within it, before a connective`, 'warning'),
      ];
    return [fault(entry, `"${literal}" is never seen: texts are cut at the "${cut}" within it`)];
  });
}

/**
 * Where a clause ends within a literal, or before it where it is not the first part of its cue: what is left out there, nothing before a
 * connective; undefined where all stays whole.
 */
function cutWithin(literal: string, isFirst: boolean): string | undefined {
  const text = `${isFirst ? '' : '0'}${literal}0`;
  const [first, second] = clausesOf('text', text, protectedSpans(text));
  return first === undefined || second === undefined ? undefined : text.slice(first.end, second.start);
}

/** The literals of a word or cue, its classes apart, and whether each stands in the first part. */
const literalsOf = (word: string): { readonly literal: string; readonly first: boolean }[] =>
  word.split('…').flatMap((part, at) => {
    const literals = part.startsWith('{') ? [] : part.replace(/^\(|\)$/g, '').split('|');
    return literals.map((literal) => ({ literal, first: at === 0 }));
  });

const foldedText = (text: string): string =>
  fold(text, { start: 0, end: text.length }, profileOf(text, 0, text.length)).text;

/** Cues of one literal that hold a shorter one of the same issue; not where a negator stands before it, which would silence it. */
function redundant(cues: readonly Entry[], negators: readonly string[]): LexiconFault[] {
  const plain = cues.filter(({ word }) => !/[…{(]/.test(word));
  const byIssue = new Map(plain.map(({ list }): [string, Entry[]] => [list, []]));
  for (const cue of plain) byIssue.get(cue.list)!.push(cue);
  const proves = ({ word: shorter }: Entry, { word: longer }: Entry): boolean => {
    const at = shorter.length < longer.length ? longer.indexOf(shorter) : -1;
    return at >= 0 && !negators.some((negator) => longer.slice(0, at).includes(negator));
  };
  return plain.flatMap((cue) => {
    const shorter = byIssue.get(cue.list)!.find((other) => proves(other, cue));
    if (shorter === undefined) return [];
    return [fault(cue, `"${cue.word}" adds nothing to "${shorter.word}" ${placeOf(shorter)}`, 'warning')];
  });
}

/** One fault an issue, at its first cue. */
function unknownIssues(cues: readonly Entry[], { issues }: Codebook): LexiconFault[] {
  const firsts = new Map(cues.toReversed().map((cue) => [cue.list, cue]));
  const unknown = [...firsts.values()].filter(({ list }) => !(list in issues));
  return unknown.map((cue) => fault(cue, `unknown issue "${cue.list}"`));
}

function unreadable(cue: Entry, classes: WordClasses): LexiconFault[] {
  try {
    parseCue(cue.word, classes);
    return [];
  } catch (error) {
    return [fault(cue, (error as Error).message)];
  }
}
