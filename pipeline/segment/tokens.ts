import type { Span } from '../field.ts';
import type { Segmenter } from './segmenter.ts';

/** `text` cut by `cut`, each protected span as one token. Law: the tokens concatenated are `text`. */
export function tokenise(text: string, whole: readonly Span[], cut: Segmenter['cut']): string[] {
  if (text === '') return [];
  if (whole.length === 0) return cut(text);
  const tokens: string[] = [];
  let at = 0;
  for (const { start, end } of whole) {
    if (start > at) append(tokens, cut(text.slice(at, start)));
    tokens.push(text.slice(start, end));
    at = end;
  }
  if (at < text.length) append(tokens, cut(text.slice(at)));
  return tokens;
}

/** Spreading into `push` would overflow the stack on very long texts. */
function append(tokens: string[], more: readonly string[]): void {
  for (const token of more) tokens.push(token);
}

const hanRuns = /(\p{Script=Han}+)/u;

/** A cut for text in two scripts: runs of Han characters by one segmenter, all else by the other. */
export function mixedCut(han: Segmenter['cut'], latin: Segmenter['cut']): Segmenter['cut'] {
  // split with a capturing group puts the separators, here the Han runs, at the odd places
  return (text) =>
    text.split(hanRuns).flatMap((run, place) => (run === '' ? [] : place % 2 === 1 ? han(run) : latin(run)));
}
