/** Characters that patterns commonly repeat. */
const common = [...'a1 .-中'];
/** Of these and a pattern's own characters, so many are tried in pairs. */
const mostCharacters = 11;

/**
 * Texts that a pattern may choke on, as pieces to be repeated: its own literal characters and words, common characters, and pairs of them.
 * A pattern takes more than linear time where two of its parts, or two of its starts, can share a run of the same characters.
 */
export function pieces(pattern: RegExp): string[] {
  const literals = pattern.source
    .replace(/\\u\{([\da-f]+)\}|\\u([\da-f]{4})/gi, (_, long, short) =>
      String.fromCodePoint(Number.parseInt(long ?? short, 16)),
    )
    .replace(
      /\\[pPk](?:\{[^}]*\}|<[^>]*>)|\\[bBdDwWsS]|\(\?(?:<[a-z]+>|[:=!<]{1,2})|[|()[\]{}?*+^$.\\]/g,
      ' ',
    );
  const words = literals.split(' ').filter((word) => word.length > 1 && word.length < 12);
  const own = [...new Set(literals.replaceAll(' ', ''))];
  const characters = [...new Set([...own.slice(0, mostCharacters - common.length), ...common])];
  const pairs = characters.flatMap((one) => characters.map((other) => one + other));
  const withMore = words.flatMap((word) => [word, `${word}1`, `${word} `]);
  return [...new Set([...own, ...pairs, ...withMore])];
}

/** `piece` again and again, and an end that no pattern wants. */
const hostileText = (piece: string, length: number): string =>
  `${piece.repeat(Math.ceil(length / piece.length)).slice(0, length)}\u0001`;

/** Milliseconds of processor time that all matches in a hostile text take; the least of some tries, for what else the machine does. */
export function cost(pattern: RegExp, piece: string, length: number, tries: number): number {
  const hostile = hostileText(piece, length);
  let least = Number.POSITIVE_INFINITY;
  for (let at = 0; at < tries; at++) {
    const before = process.cpuUsage();
    if (pattern.global) hostile.replace(pattern, '');
    else hostile.search(pattern);
    const { user, system } = process.cpuUsage(before);
    least = Math.min(least, (user + system) / 1000);
  }
  return least;
}
