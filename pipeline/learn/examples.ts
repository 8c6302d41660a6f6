import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { z } from 'zod';
import { UserError } from '../errors.ts';
import type { Stars } from '../records.ts';

const evidenceShape = z.union([z.string(), z.object({ quote: z.string() }).transform(({ quote }) => quote)]);
const complaintShape = z.object({
  issue: z.string(),
  stage: z.string(),
  evidence: evidenceShape.default(''),
});
const codedShape = z.object({
  id: z.union([z.string(), z.number()]).transform(String),
  app: z.string().optional(),
  title: z
    .string()
    .nullish()
    .transform((title) => title ?? ''),
  text: z
    .string()
    .nullish()
    .transform((text) => text ?? ''),
  stars: z
    .number()
    .int()
    .min(1)
    .max(5)
    .nullish()
    .transform((stars) => (stars ?? null) as Stars | null),
  polarity: z.enum(['neg', 'neu', 'pos', 'mixed']),
  complaints: z.array(complaintShape),
  phenomena: z.array(z.string()).default([]),
});

/** A review with a careful coder's codes, as gold files hold it. */
export type GoldReview = z.infer<typeof codedShape> & {
  /** What is held out together: the app, or the file where reviews name none. */
  readonly group: string;
  /** The file it came from, as it was named. */
  readonly file: string;
};

/**
 * Reads gold files (JSON lines, `{id, app?, title?, text, stars?, polarity, complaints: [{issue, stage, evidence}]}`).
 * @throws UserError `gold-invalid` naming file and line
 */
export function readGold(paths: readonly string[]): GoldReview[] {
  return paths.flatMap((path) =>
    readText(path)
      .split('\n')
      .flatMap((line, at) => (line.trim() === '' ? [] : [parseGold(line, path, at + 1)])),
  );
}

function parseGold(line: string, path: string, number: number): GoldReview {
  const checked = codedShape.safeParse(parsed(line));
  if (!checked.success) throw invalid(`${path}:${number}: ${z.prettifyError(checked.error)}`);
  return { ...checked.data, group: checked.data.app ?? basename(path), file: path };
}

function parsed(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}

function readText(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    throw invalid(`${path}: ${(error as Error).message}`);
  }
}

const invalid = (message: string): UserError =>
  new UserError({
    code: 'gold-invalid',
    message,
    hint: 'A gold line is {"id", "text", "polarity", "complaints": [{"issue", "stage", "evidence"}]}; README, "Train and measure", shows one.',
  });
