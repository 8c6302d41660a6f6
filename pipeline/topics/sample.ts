/** Finishing of a 32-bit hash (A. Appleby, MurmurHash3, public domain) after FNV-1a over UTF-16 units. */
export function hashOf(id: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < id.length; at++) hash = Math.imul(hash ^ id.charCodeAt(at), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}

/**
 * At most so many of the items, and all of one id or none: those whose ids have the lowest hashes, ordered by hash and id. The choice does
 * not depend on the order of the items, and more items change it only little.
 */
export function sampleById<Item extends { readonly id: string }>(
  items: Iterable<Item>,
  most: number,
): Item[] {
  const hashed = Array.from(items, (item) => ({ item, hash: hashOf(item.id) }));
  hashed.sort(
    (one, other) =>
      one.hash - other.hash || (one.item.id < other.item.id ? -1 : Number(one.item.id > other.item.id)),
  );
  let end = Math.min(most, hashed.length);
  while (end > 0 && end < hashed.length && hashed[end]!.item.id === hashed[end - 1]!.item.id) end--;
  return hashed.slice(0, end).map(({ item }) => item);
}
