import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { agree } from '../../pipeline/agreement/agree.ts';
import { readSheet } from '../../pipeline/agreement/sheets/read-sheet.ts';
import type { Sheet } from '../../pipeline/agreement/sheets/sheet.ts';
import { codebook } from './support.ts';

const gold = fileURLToPath(new URL('../../../shared/data/gold/', import.meta.url));

/** The data's own account of its two passes: polarity kappa .980 over 250 reviews. */
test.skipIf(!existsSync(gold))(
  'two passes over the same real reviews have the agreement that is known of them',
  async () => {
    const sheets: Sheet[] = [];
    for (const file of ['dev.jsonl', 'dev.second-pass.jsonl'])
      sheets.push(await readSheet(`${gold}${file}`, codebook, (item) => ({ item, title: '', text: '' })));
    const { rows } = agree(sheets, null);
    const polarity = rows.find(({ kind }) => kind === 'polarity')!.humans!;
    expect(polarity.units).toBe(250);
    expect(polarity.kappa.value).toBeCloseTo(0.98, 3);
    expect(sheets.flatMap(({ faults }) => faults)).toEqual([]);
  },
  30_000,
);
