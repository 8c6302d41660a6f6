import type { ClauseReading } from '../reading.ts';
import type { Clause } from '../records.ts';
import type { ClauseHits, Hits } from './cues.ts';
import { bears, isDenial, type Stretch } from './denials.ts';
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
const behind = ['没有', '不存在', '为零', '很少', '也少', '极少', '不多'];
const longestBehind = 3;
/** 没那么慢, 不是很贵: words of degree that a negator and the word behind it share. */
const overlapping = /^(?:[那这]么|很|太|变)$/;
/** 零弹窗, 无卡顿: these negate only the word that they touch, for 无故, 无语 and 100 negate nothing. */
const touching = /(?:^|[^\p{N}.\s])(零|0|无|zero ?)$/u;
const longestTouching = 6;
const negatesItself = /[不没无]/;
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
/** Failures of too much, too little and too late. */
const measures = ['toomany', 'absent', 'lost', 'late', 'repeated'];

/** What a class says of the clause that holds one of its words. */
const told = ['excess', 'doubt', 'wishing', 'suppose', 'solved', 'mended', 'contrast'] as const;
const toldToo = ['sarcasm', 'topic', 'rival', 'self', 'past', 'now', 'negator', 'frame'] as const;
type Telling = (typeof told)[number] | (typeof toldToo)[number];
/** One bit for each of them. */
const bits = Object.fromEntries([...told, ...toldToo].map((name, at) => [name, 1 << at])) as Readonly<
  Record<Telling, number>
>;

/** A word that praises or blames; a topic has strength 0. */
interface Judgement extends Stretch {
  readonly strength: number;
  /** Whether it names a fault that can be denied: not how much or how long (没有太多时间, 不久), nor that something is lacking. */
  readonly deniable: boolean;
  /** Where the fault begins in a phrase that says as a whole that it is not there, 没有广告; -1 in others: 不推送 can be a complaint. */
  readonly fault: number;
}

/** Reads clauses by the sentiment lexicon; compiled once for a set of lexicons. */
export class ClauseReader {
  /** For each class the strength of its words, what they tell, and whether a word too short to be looked for everywhere counts behind them. */
  private readonly strengthOf: readonly number[];
  private readonly absence: number;
  private readonly measures: readonly boolean[];
  private readonly toldBy: readonly number[];
  private readonly leadsShort: readonly boolean[];
  private readonly short: Knowledge['short'];

  constructor({ matcher, kinds, short }: Pick<Knowledge, 'matcher' | 'kinds' | 'short'>) {
    const names = matcher.classNames;
    this.strengthOf = names.map((name, at) => strengths[name] ?? (kinds[at] === 'failure' ? failure : 0));
    this.toldBy = names.map((name) => (bits as Readonly<Record<string, number>>)[name] ?? 0);
    this.absence = names.indexOf('absence');
    this.measures = names.map((name) => measures.includes(name));
    this.leadsShort = names.map((name) => name === 'negator' || name === 'degree');
    this.short = short;
  }

