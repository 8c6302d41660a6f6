import { z } from 'zod';
import { lexiconFolder } from './codebook.ts';
import { parseYamlFile } from './yaml-file.ts';
import { UserError } from './errors.ts';

const label = z.strictObject({ zh: z.string().min(1), en: z.string().min(1) });
const suggestionShape = z.strictObject({
  /** What to do, concretely. */
  zh: z.string().min(1),
  en: z.string().min(1),
  owner: z.string(),
  metric: z.string(),
  effort: z.enum(['S', 'M', 'L']),
});
const metricShape = label.extend({ moves: z.enum(['up', 'down']) });
const atLeastTwo = z.array(suggestionShape).min(2);

const bookShape = z.strictObject({
  version: z.number().int().positive(),
  /** How a medical app is told from others: by words of its name, or by the share of care issues among its complaining reviews. */
  medical: z.strictObject({
    names: z.array(z.string().min(1)),
    issues: z.array(z.string()).min(1),
    share: z.number().min(0).max(1),
  }),
  owners: z.record(z.string(), label),
  metrics: z.record(z.string(), metricShape),
  efforts: z.strictObject({ S: label, M: label, L: label }),
  issues: z.record(z.string(), z.strictObject({ general: atLeastTwo, medical: atLeastTwo })),
});

export type Suggestion = z.infer<typeof suggestionShape>;

/** What can be done about every issue, by kind of app, with the owner's role, the metric that should move and the effort. */
export type SuggestionBook = z.infer<typeof bookShape>;

/** Kinds of app that need different answers to the same complaint. */
export type AppKind = 'general' | 'medical';

/**
 * Reads a file of suggestions.
 * @throws UserError `suggestions-invalid` naming the file and the first fault, `lexicon-invalid` where it is no YAML
 */
export function readSuggestions(path = `${lexiconFolder}suggestions.yaml`): SuggestionBook {
  const checked = bookShape.safeParse(parseYamlFile(path));
  if (!checked.success) throw invalid(path, z.prettifyError(checked.error));
  const book = checked.data;
  for (const [issue, kinds] of Object.entries(book.issues)) {
    for (const { owner, metric } of [...kinds.general, ...kinds.medical]) {
      if (!(owner in book.owners)) throw invalid(path, `${issue} names owner "${owner}", not under owners`);
      if (!(metric in book.metrics))
        throw invalid(path, `${issue} names metric "${metric}", not under metrics`);
    }
  }
  return book;
}

/** Which kind an app is, from its name and how many of its complaining reviews state each issue. */
export function kindOf(
  { medical }: SuggestionBook,
  name: string,
  complaining: number,
  stating: ReadonlyMap<string, number>,
): AppKind {
  if (medical.names.some((word) => name.includes(word))) return 'medical';
  const care = medical.issues.reduce((sum, issue) => sum + (stating.get(issue) ?? 0), 0);
  return complaining > 0 && care / complaining >= medical.share ? 'medical' : 'general';
}

const invalid = (path: string, what: string): UserError =>
  new UserError({
    code: 'suggestions-invalid',
    message: `${path}: ${what}`,
    hint: 'Each issue has two or more suggestions under general and under medical; mend the entry named above.',
    zh: {
      message: `${path}：${what}`,
      hint: '每个问题在 general 与 medical 下各有至少两条建议；请修改上面指出的条目。',
    },
  });
