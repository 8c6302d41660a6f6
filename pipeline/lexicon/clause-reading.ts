import type { ClauseReading } from '../reading.ts';
import type { Clause } from '../records.ts';
import type { ClauseHits, Hit } from './cues.ts';
import type { Knowledge } from './knowledge.ts';

/** A negator reaches a word that begins at most this many units behind it: 不会再乱扣费. Chosen, not fitted. */
const negatorReach = 5;
/** A negated frame (没有一次, 从来没) reaches to the end of the clause, and negators this near its end are part of it. */
const frameOverlap = 3;
/** A word that a negator turns round says less than its opposite would: 不差 is less than 好. Chosen. */
const turned = 0.8;
/** What 没少折腾 and its like say: as a plain word of blame. */
const excessBlame = 2;
/** 一条广告都没有: the negator stands behind the word, this near at most. */
const behindReach = 4;
const behind = ['没有', '没了', '不存在', '为零'];
/** 不该夸吗, 没修好吗: a negated word this near the end of a question is asked for, not denied. */
const questionReach = 8;

/** Strength of a word by its class; the failures of failures.yaml count as plain words of blame, but for these two. */
const strengths: Readonly<Record<string, number>> = {
  praiseweak: 1,
  praise: 2,
  praisestrong: 3,
  absence: 2,
  solved: 2,
  blameweak: -1,
  blame: -2,
  blamestrong: -3,
  wish: 0,
  absent: -1,
};
const failure = -2;

/** A word that praises or blames. */
interface Judgement {
  readonly start: number;
  readonly end: number;
  readonly strength: number;
}

/** Reads clauses by the sentiment lexicon; compiled once for a set of lexicons. */
export class ClauseReader {
  private readonly strengthOf: readonly number[];
  private readonly classes: Readonly<Record<string, number>>;
  private readonly short: Knowledge['short'];

  constructor({ matcher, kinds, short }: Pick<Knowledge, 'matcher' | 'kinds' | 'short'>) {
    this.strengthOf = matcher.classNames.map(
      (name, at) => strengths[name] ?? (kinds[at] === 'failure' ? failure : 0),
    );
    this.classes = Object.fromEntries(matcher.classNames.map((name, at) => [name, at]));
    this.short = short;
  }

  /** @param text the folded field the clause lies in, `hits` what the matcher found in the clause */
  read(text: string, clause: Clause, { classes }: ClauseHits): ClauseReading {
    const hits = classes.list();
    const has = (name: string): boolean => hits.some(({ id }) => id === this.classes[name]);
    const of = (name: string): Hit[] => hits.filter(({ id }) => id === this.classes[name]);
    const asks = clause.mark.startsWith('?') || /[吗么]$/.test(text.slice(clause.start, clause.end));
    const excess = has('excess');
    const doubts = has('doubt');
    const negators = joined(of('negator'));
    const words = this.judgements(text, clause, hits, excess);
    const free = negators.filter((one) => !words.some((word) => holds(word, one)));
    const frame = of('frame')[0];
    const sums = { praise: 0, blame: excess ? excessBlame : 0, turnedBlame: 0, turnedPraise: 0, doubled: 0 };
    for (const word of words) {
      let turns = excess ? 0 : negationsOf(word, words, free, frame);
      if (word.strength < 0 && negatedBehind(text, clause, word)) turns++;
      if (doubts) turns++;
      else if (asks && isQuestioned(text, clause, word, turns)) turns++;
      if (turns >= 2) sums.doubled++;
      add(sums, word.strength, turns % 2 === 1);
    }
    return {
      ...sums,
      asks,
      doubts,
      wishes: has('wishing'),
      supposes: has('suppose'),
      mended: has('solved') || has('mended'),
      contrasts: has('contrast'),
      sarcastic: has('sarcasm'),
      topic: has('topic'),
      rival: has('rival'),
      self: has('self'),
      past: has('past'),
      now: has('now'),
    };
  }