  /** @param text the folded field the clause lies in, `hits` what the matcher found in the clause */
  read(text: string, clause: Clause, { classes: hits }: ClauseHits): ClauseReading {
    const tells = this.tellings(hits);
    const excess = (tells & bits.excess) !== 0;
    const doubts = (tells & bits.doubt) !== 0;
    const asks = clause.mark.startsWith('?') || '吗么'.includes(text.charAt(clause.end - 1));
    const sums = { praise: 0, blame: excess ? excessBlame : 0, turnedBlame: 0, turnedPraise: 0, doubled: 0 };
    const words = this.judgements(text, clause, hits, excess);
    const then = (tells & (bits.past | bits.now)) === bits.past;
    const denied: Stretch[] = [];
    if (words.length > 0) {
      const negators = (tells & bits.negator) === 0 || excess ? none : this.freeNegators(hits, words);
      const frame = (tells & bits.frame) === 0 ? undefined : this.firstOf(bits.frame, hits);
      for (const word of words) {
        const negations = excess ? none : negationsOf(text, clause, word, words, negators, frame);
        if (word.fault >= 0)
          // 没有一天不闪退: what is denied is the denial
          denied.push(negations.length % 2 === 0 ? word : { start: word.start, end: word.fault });
        else if (
          word.deniable &&
          negations.length === 1 &&
          isDenial(text, negations[0]!, word, clause.end, frame)
        )
          denied.push(around(negations[0]!, word));
        let turns = negations.length;
        if (doubts) turns++;
        else if (asks && isQuestioned(text, clause, word, turns)) turns++;
        if (turns >= 2) sums.doubled++;
        add(sums, word.strength, turns % 2 === 1);
      }
    }
    return {
      praise: sums.praise,
      blame: sums.blame,
      turnedBlame: sums.turnedBlame,
      turnedPraise: sums.turnedPraise,
      doubled: sums.doubled,
      asks,
      doubts,
      wishes: (tells & bits.wishing) !== 0,
      supposes: (tells & bits.suppose) !== 0,
      mended: (tells & (bits.solved | bits.mended)) !== 0 && this.tellsCure(hits),
      contrasts: (tells & bits.contrast) !== 0,
      sarcastic: (tells & bits.sarcasm) !== 0,
      topic: (tells & bits.topic) !== 0,
      rival: (tells & bits.rival) !== 0,
      self: (tells & bits.self) !== 0,
      past: (tells & bits.past) !== 0,
      now: (tells & bits.now) !== 0,
      denied:
        excess || doubts || asks || (tells & (bits.wishing | bits.suppose)) !== 0 || then
          ? none
          : joined(denied),
    };
  }

  /** Where a word of blame begins in a phrase, behind its first character; -1 without one. */
  private faultIn(text: string, phrase: Stretch, { ids, starts, ends, count }: Hits): number {
    for (let at = 0; at < count; at++)
      if (this.strengthOf[ids[at]!]! < 0 && starts[at]! > phrase.start && ends[at]! <= phrase.end)
        return starts[at]!;
    for (let at = phrase.start + 1; at < phrase.end; at++)
      if ((this.short.get(text[at]!) ?? 0) < 0) return at;
    return -1;
  }

  /** The bits of all that the hits tell. */
  private tellings({ ids, count }: Hits): number {
    let tells = 0;
    for (let at = 0; at < count; at++) tells |= this.toldBy[ids[at]!]!;
    return tells;
  }

  /** Whether a cure is told that no negator takes back: 没治好 is none. */
  private tellsCure({ ids, starts, ends, count }: Hits): boolean {
    for (let at = 0; at < count; at++) {
      if ((this.toldBy[ids[at]!]! & (bits.solved | bits.mended)) === 0) continue;
      let negated = false;
      for (let other = 0; other < count; other++)
        negated ||= this.toldBy[ids[other]!] === bits.negator && ends[other] === starts[at];
      if (!negated) return true;
    }
    return false;
  }

  /** The words that judge, in order: of overlapping ones the longest, topics taken out (情绪崩溃 is no crash). */
  private judgements(text: string, clause: Clause, hits: Hits, excess: boolean): readonly Judgement[] {
    const found = this.judging(text, clause, hits);
    if (found.length === 0) return none;
    const kept = found.filter((one) => !found.some((other) => other !== one && outdoes(other, one)));
    return kept
      .filter(
        ({ start, end, strength }, at) =>
          strength !== 0 &&
          !(excess && text.startsWith('没少', start)) &&
          !(strength < 0 && this.isInNegator(hits, start, end)) &&
          !kept.some((other, before) => before < at && other.start === start && other.end === end),
      )
      .sort((a, b) => a.start - b.start);
  }

  /** All that judges, and the topics. */
  private judging(text: string, clause: Clause, hits: Hits): Judgement[] {
    const found: Judgement[] = [];
    for (let at = 0; at < hits.count; at++) {
      const id = hits.ids[at]!;
      const strength = this.strengthOf[id]!;
      if (strength !== 0 || this.toldBy[id] === bits.topic) {
        const [start, end] = [hits.starts[at]!, hits.ends[at]!];
        const fault = id === this.absence ? this.faultIn(text, { start, end }, hits) : -1;
        found.push({ start, end, strength, fault, deniable: strength < 0 && !this.measures[id] });
      }
      if (this.leadsShort[id]) this.addShort(text, clause, hits.ends[at]!, found);
    }
    return found;
  }

