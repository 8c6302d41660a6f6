import type { inputNames } from './diagnose/candidates.ts';
import type { Reason } from './diagnose/reasons.ts';
import type { Label, Lang } from './lang.ts';
import { excerptOf } from './search/hits.ts';
import type { CodeLabel, Labels, NumberAnswer, TracedComplaint } from './store/queries.ts';

/** What is asked about, as the user named it. */
export interface AskedNumber {
  readonly app?: string | undefined;
  readonly issue?: string | undefined;
  readonly stage?: string | undefined;
  readonly cause?: string | undefined;
  readonly since?: string | undefined;
  readonly until?: string | undefined;
  readonly version?: string | undefined;
  readonly asOf?: number | undefined;
  readonly topic?: string | undefined;
  readonly rival?: string | undefined;
  readonly phrase?: string | undefined;
  readonly operator?: string | undefined;
}

/** What one complaint rests on, in short. */
export interface Grounds {
  /** Written rules that fired, as `explain` of its review shows them. */
  readonly cues: readonly string[];
  /** How much of what speaks for it was learned from examples, 0 to 1; null where nothing is known. */
  readonly learned: number | null;
}

export interface NumberWords {
  readonly lang: Lang;
  readonly labels: Labels;
  /** Sets evidence off from the text around it. */
  readonly mark: (evidence: string) => string;
  /** By place in `complaints`; null where another version coded it than the one at hand. */
  readonly grounds: readonly (Grounds | null)[];
}

const learnedInputs: ReadonlySet<string> = new Set<(typeof inputNames)[number]>([
  'review score',
  'best clause score',
  'ahead of other issues in the review',
  'ahead of other issues in the clause',
]);
const writtenInputs: ReadonlySet<string> = new Set<(typeof inputNames)[number]>([
  'cue fired',
  'cue fired in the best clause',
  'share of cues',
]);

/** The grounds of one issue among the reasons of its review. */
export function groundsOf(reasons: readonly Reason[], issue: string): Grounds {
  const own = reasons.filter((reason) => reason.issue === issue);
  const sum = (inputs: ReadonlySet<string>) =>
    own.reduce((total, { feature, weight }) => total + (inputs.has(feature) ? Math.max(0, weight) : 0), 0);
  const learned = sum(learnedInputs);
  const all = learned + sum(writtenInputs);
  return {
    cues: own.flatMap(({ feature }) =>
      feature.startsWith('cue ') && !writtenInputs.has(feature) ? [feature.slice(4)] : [],
    ),
    learned: all === 0 ? null : learned / all,
  };
}

/** A number in words, a line an entry: what it counts, what was left out, and one page of the complaints that make it. */
export function explainNumber(asked: AskedNumber, answer: NumberAnswer, words: NumberWords): string[] {
  const { lang } = words;
  const { reviews, of, share, low, high, leftOut, complaints, total } = answer;
  const percent = (part: number) => `${(part * 100).toFixed(1)}%`;
  return [
    askedTold(asked, words),
    {
      zh: `${reviews} 条评论提到，占 ${of} 条的 ${percent(share)}（95% 区间 ${percent(low)}–${percent(high)}）`,
      en: `stated by ${reviews} of ${of} reviews, ${percent(share)} (95 % interval ${percent(low)}–${percent(high)})`,
    }[lang],
    {
      zh: `未计入的诉求：重复评论 ${leftOut.repeated}，疑似刷好评 ${leftOut.suspect}，把握不足 ${leftOut.unsure}`,
      en: `complaints left out: of repeated reviews ${leftOut.repeated}, of suspected praise ${leftOut.suspect}, unsure ${leftOut.unsure}`,
    }[lang],
    {
      zh: `诉求 ${total} 条，显示 ${complaints.length} 条`,
      en: `${total} complaints, ${complaints.length} shown`,
    }[lang],
    ...complaints.flatMap((complaint, place) => [
      '',
      ...complaintTold(complaint, words.grounds[place]!, words),
    ]),
  ];
}

