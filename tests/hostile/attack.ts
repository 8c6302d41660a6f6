import { createContext, Script } from 'node:vm';

/** Characters that patterns commonly repeat. */
const common = [...'a1 .-中'];
/** Of these and a pattern's own characters, so many are tried in pairs. */
const mostCharacters = 11;
/** So many of a pattern's own words and characters are repeated; long lists of words are alike. */
const mostOwn = 40;

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
  const own = [...new Set(literals.replaceAll(' ', ''))].slice(0, mostOwn);
  const characters = [...new Set([...own.slice(0, mostCharacters - common.length), ...common])];
  const pairs = characters.flatMap((one) => characters.map((other) => one + other));
  const withMore = words.slice(0, mostOwn).flatMap((word) => [word, `${word}1`, `${word} `]);
  return [...new Set([...own, ...pairs, ...withMore])];
}

/** `piece` again and again, and an end that no pattern wants: so many characters in all. */
export const hostileText = (piece: string, length: number): string =>
  `${piece.repeat(Math.ceil(length / piece.length)).slice(0, length - 1)}\u0001`;

/** Milliseconds of processor time that work takes, the least of some tries: what else the machine does is not counted. */
export function cost(work: () => unknown, tries: number): number {
  let least = Number.POSITIVE_INFINITY;
  for (let at = 0; at < tries; at++) {
    const before = process.cpuUsage();
    work();
    const { user, system } = process.cpuUsage(before);
    least = Math.min(least, (user + system) / 1000);
  }
  return least;
}

/** Milliseconds after which a match is broken off, which only one of more than squared cost takes. */
const patience = 3_000;
const room = createContext({ pattern: /./, text: '' });
const find = new Script("pattern.global ? text.replace(pattern, '') : text.search(pattern)");

/** Finds all matches of a pattern in a text. @throws where it takes too long */
export function match(pattern: RegExp, text: string): void {
  Object.assign(room, { pattern, text });
  find.runInContext(room, { timeout: patience });
}