  /** A word too short to be looked for everywhere counts right behind a degree or a negator: 有点慢, 不贵. */
  private addShort(text: string, clause: Clause, at: number, found: Judgement[]): void {
    for (let length = 2; length >= 1; length--) {
      if (at + length > clause.end) continue;
      const strength = this.short.get(text.slice(at, at + length));
      if (strength === undefined) continue;
      found.push({
        start: at,
        end: at + length,
        strength,
        fault: -1,
        deniable: strength < 0 && text[at] !== '久',
      });
      return;
    }
  }

  /** The negators that are no part of a judging word. */
  private freeNegators(hits: Hits, words: readonly Judgement[]): readonly Stretch[] {
    const negators: Stretch[] = [];
    for (let at = 0; at < hits.count; at++)
      if (this.toldBy[hits.ids[at]!] === bits.negator)
        negators.push({ start: hits.starts[at]!, end: hits.ends[at]! });
    return joined(negators).filter((one) => !words.some((word) => holds(word, one)));
  }

  /** The first hit of the class that tells this. */
  private firstOf(telling: number, { ids, starts, ends }: Hits): Stretch {
    const at = ids.findIndex((id) => this.toldBy[id] === telling);
    return { start: starts[at]!, end: ends[at]! };
  }

  /** Whether a negator holds what stands there: 全没 in 完全没, 没见 in 没见过. */
  private isInNegator({ ids, starts, ends, count }: Hits, start: number, end: number): boolean {
    for (let at = 0; at < count; at++)
      if (this.toldBy[ids[at]!] === bits.negator && starts[at]! <= start && ends[at]! >= end) return true;
    return false;
  }
}

const none: readonly never[] = [];

const around = (one: Stretch, other: Stretch): Stretch => ({
  start: Math.min(one.start, other.start),
  end: Math.max(one.end, other.end),
});

/** The negators that bear on a word: those right before it with no other judging word between, those of the frame it stands in, or one behind it. */
function negationsOf(
  text: string,
  clause: Clause,
  word: Judgement,
  words: readonly Judgement[],
  negators: readonly Stretch[],
  frame: Stretch | undefined,
): Stretch[] {
  const framed = frame !== undefined && frame.end <= word.start;
  const bearing = negators.filter(({ start, end }) => {
    if (start >= word.start || (end > word.start && !overlapping.test(text.slice(word.start, end))))
      return false;
    if (!bears(text, { start, end }, word)) return false;
    const inFrame = framed && start <= frame.end && end >= frame.end - frameOverlap;
    const between =
      !framed && words.some((other) => other !== word && other.start >= end && other.end <= word.start);
    return inFrame || (end >= word.start - negatorReach && !between);
  });
  if (framed && bearing.length === 0 && bears(text, frame, word)) bearing.push(frame);
  if (word.strength < 0) {
    const near = bearing.length === 0 ? touchingBefore(text, clause, word) : null;
    const after = negatedBehind(text, clause, word);
    if (near !== null) bearing.push(near);
    if (after) bearing.push({ start: word.end, end: clause.end });
  }
  return bearing;
}

function touchingBefore(text: string, clause: Clause, { start }: Judgement): Stretch | null {
  if (negatesItself.test(text[start]!)) return null;
  const found = touching.exec(text.slice(Math.max(clause.start, start - longestTouching), start));
  return found === null ? null : { start: start - found[1]!.length, end: start };
}

function negatedBehind(text: string, clause: Clause, { end }: Judgement): boolean {
  if (clause.end - end > behindReach + longestBehind || text[end - 1] === '用') return false;
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
function joined(hits: readonly Stretch[]): Stretch[] {
  if (hits.length < 2) return [...hits];
  const runs: Stretch[] = [];
  for (const hit of hits.toSorted((a, b) => a.start - b.start || a.end - b.end)) {
    const last = runs.at(-1);
    if (last !== undefined && hit.start < last.end)
      runs[runs.length - 1] = { ...last, end: Math.max(last.end, hit.end) };
    else runs.push(hit);
  }
  return runs;
}

/** Whether `outer` covers `inner` and is longer. */
const outdoes = (outer: Stretch, inner: Stretch): boolean =>
  holds(outer, inner) && outer.end - outer.start > inner.end - inner.start;

const holds = (outer: Stretch, inner: Stretch): boolean =>
  outer.start <= inner.start && outer.end >= inner.end;
