import { distance } from 'fastest-levenshtein';

/** The allowed word that `word` was most likely meant to be: at most a third of its letters differ, or two in a short one. */
export function nearest(word: string, allowed: readonly string[]): string | undefined {
  const most = Math.max(2, Math.floor(word.length / 3));
  const close = allowed
    .map((candidate) => ({ candidate, apart: distance(word.toLowerCase(), candidate.toLowerCase()) }))
    .filter(({ candidate, apart }) => apart <= most && apart < candidate.length);
  return close.sort((a, b) => a.apart - b.apart)[0]?.candidate;
}