  /** The words that judge, in order: of overlapping ones the longest, topics taken out (情绪崩溃 is no crash). */
  private judgements(text: string, clause: Clause, hits: readonly Hit[], excess: boolean): Judgement[] {
    const found: Judgement[] = [];
    for (const { id, start, end } of hits) {
      const strength = this.strengthOf[id]!;
      if (strength !== 0 || id === this.classes.topic) found.push({ start, end, strength });
      if (id === this.classes.negator || id === this.classes.degree) this.addShort(text, clause, end, found);
    }
    const kept = found.filter((one) => !found.some((other) => other !== one && outdoes(other, one)));
    return kept
      .filter(
        ({ start, end, strength }, at) =>
          strength !== 0 &&
          !(excess && text.startsWith('没少', start)) &&
          !(strength === strengths.absent && this.isNegator(hits, start, end)) &&
          !kept.some((other, before) => before < at && other.start === start && other.end === end),
      )
      .sort((a, b) => a.start - b.start);
  }

  /** A word too short to be looked for everywhere counts right behind a degree or a negator: 有点慢, 不贵. */
  private addShort(text: string, clause: Clause, at: number, found: Judgement[]): void {
    for (const length of [2, 1]) {
      if (at + length > clause.end) continue;
      const strength = this.short.get(text.slice(at, at + length));
      if (strength === undefined) continue;
      found.push({ start: at, end: at + length, strength });
      return;
    }
  }

  private isNegator = (hits: readonly Hit[], start: number, end: number): boolean =>
    hits.some((hit) => hit.id === this.classes.negator && hit.start === start && hit.end === end);
}

/** How many negators bear on a word: those right before it with no other judging word between, or those of the frame it stands in. */
function negationsOf(
  word: Judgement,
  words: readonly Judgement[],
  negators: readonly Hit[],
  frame: Hit | undefined,
): number {
  const framed = frame !== undefined && frame.end <= word.start;
  let turns = 0;
  for (const { start, end } of negators) {
    if (end > word.start) continue;
    const inFrame = framed && start <= frame.end && end >= frame.end - frameOverlap;
    const between =
      !framed && words.some((other) => other !== word && other.start >= end && other.end <= word.start);
    if (inFrame || (end >= word.start - negatorReach && !between)) turns++;
  }
  return framed && turns === 0 ? 1 : turns;
}

function negatedBehind(text: string, clause: Clause, { end }: Judgement): boolean {
  const rest = text.slice(end, clause.end);
  return behind.some((negator) => rest.endsWith(negator) && rest.length - negator.length <= behindReach);
}

function add(
  sums: { praise: number; blame: number; turnedBlame: number; turnedPraise: number },
  strength: number,
  isTurned: boolean,
): void {
  const size = Math.abs(strength) * (isTurned ? turned : 1);
  if (strength > 0 !== isTurned) sums.praise += size;
  else sums.blame += size;
  if (isTurned && strength < 0) sums.turnedBlame++;
  if (isTurned && strength > 0) sums.turnedPraise++;
}

/** Whether the question turns what negates a word: its negator, or the one it holds itself (不好吗), near the end of the clause. */
const isQuestioned = (
  text: string,
  clause: Clause,
  { start, end, strength }: Judgement,
  turns: number,
): boolean =>
  end >= clause.end - questionReach && (turns > 0 || (strength < 0 && /[不没]/.test(text[start]!)));

/** Negators that overlap are one: 从来没 and 没有 in 从来没有. */
function joined(hits: readonly Hit[]): Hit[] {
  const runs: Hit[] = [];
  for (const hit of [...hits].sort((a, b) => a.start - b.start || a.end - b.end)) {
    const last = runs.at(-1);
    if (last !== undefined && hit.start < last.end)
      runs[runs.length - 1] = { ...last, end: Math.max(last.end, hit.end) };
    else runs.push(hit);
  }
  return runs;
}

/** Whether `outer` covers `inner` and is longer. */
const outdoes = (outer: { start: number; end: number }, inner: { start: number; end: number }): boolean =>
  holds(outer, inner) && outer.end - outer.start > inner.end - inner.start;

const holds = (outer: { start: number; end: number }, inner: { start: number; end: number }): boolean =>
  outer.start <= inner.start && outer.end >= inner.end;
