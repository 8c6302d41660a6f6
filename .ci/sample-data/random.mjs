/** A source of chance that is the same on every run: mulberry32, public domain, Tommy Ettinger 2017. */
export function chance(seed) {
  let state = seed;
  const next = () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const below = (count) => Math.floor(next() * count);
  return {
    next,
    below,
    pick: (list) => list[below(list.length)],
    shuffled: (list) => {
      const cards = [...list];
      for (let at = cards.length - 1; at > 0; at--) {
        const other = below(at + 1);
        [cards[at], cards[other]] = [cards[other], cards[at]];
      }
      return cards;
    },
  };
}
