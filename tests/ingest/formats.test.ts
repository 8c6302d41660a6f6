import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readMapping } from '../../pipeline/ingest/index.ts';
import { type ReadInput, readAll } from './support.ts';

const fixtures = new URL('./fixtures/', import.meta.url).pathname;

/** One line an item, without what is null, empty or the same in all. */
function shown(item: ReadInput['items'][number]): string {
  if (item.kind === 'note')
    return `${item.note}: ${item.detail}${item.count === undefined ? '' : ` [${item.count}]`}`;
  const { source, row } = item.origin;
  if (item.kind === 'reject') return `${source} ${row} rejected ${item.reason} | ${item.raw}`;
  const { kind: _, origin: __, ...fields } = item;
  const told = Object.entries(fields).filter(
    ([, value]) => value !== null && value !== '' && value !== false,
  );
  return `${source} ${row} ${JSON.stringify(Object.fromEntries(told))}`;
}

/** A fixture is a folder: `input`, whose name says nothing of its format, `expected.txt` and, where one is needed, `mapping.yaml`. */
describe('every format is known by its content and read as expected', () => {
  it.each(readdirSync(fixtures))('%s', async (name) => {
    const folder = `${fixtures}${name}/`;
    const mapping = existsSync(`${folder}mapping.yaml`)
      ? { mapping: readMapping(`${folder}mapping.yaml`) }
      : {};
    const { items } = await readAll(`${folder}input`, mapping);
    expect(`${items.map(shown).join('\n')}\n`).toBe(readFileSync(`${folder}expected.txt`, 'utf8'));
  });
});
