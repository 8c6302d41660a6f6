import { closeSync, existsSync, fstatSync, openSync, readSync } from 'node:fs';
import type { Store } from './store.ts';

/** Code points of a piece that is looked for, and how far the next one is: a text that pages cut in two is found by the pieces around. */
const piece = { length: 12, step: 6 } as const;
/** Shorter words stand in too many other places to prove anything. */
const shortest = 4;
const chunk = 16 * 1024 * 1024;

/** What was looked for and what of it the files still hold. */
export interface Search {
  readonly pieces: number;
  readonly bytes: number;
  /** Pieces that are found and that no remaining review explains. */
  readonly left: readonly string[];
}

/** Looks for words in the bytes of the database file, its write-ahead log and its journal; what other reviews say too is no trace. */
export function tracesOf(store: Store, words: readonly string[]): Search {
  const pieces = [...new Set(words.flatMap(piecesOf))];
  const found = new Set<string>();
  let bytes = 0;
  for (const suffix of ['', '-wal', '-journal']) bytes += scan(`${store.path}${suffix}`, pieces, found);
  return { pieces: pieces.length, bytes, left: [...found].filter((one) => !isExplained(store, one)) };
}

function piecesOf(word: string): string[] {
  const points = [...word];
  if (points.length < shortest) return [];
  const starts = [0];
  for (let at = piece.step; at + piece.length <= points.length; at += piece.step) starts.push(at);
  return starts.map((at) => points.slice(at, at + piece.length).join(''));
}

function scan(path: string, pieces: readonly string[], found: Set<string>): number {
  if (!existsSync(path)) return 0;
  const needles = pieces.map((one) => ({ one, bytes: Buffer.from(one) }));
  const overlap = Math.max(0, ...needles.map(({ bytes }) => bytes.length));
  const file = openSync(path, 'r');
  try {
    const { size } = fstatSync(file);
    const buffer = Buffer.alloc(chunk + overlap);
    for (let at = 0; at < size; at += chunk) {
      const part = buffer.subarray(0, readSync(file, buffer, 0, buffer.length, at));
      for (const { one, bytes } of needles) if (!found.has(one) && part.includes(bytes)) found.add(one);
    }
    return size;
  } finally {
    closeSync(file);
  }
}

/** Every column of every table that may hold words, but for the index of the search, whose words are single. */
function isExplained({ db }: Store, words: string): boolean {
  return (
    db
      .prepare(`
      SELECT 1 FROM review WHERE instr(title, @words) OR instr(text, @words) OR instr(coalesce(answer, ''), @words) OR instr(id, @words)
      UNION ALL SELECT 1 FROM revision WHERE instr(title, @words) OR instr(text, @words) OR instr(coalesce(answer, ''), @words)
      UNION ALL SELECT 1 FROM source WHERE instr(path, @words)
      UNION ALL SELECT 1 FROM app WHERE instr(name, @words)
      UNION ALL SELECT 1 FROM suggestion WHERE instr(zh, @words)
      LIMIT 1`)
      .get({ words }) !== undefined
  );
}
