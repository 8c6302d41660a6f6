import type { SampleKey } from './key.ts';
import type { FindItem } from './sheets/read-sheet.ts';

/** Finds an item of the sample by its number or by its review's id, whatever the width and case of the letters; without a key, any id is one. */
export function itemFinder(key: SampleKey | null): FindItem {
  if (key === null) return (id) => id.normalize('NFKC').trim();
  const names = new Map<string, string>();
  const ambiguous = new Set<string>();
  for (const { item, id } of key.items) {
    if (names.has(plain(id))) ambiguous.add(plain(id));
    names.set(plain(id), item);
  }
  for (const id of ambiguous) names.delete(id);
  for (const { item } of key.items) names.set(plain(item), item);
  return (id) => names.get(plain(id));
}

const plain = (id: string): string => id.normalize('NFKC').trim().toLowerCase();
