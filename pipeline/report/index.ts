import { writeFile } from 'node:fs/promises';
import type { Lang } from '../lang.ts';
import { labels, type Store, snapshot } from '../store/queries.ts';
import { writeWholeFile } from '../whole-file.ts';
import { loadPen } from './charts/draw.ts';
import { gather } from './facts.ts';
import { page } from './page.ts';

export interface ReportOptions {
  readonly lang: Lang;
  /** The HTML file to write; its folder is made if it is not there. */
  readonly out: string;
}

/**
 * Writes the report: one HTML file that needs nothing else, neither network nor script. The same store gives the same bytes. It appears
 * whole or not at all.
 */
export async function writeReport(store: Store, { lang, out }: ReportOptions): Promise<void> {
  const { facts, names } = await snapshot(store, () => ({
    facts: gather(store),
    names: labels(store),
  }));
  const markup = page(facts, { lang, labels: names, draw: await loadPen() });
  await writeWholeFile(out, (part) => writeFile(part, markup));
}
