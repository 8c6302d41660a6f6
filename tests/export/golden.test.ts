import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { expect, test, vi } from 'vitest';
import { writeExport } from '../../pipeline/export/index.ts';
import { storeOf } from '../report/support.ts';
import { coded, folder, type Sample } from '../store/support.ts';
import { sheetsOf } from './sheets.ts';

vi.setConfig({ testTimeout: 60_000 }); // a busy machine

const golden = join(import.meta.dirname, '../golden/export');

/** A case is a folder: `reviews.json`, and the files it is exported to. */
test.each(readdirSync(golden))('%s is exported to the same bytes as ever', async (name) => {
  const reviews: Sample[] = JSON.parse(readFileSync(join(golden, name, 'reviews.json'), 'utf8'));
  const out = folder();
  const store = await storeOf(reviews.map(coded));
  const files = await writeExport(store, {
    formats: ['csv', 'xlsx', 'jsonl'],
    complaints: true,
    lang: 'zh',
    out,
  });
  for (const file of files) {
    const { ending, text } = await shown(file);
    expect(text, file).toBe(readFileSync(join(golden, name, relative(out, file) + ending), 'utf8'));
  }
});

/** Of a workbook its cells: how its archive is packed depends on the version of zlib. */
async function shown(file: string): Promise<{ ending: string; text: string }> {
  if (!file.endsWith('.xlsx')) return { ending: '', text: readFileSync(file, 'utf8') };
  return { ending: '.json', text: `${JSON.stringify(await sheetsOf(file), null, 1)}\n` };
}