function askedTold(
  { app, issue, stage, cause, since, until, version, asOf, ...other }: AskedNumber,
  words: NumberWords,
) {
  const { lang, labels } = words;
  const named = (codes: ReadonlyMap<string, CodeLabel>, id: string | undefined) =>
    id === undefined ? '' : `${codes.get(id)?.[lang] ?? id} (${id})`;
  const days = since === until ? (since ?? '') : `${since ?? ''}…${until ?? ''}`;
  return [
    ...[app ?? '', named(labels.issues, issue), named(labels.stages, stage), named(labels.causes, cause)],
    ...[other.operator, other.topic, other.rival, other.phrase].map((part) => part ?? ''),
    ...[days === '…' ? '' : days, version ?? ''],
    asOf === undefined ? '' : { zh: `截至第 ${asOf} 次运行`, en: `as of run ${asOf}` }[lang],
  ]
    .filter((part) => part !== '')
    .join(' · ');
}

/** UTF-16 units of a text that are shown around its evidence. */
const shownLength = 80;

function complaintTold(complaint: TracedComplaint, grounds: Grounds | null, words: NumberWords): string[] {
  const { lang, labels, mark } = words;
  const { review, app, day, stars, version, issue, stage, cause, confidence } = complaint;
  const name = (codes: ReadonlyMap<string, CodeLabel>, id: string) => codes.get(id)?.[lang] ?? id;
  const head = [
    stars === null ? '' : '★'.repeat(stars) + '☆'.repeat(5 - stars),
    day ?? '',
    app,
    version ?? '',
    review,
  ];
  return [
    head.filter((part) => part !== '').join('  '),
    `  ${quoted(complaint, mark)}`,
    `  ${name(labels.issues, issue)}  ${name(labels.stages, stage)} · ${name(labels.causes, cause)}  ${confidence.toFixed(2)}  ${groundsTold(grounds, lang)}`.trimEnd(),
    `  ${sourceTold(complaint, lang)}`,
  ];
}

function quoted({ field, start, end, ...words }: TracedComplaint, mark: NumberWords['mark']): string {
  const text = words[field];
  const shown = excerptOf(text, [{ start, end }], Math.max(shownLength, end - start));
  const line = text.slice(shown.start, start) + mark(text.slice(start, end)) + text.slice(end, shown.end);
  return `${shown.start > 0 ? '…' : ''}${line.replaceAll(/\s+/g, ' ')}${shown.end < text.length ? '…' : ''}`;
}

const otherVersion: Label = { zh: '（由另一版本编码）', en: '(coded by another version)' };

function groundsTold(grounds: Grounds | null, lang: Lang): string {
  if (grounds === null) return otherVersion[lang];
  const { cues, learned } = grounds;
  const share =
    learned === null
      ? ''
      : { zh: `学习占 ${Math.round(learned * 100)}%`, en: `${Math.round(learned * 100)}% learned` }[lang];
  const rules =
    cues.length === 0
      ? ''
      : { zh: `规则 ${cues.map(shortened).join('；')}`, en: `rules ${cues.map(shortened).join('; ')}` }[lang];
  return [share, rules].filter((part) => part !== '').join('  ');
}

/** Characters of a rule that are shown: rules that list many words go on for lines. */
const shownRule = 40;

const shortened = (cue: string): string => (cue.length <= shownRule ? cue : `${cue.slice(0, shownRule)}…`);

function sourceTold(
  { input, row, sha256, firstRun, codedRun, code, lexicon, model, segmenter }: TracedComplaint,
  lang: Lang,
) {
  const runs = {
    zh: `第 ${firstRun} 次运行读入，第 ${codedRun} 次编码`,
    en: `read by run ${firstRun}, coded by run ${codedRun}`,
  }[lang];
  return `${input}:${row}  sha256 ${sha256.slice(0, 12)}  ${runs}  ${code} · ${lexicon} · ${model} · ${segmenter}`;
}
