import type { SampleKey } from './key.ts';
import type { FindItem } from './sheets/read-sheet.ts';

/** Finds an item of the sample by its number or by its review's id, whatever the width and case of the letters; without a key, any id is one. */
export function itemFinder(key: SampleKey | null): FindItem {
  if (key === null) return (id) => ({ item: id.normalize('NFKC').trim(), title: '', text: '' });
  const byId = new Map<string, SampleKey['items']>();
  for (const item of key.items) byId.set(plain(item.id), [...(byId.get(plain(item.id)) ?? []), item]);
  const byNumber = new Map(key.items.map((item) => [plain(item.item), item]));
  return (id) => {
    const [found, ...others] = byId.get(plain(id)) ?? [];
    return byNumber.get(plain(id)) ?? (others.length === 0 ? found : undefined);
  };
}

const plain = (id: string): string => id.normalize('NFKC').trim().toLowerCase();
