import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { type Codebook, readCodebook } from '../../codebook.ts';
import { publicationFolder } from '../../folders.ts';
import type { Label } from '../../lang.ts';
import { readLexicon } from '../../yaml-file.ts';

const label = z.strictObject({ zh: z.string(), en: z.string() });
const notesShape = z.strictObject({
  issues: z.record(
    z.string(),
    z.strictObject({ zh: z.string(), include: label, exclude: z.record(z.string(), label) }),
  ),
  tie_breaks: z.array(label),
});

/** An invented review that bears an issue, and the words that show it. */
export interface CodedExample {
  readonly id: string;
  readonly text: string;
  readonly evidence: string;
}

/** Something that looks like an issue and is another one. */
export interface Exclusion {
  readonly issue: string;
  readonly what: Label;
  readonly example: CodedExample | undefined;
}

export interface CodebookEntry {
  readonly id: string;
  readonly label: Label;
  readonly definition: Label;
  readonly stage: string;
  readonly cause: string;
  readonly include: Label | undefined;
  readonly exclude: readonly Exclusion[];
  readonly examples: readonly CodedExample[];
}

/** The coding scheme as coders and readers of a paper need it. */
export interface PublishedCodebook {
  readonly codebook: Codebook;
  readonly entries: readonly CodebookEntry[];
  readonly tieBreaks: readonly Label[];
}

/** Of each issue; those of the fewest characters that are still a sentence. */
const examplesPerIssue = 3;
const exampleLength = { least: 8, most: 40 };

/**
 * Codebook, notes on it and invented examples of a lexicon folder. Issues without a note, as in a codebook of one's own, have their
 * definition alone.
 * @throws UserError `codebook-invalid`, `lexicon-invalid`
 */
export function readPublishedCodebook(lexicons: string): PublishedCodebook {
  const codebook = readCodebook(join(lexicons, 'codebook.yaml'));
  const notes = readNotes(lexicons);
  const examples = readExamples(lexicons);
  const entries = Object.entries(codebook.issues).map(
    ([id, { zh, en, means, stage, cause }]): CodebookEntry => {
      const note = notes.issues[id];
      const exclude = Object.entries(note?.exclude ?? {}).map(([issue, what]) => ({
        issue,
        what,
        example: examples.get(issue)?.[0],
      }));
      return {
        id,
        label: { zh, en },
        definition: { zh: note?.zh ?? means, en: means },
        stage,
        cause,
        include: note?.include,
        exclude,
        examples: examples.get(id) ?? [],
      };
    },
  );
  return { codebook, entries, tieBreaks: notes.tie_breaks };
}

function readNotes(lexicons: string): z.infer<typeof notesShape> {
  const path = join(lexicons, publicationFolder, 'codebook-notes.yaml');
  if (!existsSync(path)) return { issues: {}, tie_breaks: [] };
  return readLexicon(path, notesShape);
}

interface ExampleLine {
  readonly id: string;
  readonly app: string;
  readonly text: string;
  readonly complaints: readonly { readonly issue: string; readonly evidence: string }[];
}

/** For each issue a few invented reviews that complain of nothing else, each of another app. */
function readExamples(lexicons: string): ReadonlyMap<string, readonly CodedExample[]> {
  const folder = join(lexicons, 'examples');
  const byIssue = new Map<string, Map<string, CodedExample>>();
  for (const { id, app, text, complaints } of exampleLines(folder)) {
    const [only, second] = complaints;
    if (only === undefined || second !== undefined || !text.includes(only.evidence)) continue;
    if (text.length < exampleLength.least || text.length > exampleLength.most) continue;
    const known = byIssue.get(only.issue) ?? new Map<string, CodedExample>();
    if (known.size < examplesPerIssue && !known.has(app))
      known.set(app, { id, text, evidence: only.evidence });
    byIssue.set(only.issue, known);
  }
  return new Map([...byIssue].map(([issue, known]) => [issue, [...known.values()]]));
}

const exampleLines = (folder: string): ExampleLine[] =>
  (existsSync(folder) ? readdirSync(folder) : [])
    .filter((file) => file.endsWith('.jsonl'))
    .sort()
    .flatMap((file) => readFileSync(join(folder, file), 'utf8').split('\n'))
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as ExampleLine);
