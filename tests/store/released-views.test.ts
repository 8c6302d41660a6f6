import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { schemaEntries } from '../../pipeline/store/dictionary.ts';

/** The views of the last release with their columns; a release writes it anew, and nothing else does. */
interface Released {
  readonly version: string;
  readonly views: Readonly<Record<string, readonly string[]>>;
}

const read = <T>(name: string): T => JSON.parse(readFileSync(new URL(name, import.meta.url), 'utf8')) as T;
const released = read<Released>('released-views.json');
const { version } = read<{ version: string }>('../../package.json');
const major = (one: string) => one.split('.')[0];

const columnsNow = new Map(
  schemaEntries()
    .filter(({ type }) => type === 'view')
    .map(({ name, columns }) => [name, columns.map((column) => column.name)]),
);

test.runIf(major(released.version) === major(version))(
  'within a major version views and their columns may be added, none is removed or renamed',
  () => {
    const lost = Object.entries(released.views).flatMap(([view, columns]) => {
      const now = columnsNow.get(view);
      if (now === undefined) return [view];
      return columns.filter((column) => !now.includes(column)).map((column) => `${view}.${column}`);
    });
    expect(lost).toEqual([]);
  },
);

test('columns of the last release stand in their order, so that SELECT * keeps its first columns', () => {
  for (const [view, columns] of Object.entries(released.views)) {
    const kept = columnsNow.get(view)?.filter((column) => columns.includes(column));
    expect(kept, view).toEqual(columns);
  }
});
