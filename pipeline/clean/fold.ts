import type { Span } from '../field.ts';
import { classOf, foldedUnit, invisible, type Profile, unit } from './profile.ts';
import { compose, type Rewritten, simplify } from './simplify.ts';

/**
 * `original.slice(body.start, body.end)` folded for matching: NFKC, invisible characters away (but for those that hold an emoji
 * together), lower case, traditional to simplified; a lone surrogate becomes U+FFFD. Offsets are into `original`.
 * Laws: folding a folded text changes nothing; offsets never fall, `starts[i] < ends[i]`, all within the body; the halves of a surrogate
 * pair have the offsets of the whole.
 */
export function fold(original: string, body: Span, profile: Profile): Rewritten {
  const folded = foldCharacters(original, body, profile);
  if ((profile.bits & unit.traditional) === 0 && !holdsFramed(original, profile)) return folded;
  return compose(folded, simplify(folded.text));
}

/** Han characters in frames, such as U+1F247, which is 〔勝〕: the one kind of traditional writing that a profile cannot tell from emoji. */
const framed = /[\u{1f200}-\u{1f2ff}]/u;
const holdsFramed = (original: string, { bits }: Profile): boolean =>
  (bits & unit.shape) !== 0 && framed.test(original);

function foldCharacters(original: string, body: Span, { bits }: Profile): Rewritten {
  if ((bits & unit.shape) !== 0) return foldClusters(original, body);
  const source = original.slice(body.start, body.end);
  return shifted((bits & unit.width) === 0 ? source : foldUnits(source), body.start);
}

function shifted(text: string, by: number): Rewritten {
  if (by === 0) return { text, starts: null, ends: null };
  const starts = new Int32Array(text.length);
  for (let at = 0; at < starts.length; at++) starts[at] = at + by;
  return { text, starts, ends: starts.map((start) => start + 1) };
}

/** Most texts: every unit folds to one unit. */
function foldUnits(source: string): string {
  let text = '';
  let copied = 0;
  for (let at = 0; at < source.length; at++) {
    const code = source.charCodeAt(at);
    if ((classOf(code) & unit.width) === 0) continue;
    text += source.slice(copied, at) + String.fromCharCode(foldedUnit(code));
    copied = at + 1;
  }
  return text + source.slice(copied);
}

/** The rest: one character and what extends it fold together. */
function foldClusters(original: string, { start, end }: Span): Rewritten {
  let text = '';
  let even = start === 0;
  const starts: number[] = [];
  const ends: number[] = [];
  for (let at = start; at < end; ) {
    const next = clusterEnd(original, at, end);
    const folded = foldCluster(original.slice(at, next));
    text += folded;
    even &&= next === at + 1 && folded.length === 1;
    for (let i = 0; i < folded.length; i++) {
      starts.push(at);
      ends.push(next);
    }
    at = next;
  }
  if (even) return { text, starts: null, ends: null };
  return { text, starts: Int32Array.from(starts), ends: Int32Array.from(ends) };
}

function clusterEnd(text: string, start: number, end: number): number {
  let at = start + widthAt(text, start, end);
  while (at < end && extendsAt(text, at, end)) at += widthAt(text, at, end);
  return at;
}

/** 2 at a whole surrogate pair, else 1. */
function widthAt(text: string, at: number, end: number): 1 | 2 {
  return at + 1 < end && text.codePointAt(at)! > 0xffff ? 2 : 1;
}

function extendsAt(text: string, at: number, end: number): boolean {
  if (widthAt(text, at, end) === 1) return (classOf(text.charCodeAt(at)) & unit.extends) !== 0;
  return /^[\p{M}\p{Default_Ignorable_Code_Point}]/u.test(text.slice(at, at + 2));
}

/** Folded clusters by source: emoji and ellipses come again and again. Emptied when full, so that odd texts cannot fill the memory. */
const seen = new Map<string, string>();
const mostSeen = 10_000;

function foldCluster(cluster: string): string {
  if (cluster.length === 1 && (classOf(cluster.charCodeAt(0)) & unit.shape) === 0) {
    return String.fromCharCode(foldedUnit(cluster.charCodeAt(0)));
  }
  let folded = cluster.length > 16 ? undefined : seen.get(cluster);
  if (folded !== undefined) return folded;
  folded = settle(cluster);
  if (seen.size >= mostSeen) seen.clear();
  if (cluster.length <= 16) seen.set(cluster, folded);
  return folded;
}

/** Folds until nothing changes: a capital may appear by NFKC and an accent by lower-casing. Four rounds were never reached. */
function settle(cluster: string): string {
  let folded = cluster.replace(/\p{Surrogate}/gu, '\ufffd');
  for (let round = 0; round < 4; round++) {
    const next = lowered(visible(folded).normalize('NFKC'));
    if (next === folded) break;
    folded = next;
  }
  return folded;
}

/** Lower case where that keeps the length: `İ` and its like stay. */
const lowered = (text: string): string =>
  text.replace(/\p{Changes_When_Lowercased}/gu, (capital) =>
    capital.toLowerCase().length === capital.length ? capital.toLowerCase() : capital,
  );

const invisibles = new RegExp(invisible.source, 'gu');
/** Joiners, selectors and tags are part of an emoji, and a selector of a keycap (Unicode UTS #51). */
const emoji = /^[\p{Extended_Pictographic}\p{Emoji_Modifier}]/u;
const emojiParts = /[\u200d\ufe0f\u{e0020}-\u{e007f}]/u;

function visible(cluster: string): string {
  if (emoji.test(cluster)) return cluster.replace(invisibles, (one) => (emojiParts.test(one) ? one : ''));
  return cluster.replace(invisibles, (one, at: number) =>
    one === '\ufe0f' && cluster[at + 1] === '\u20e3' ? one : '',
  );
}
