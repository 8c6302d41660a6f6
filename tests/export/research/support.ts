import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { lexiconFolder } from '../../../pipeline/folders.ts';
import { writeResearch } from '../../../pipeline/export/research/index.ts';
import type { ResearchOptions } from '../../../pipeline/export/research/options.ts';
import type { Store } from '../../../pipeline/store/queries.ts';
import { folder } from '../../store/support.ts';

const usual: ResearchOptions = {
  lang: 'en',
  crosses: [],
  k: 1,
  dates: 'month',
  health: 'mask',
  bom: true,
  seed: 1,
  lexicons: lexiconFolder,
};

/** The folder of a bundle of the store. */
export async function bundleOf(store: Store, options: Partial<ResearchOptions> = {}): Promise<string> {
  const out = join(folder(), 'bundle');
  await writeResearch(store, out, { ...usual, ...options });
  return out;
}

/** Every file of a folder, by path. */
export const filesIn = (path: string): string[] =>
  readdirSync(path, { recursive: true, encoding: 'utf8' })
    .filter((name) => statSync(join(path, name)).isFile())
    .sort();

export const csv = (...path: string[]): Record<string, string>[] =>
  parse(readFileSync(join(...path)), { bom: true, columns: true });

export const jsonLines = (...path: string[]): Record<string, unknown>[] =>
  readFileSync(join(...path), 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line));
