import { writeFile } from 'node:fs/promises';
import { basename, dirname, extname, join } from 'node:path';
import type { Lang } from '../lang.ts';
import { labels, type Store, snapshot } from '../store/queries.ts';
import { writeWholeFile } from '../whole-file.ts';
import { loadPen } from './charts/draw.ts';
import { digest } from './digest.ts';
import { gather } from './facts.ts';
import { page } from './page.ts';

export interface ReportOptions {
  readonly lang: Lang;
  /** The HTML file to write; its folder is made if it is not there. */
  readonly out: string;
}

/** The digest's place: beside the report. */
const digestBeside = (out: string): string => join(dirname(out), `${basename(out, extname(out))}.md`);

/**
 * Writes the report, one HTML file that needs nothing else, neither network nor script; and its digest beside it, one page of Markdown.
 * The same store gives the same bytes. Each appears whole or not at all.
 * @returns the files written
 */
export async function writeReport(store: Store, { lang, out }: ReportOptions): Promise<string[]> {
  const { facts, names } = await snapshot(store, () => ({
    facts: gather(store),
    names: labels(store),
  }));
  const view = { lang, labels: names, draw: await loadPen() };
  const files = { [out]: page(facts, view), [digestBeside(out)]: digest(facts, view) };
  for (const [path, text] of Object.entries(files))
    await writeWholeFile(path, (part) => writeFile(part, text));
  return Object.keys(files);
}
