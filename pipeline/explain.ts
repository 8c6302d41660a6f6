import type { Reason } from './diagnose/reasons.ts';
import type { Label, Lang } from './lang.ts';
import type { CodeLabel, Labels, StoredComplaint, StoredReview } from './store/queries.ts';

export interface ExplainOptions {
  readonly lang: Lang;
  /** Sets evidence off from the text around it. */
  readonly mark: (evidence: string) => string;
}

const heading = {
  complaints: { zh: '诉求', en: 'Complaints' },
  none: { zh: '没有诉求', en: 'No complaint' },
  revisions: { zh: '此前的版本', en: 'Earlier versions' },
  reasons: { zh: '编码依据', en: 'What the codes rest on' },
  repeats: { zh: '与之重复', en: 'repeats' },
  noStars: { zh: '无星级', en: 'no stars' },
} as const satisfies Record<string, Label>;

/** A stored review in words, a line an entry: origin, text with its evidence set off, codes, reasons and earlier versions. */
export function explainReview(
  review: StoredReview,
  labels: Labels,
  reasons: readonly Reason[],
  { lang, mark }: ExplainOptions,
): string[] {
  const name = (codes: ReadonlyMap<string, CodeLabel>, id: string): string => codes.get(id)?.[lang] ?? id;
  return [
    `${review.id}  ${review.app}  ${review.at ?? ''}  ${starsOf(review.stars, lang)}  ${review.version ?? ''}`.trimEnd(),
    `${review.input}:${review.row}${review.duplicateOf === null ? '' : `  ${heading.repeats[lang]} ${review.duplicateOf}`}`,
    [
      name(labels.languages, review.language),
      `${name(labels.polarities, review.polarity)} ${review.score.toFixed(2)}`,
      ...flagsOf(review, labels, lang),
    ].join('  '),
    '',
    ...(review.title === '' ? [] : [marked(review, 'title', mark)]),
    marked(review, 'text', mark),
    '',
    review.complaints.length === 0 ? heading.none[lang] : `${heading.complaints[lang]}:`,
    ...review.complaints.map((complaint) => `  ${told(complaint, name, labels)}`),
    ...section(
      heading.reasons[lang],
      reasons.map((reason) => reasonTold(reason, name(labels.issues, reason.issue))),
    ),
    ...section(
      heading.revisions[lang],
      review.revisions.map(
        (old) => `${old.revision}  ${starsOf(old.stars, lang)}  ${old.title} ${old.text}  → ${old.replaced}`,
      ),
    ),
  ];
}

const section = (title: string, lines: readonly string[]): string[] =>
  lines.length === 0 ? [] : ['', `${title}:`, ...lines.map((line) => `  ${line}`)];

const starsOf = (stars: number | null, lang: Lang): string =>
  stars === null ? heading.noStars[lang] : '★'.repeat(stars) + '☆'.repeat(5 - stars);

const flagsOf = (review: StoredReview, labels: Labels, lang: Lang): string[] =>
  review.flags.map(
    ({ flag, reason }) => `${labels.flags.get(flag)?.[lang] ?? flag}${reason === '' ? '' : ` (${reason})`}`,
  );

function told(
  { issue, stage, cause, confidence, quote }: StoredComplaint,
  name: (codes: ReadonlyMap<string, CodeLabel>, id: string) => string,
  labels: Labels,
): string {
  return `${name(labels.issues, issue)} (${issue})  ${name(labels.stages, stage)} · ${name(labels.causes, cause)}  ${confidence.toFixed(2)}  “${quote}”`;
}

const reasonTold = ({ clause, feature, issue, weight }: Reason, label: string): string =>
  `${weight >= 0 ? '+' : ''}${weight.toFixed(2)}  ${label} (${issue})  ${feature}  “${clause}”`;

/** A field with the evidence of its complaints set off; overlapping evidence is set off as one run. */
function marked(review: StoredReview, field: 'title' | 'text', mark: (evidence: string) => string): string {
  const whole = review[field];
  let shown = '';
  let at = 0;
  for (const { start, end } of runsOf(review.complaints.filter((complaint) => complaint.field === field))) {
    shown += whole.slice(at, start) + mark(whole.slice(start, end));
    at = end;
  }
  return shown + whole.slice(at);
}

function runsOf(spans: readonly { start: number; end: number }[]): { start: number; end: number }[] {
  const runs: { start: number; end: number }[] = [];
  for (const { start, end } of spans.toSorted((a, b) => a.start - b.start)) {
    const last = runs.at(-1);
    if (last !== undefined && start <= last.end) last.end = Math.max(last.end, end);
    else runs.push({ start, end });
  }
  return runs;
}
