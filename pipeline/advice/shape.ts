import { z } from 'zod';

/** An id within its issue, such as `slow-start`: it is part of ids that users keep, so it stays once it is released. */
const slug = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'an id is lower-case words joined by hyphens');
const text = z.string().min(1);
const label = z.strictObject({ zh: text, en: text });
const named = <Shape extends z.ZodType>(shape: Shape) => z.record(slug, shape);

/** What the knowledge base names by id: `terms.yaml`. */
export const termsShape = z.strictObject({
  version: z.number().int().positive(),
  /** How a medical app is told from others: by words of its name, or by the share of care issues among its complaining reviews. */
  medical: z.strictObject({
    names: z.array(text),
    issues: z.array(text).min(1),
    share: z.number().min(0).max(1),
  }),
  /** What a suggestion's impact is divided by, for its work. */
  efforts: z.strictObject({
    S: label.extend({ divisor: z.number().positive() }),
    M: label.extend({ divisor: z.number().positive() }),
    L: label.extend({ divisor: z.number().positive() }),
  }),
  /** Strongest first. */
  effects: named(label),
  owners: named(label),
  metrics: named(label.extend({ moves: z.enum(['up', 'down']) })),
  sources: named(label),
});

const suggestionShape = z.strictObject({
  owner: text,
  metric: text,
  effort: z.enum(['S', 'M', 'L']),
  effect: text,
  source: z.array(text).min(1),
  /** What to do, concretely. */
  zh: text,
  en: text,
});
const suggestionsShape = named(suggestionShape).optional();

const causeShape = z.strictObject({
  zh: text,
  en: text,
  /** The codebook's inner cause that stands behind it. */
  inner: text,
  /** What in reviews, logs or figures would tell it from its rivals. */
  check: label,
  /** Cue patterns whose firing beside the complaint speaks for it. */
  cues: z.array(z.coerce.string().min(1)),
  /** Suggestions for apps of any kind, and for one kind. */
  any: suggestionsShape,
  general: suggestionsShape,
  medical: suggestionsShape,
});

const issueShape = z.strictObject({
  /** What the user meets. */
  symptom: label,
  /** Cue patterns of praise for the same thing done well. */
  praise: z.array(z.coerce.string().min(1)),
  causes: named(causeShape).refine(
    (causes) => Object.keys(causes).length >= 2 && Object.keys(causes).length <= 4,
    'an issue has two to four rival causes',
  ),
});

/** One file of issues. */
export const groupShape = z.record(z.string(), issueShape);

export type Terms = z.infer<typeof termsShape>;
export type IssueEntry = z.infer<typeof issueShape>;
export type SuggestionEntry = z.infer<typeof suggestionShape>;
