import { join } from 'node:path';
import type { Codebook } from '../codebook.ts';
import { parseCue } from '../lexicon/compile-cues.ts';
import type { WordClasses } from '../lexicon/cues.ts';
import { placeOf } from '../yaml-file.ts';
import { type CauseBook, type IssueCauses, readCauses, suggestionsFor } from './book.ts';
import { causesFolder } from '../folders.ts';
import { folded } from './spotter.ts';

/** Something wrong with what is known of causes; without a file where a whole entry is missing. */
export interface CauseFault {
  readonly file?: string;
  readonly what: string;
  readonly severity: 'error';
}

/** A pattern and where it stands. */
interface Pattern {
  readonly keys: readonly (string | number)[];
  readonly source: string;
}

/**
 * Examines what is known of causes against codebook and word classes: every issue is explained by causes the codebook knows, every rival has a
 * suggestion for both kinds of app, and every pattern can fire and speaks for one rival alone.
 * @throws UserError `causes-invalid`, `lexicon-invalid`
 */
export function lintCauses(folder: string, codebook: Codebook, classes: WordClasses): CauseFault[] {
  const book = readCauses(folder);
  return [
    ...missing(book, codebook),
    ...[...book.issues.values()].flatMap((entry) => [
      ...strange(entry, codebook),
      ...unmet(entry),
      ...mute(entry, classes, folder),
      ...shared(entry, folder),
    ]),
  ];
}

const fault = (what: string, file: string): CauseFault => ({ file, what, severity: 'error' });

function missing({ issues }: CauseBook, codebook: Codebook): CauseFault[] {
  const without = Object.keys(codebook.issues).filter((issue) => !issues.has(issue));
  return without.map((issue) => fault(`no cause is given for issue "${issue}"`, causesFolder));
}

/** Issues and inner causes that the codebook lacks. */
function strange({ issue, file, causes }: IssueCauses, codebook: Codebook): CauseFault[] {
  const unknown = causes.filter(({ inner }) => !(inner in codebook.causes));
  return [
    ...(issue in codebook.issues ? [] : [fault(`unknown issue "${issue}"`, file)]),
    ...unknown.map(({ id, inner }) => fault(`${id} › inner: unknown cause "${inner}"`, file)),
  ];
}

/** Rival causes for which some kind of app has no suggestion. */
function unmet(entry: IssueCauses): CauseFault[] {
  return (['general', 'medical'] as const).flatMap((kind) => {
    const met = new Set(suggestionsFor(entry, kind).map(({ cause }) => cause));
    const bare = entry.causes.filter(({ id }) => !met.has(id));
    return bare.map(({ id }) => fault(`${id}: nothing is suggested for ${kind} apps`, entry.file));
  });
}

/** Patterns that are none, or that no folded text can hold. */
function mute(entry: IssueCauses, classes: WordClasses, folder: string): CauseFault[] {
  return patternsOf(entry).flatMap(({ keys, source }) => {
    const what = whyMute(source, classes);
    return what === null ? [] : [fault(what, placed(entry, keys, folder))];
  });
}

function whyMute(source: string, classes: WordClasses): string | null {
  try {
    parseCue(source, classes);
  } catch (error) {
    return (error as Error).message;
  }
  const written = source.replace(/\{[a-z]+\}|[…()|]/g, '');
  const seen = folded(written).text;
  return seen === written ? null : `"${source}" is never seen: texts are folded to "${seen}" first`;
}

/** Patterns that speak for two rivals of one issue. */
function shared(entry: IssueCauses, folder: string): CauseFault[] {
  const owners = new Map<string, string>();
  return entry.causes.flatMap(({ id, cues }) =>
    cues.flatMap((cue, at) => {
      const other = owners.get(cue);
      owners.set(cue, id);
      if (other === undefined) return [];
      const keys = [entry.issue, 'causes', id.slice(entry.issue.length + 1), 'cues', at];
      return [fault(`"${cue}" speaks for ${id} here and for ${other}`, placed(entry, keys, folder))];
    }),
  );
}

const patternsOf = ({ issue, praise, causes }: IssueCauses): Pattern[] => [
  ...praise.map((source, at) => ({ keys: [issue, 'praise', at], source })),
  ...causes.flatMap(({ id, cues }) =>
    cues.map((source, at) => ({ keys: [issue, 'causes', id.slice(issue.length + 1), 'cues', at], source })),
  ),
];

/** `file:line` of a value, the file as it stands in the lexicon folder. */
const placed = ({ file }: IssueCauses, keys: readonly PropertyKey[], folder: string): string =>
  placeOf(join(folder, file), keys).slice(join(folder, '/').length);
