import { readdirSync, readFileSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const folder = fileURLToPath(new URL('../../lexicons/', import.meta.url));
const table = readFileSync(`${folder}README.md`, 'utf8');
const files = (readdirSync(folder, { recursive: true }) as string[]).filter((file) =>
  /\.(yaml|txt|tsv|jsonl|bin)$/.test(file),
);

test.each(files)('%s stands in the table of provenance', (file) => {
  const all = `${dirname(file)}/*.${basename(file).split('.').at(-1)}`;
  expect([file, all].some((name) => table.includes(`\`${name}\``))).toBe(true);
});
