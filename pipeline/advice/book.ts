import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { z } from 'zod';
import { causesFolder, lexiconFolder } from '../folders.ts';
import { UserError } from '../errors.ts';
import type { Label } from '../lang.ts';
import { parseYamlFile, placeOf } from '../yaml-file.ts';
import { groupShape, type IssueEntry, type SuggestionEntry, type Terms, termsShape } from './shape.ts';

/** Kinds of app that need different answers to the same complaint. */
export type AppKind = 'general' | 'medical';

/** One of the rival explanations of an issue. */
export interface ProximateCause extends Label {
  /** `issue/slug`. */
  readonly id: string;
  readonly inner: string;
  readonly check: Label;
  readonly cues: readonly string[];
}

/** Something that can be done about one proximate cause. */
export interface Suggestion extends SuggestionEntry {
  /** `issue/slug`, stable: the ledger refers to it. */
  readonly id: string;
  /** Id of the proximate cause it meets. */
  readonly cause: string;
  readonly kind: AppKind | 'any';
}

/** What is known of one issue. */
export interface IssueCauses {
  readonly issue: string;
  /** Path of its file within the lexicon folder. */
  readonly file: string;
  readonly symptom: Label;
  readonly praise: readonly string[];
  readonly causes: readonly ProximateCause[];
  readonly suggestions: readonly Suggestion[];
}

/** The knowledge base: what may stand behind every issue, what would tell, and what can be done. */
export interface CauseBook {
  readonly terms: Terms;
  readonly issues: ReadonlyMap<string, IssueCauses>;
  /** Short hash of its files: the same one gives the same advice. */
  readonly hash: string;
}

const termsFile = 'terms.yaml';
const kinds = ['any', 'general', 'medical'] as const;

/**
 * Reads the knowledge base of a lexicon folder: `causes/terms.yaml` and the files of issues beside it, in the order of their names.
 * @throws UserError `causes-invalid` naming file, line, issue and field; `lexicon-invalid` where a file is no YAML
 */
export function readCauses(lexicons = lexiconFolder): CauseBook {
  const folder = join(lexicons, causesFolder);
  const groups = readdirSync(folder)
    .filter((file) => file.endsWith('.yaml') && file !== termsFile)
    .sort();
  const terms = checked(join(folder, termsFile), termsShape);
  const issues = new Map<string, IssueCauses>();
  for (const file of groups) {
    const path = join(folder, file);
    for (const [issue, entry] of Object.entries(checked(path, groupShape))) {
      if (issues.has(issue)) throw invalid(path, [issue], 'the issue stands in another file already');
      issues.set(issue, { ...issueCauses(issue, entry, terms, path), file: join(causesFolder, file) });
    }
  }
  return { terms, issues, hash: hashOf([termsFile, ...groups].map((file) => join(folder, file))) };
}

function issueCauses(
  issue: string,
  entry: IssueEntry,
  terms: Terms,
  path: string,
): Omit<IssueCauses, 'file'> {
  const { symptom, praise } = entry;
  const suggestions = suggestionsOf(issue, entry);
  check(issue, suggestions, terms, path);
  const causes = Object.entries(entry.causes).map(([slug, { zh, en, inner, check, cues }]) => {
    const id = `${issue}/${slug}`;
    return { id, zh, en, inner, check, cues };
  });
  return { issue, symptom, praise, causes, suggestions };
}

const suggestionsOf = (issue: string, { causes }: IssueEntry): Suggestion[] =>
  Object.entries(causes).flatMap(([slug, cause]) =>
    kinds.flatMap((kind) =>
      Object.entries(cause[kind] ?? {}).map(([name, entry]): Suggestion => {
        const id = `${issue}/${name}`;
        return { id, cause: `${issue}/${slug}`, kind, ...entry };
      }),
    ),
  );

/** Every id once, and every term known. */
function check(issue: string, suggestions: readonly Suggestion[], terms: Terms, path: string): void {
  const places = new Map<string, string>();
  for (const { id, cause, kind, owner, metric, effect, source } of suggestions) {
    const keys = [issue, 'causes', cause.slice(issue.length + 1), kind, id.slice(issue.length + 1)];
    if (places.has(id)) throw invalid(path, keys, `the id is taken by ${places.get(id)} already`);
    places.set(id, keys.slice(1, -1).join(' › '));
    known(owner, 'owners', terms, path, [...keys, 'owner']);
    known(metric, 'metrics', terms, path, [...keys, 'metric']);
    known(effect, 'effects', terms, path, [...keys, 'effect']);
    for (const [at, one] of source.entries()) known(one, 'sources', terms, path, [...keys, 'source', at]);
  }
}

type Named = 'owners' | 'metrics' | 'effects' | 'sources';

function known(id: string, list: Named, terms: Terms, path: string, keys: readonly PropertyKey[]): void {
  if (!(id in terms[list])) throw invalid(path, keys, `"${id}" is not under ${list} of ${termsFile}`);
}

/** The suggestions an app of that kind is given, in the order of the file. */
export const suggestionsFor = ({ suggestions }: IssueCauses, kind: AppKind): Suggestion[] =>
  suggestions.filter((suggestion) => suggestion.kind === kind || suggestion.kind === 'any');

/** Which kind an app is, from its name and how many of its complaining reviews state each issue. */
export function kindOf(
  { terms: { medical } }: CauseBook,
  name: string,
  complaining: number,
  stating: ReadonlyMap<string, number>,
): AppKind {
  if (medical.names.some((word) => name.includes(word))) return 'medical';
  const care = medical.issues.reduce((sum, issue) => sum + (stating.get(issue) ?? 0), 0);
  return complaining > 0 && care / complaining >= medical.share ? 'medical' : 'general';
}

function checked<Shape extends z.ZodType>(path: string, shape: Shape): z.infer<Shape> {
  const result = shape.safeParse(parseYamlFile(path));
  if (result.success) return result.data;
  const [first] = result.error.issues;
  throw invalid(path, first!.path, first!.message);
}

const invalid = (path: string, keys: readonly PropertyKey[], what: string): UserError => {
  const message = `${placeOf(path, keys)}: ${keys.map(String).join(' › ')}: ${what}`;
  return new UserError({
    code: 'causes-invalid',
    message,
    hint: 'README, "Add a cause or suggestion", gives the form; `wenzhen doctor` checks every lexicon.',
    zh: { message, hint: '格式见 README 的 "Add a cause or suggestion"；`wenzhen doctor` 会检查全部词典。' },
  });
};

function hashOf(paths: readonly string[]): string {
  const hash = createHash('sha256');
  for (const path of paths) hash.update(readFileSync(path));
  return hash.digest('hex').slice(0, 12);
}
