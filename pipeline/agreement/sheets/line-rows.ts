import { z } from 'zod';
import type { SheetRow } from './sheet.ts';
import type { LostRow } from './table-rows.ts';

const word = z
  .union([z.string(), z.number()])
  .nullish()
  .transform((value) => String(value ?? '').trim());

const complaintShape = z.object({
  issue: word,
  stage: word,
  evidence: z.union([word, z.object({ quote: z.string() }).transform(({ quote }) => quote)]),
});

const lineShape = z.object({
  item: word,
  id: word,
  app: word,
  title: word,
  text: word,
  polarity: word,
  complaints: z.array(complaintShape).nullish(),
});

/** The rows of a JSON lines file: `{item or id, app?, title?, text?, polarity, complaints: [{issue, stage?, evidence?}]}`, as gold has them. */
export function rowsOfLines(lines: readonly string[]): (SheetRow | LostRow)[] {
  return lines.flatMap((line, at) => (line.trim() === '' ? [] : [rowOf(line, at + 1)]));
}

function rowOf(line: string, row: number): SheetRow | LostRow {
  const checked = lineShape.safeParse(parsed(line));
  if (!checked.success) return { row, lost: line };
  const { item, id, app, title, text, polarity, complaints } = checked.data;
  const codes = { polarity, complaints: complaints ?? [] };
  return { row, item: { item: item || id, id: id || item, app, title, text }, codes, ruling: null };
}

function parsed(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}
