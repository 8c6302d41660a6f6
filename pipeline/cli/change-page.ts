import type { Change, ChangedFinding } from '../changes.ts';
import type { Label, Lang } from '../lang.ts';
import type { ComparableRun, Labels } from '../store/queries.ts';
import { shortened } from './summary.ts';
import { type Cell, table } from './table.ts';

/** Two runs and what has become of every finding between them. */
export interface RunComparison {
  readonly one: ComparableRun;
  readonly other: ComparableRun;
  readonly findings: readonly ChangedFinding[];
}

/** Findings of one kind of change that are shown; with all four kinds, a page. */
const shown = 8;

const kinds: Readonly<Record<Exclude<Change, 'steady'>, Label>> = {
  new: { zh: '新出现', en: 'New' },
  grown: { zh: '上升', en: 'Grown' },
  shrunk: { zh: '下降', en: 'Shrunk' },
  solved: { zh: '消失', en: 'Solved' },
};

const columns = [
  { zh: '应用', en: 'app' },
  { zh: '问题', en: 'issue' },
  { zh: '阶段', en: 'stage' },
  { zh: '内因', en: 'cause' },
  { zh: '评论', en: 'reviews' },
  { zh: '此前占比', en: 'share before' },
  { zh: '其后占比', en: 'share since' },
  { zh: '校正后 p', en: 'corrected p' },
  { zh: '原文', en: 'in their words' },
] as const satisfies readonly Label[];

/** The comparison on one page, line by line. `quoteOf` gives words that show a finding. */
export function changePage(
  comparison: RunComparison,
  names: Labels,
  quoteOf: (finding: ChangedFinding) => string,
  lang: Lang,
): string[] {
  const groups = Object.entries(kinds).map(([kind, label]) => ({
    label: label[lang],
    findings: comparison.findings.filter(({ change }) => change === kind).sort(byWeight),
  }));
  return [
    ...heading(comparison, lang),
    groups.map(({ label, findings }) => `${label} ${findings.length}`).join({ zh: '，', en: ', ' }[lang]),
    ...groups.flatMap(({ label, findings }) =>
      findings.length === 0
        ? []
        : [
            `\n${label}`,
            table([
              columns.map((column) => column[lang]),
              ...findings.slice(0, shown).map((finding) => rowOf(finding, names, quoteOf(finding), lang)),
            ]),
            ...(findings.length > shown ? [moreThan(findings.length - shown, lang)] : []),
          ],
    ),
  ];
}

/** The greatest change of share first. */
const byWeight = (one: ChangedFinding, other: ChangedFinding): number =>
  Math.abs(other.latter.share - other.former.share) - Math.abs(one.latter.share - one.former.share);

function heading({ one, other, findings }: RunComparison, lang: Lang): string[] {
  const reviews = [
    ...new Map(findings.map(({ app, ofBefore, ofAfter }) => [app, ofAfter - ofBefore])).values(),
  ];
  const came = reviews.reduce((total, count) => total + count, 0);
  const words = {
    zh: `运行 ${one.run}（${one.finished}）→ 运行 ${other.run}（${other.finished}）：计入的评论 ${signed(came)} 条，问题 ${findings.length} 项`,
    en: `Run ${one.run} (${one.finished}) → run ${other.run} (${other.finished}): ${signed(came)} counted reviews, ${findings.length} findings`,
  };
  return one.coder === other.coder ? [words[lang]] : [words[lang], recoded[lang]];
}

const recoded: Label = {
  zh: '注意：两次运行之间换了程序、词典或模型，差别也可能由此而来。',
  en: 'Mind: program, lexicons or model have changed between the two; differences may come from that.',
};

const moreThan = (count: number, lang: Lang): string =>
  ({ zh: `另有 ${count} 项，见 --json`, en: `${count} more: see --json` })[lang];

const signed = (count: number): string => (count < 0 ? `−${-count}` : `+${count}`);

const percent = (share: number): string => `${(share * 100).toFixed(1)}%`;

function rowOf(finding: ChangedFinding, names: Labels, quote: string, lang: Lang): Cell[] {
  const { app, issue, stage, cause, before, after, former, latter, q, change } = finding;
  return [
    app,
    ...[names.issues.get(issue), names.stages.get(stage), names.causes.get(cause)].map(
      (label) => label?.[lang] ?? '',
    ),
    `${before} → ${after}`,
    percent(former.share),
    percent(latter.share),
    change === 'new' ? '–' : q < 0.001 ? '<.001' : q.toFixed(3).slice(1),
    quote === '' ? '' : `“${shortened(quote)}”`,
  ];
}

/** The same for machines; of steady findings only how many there are. */
export function changeFacts({ one, other, findings }: RunComparison): object {
  return {
    one,
    other,
    steady: findings.filter(({ change }) => change === 'steady').length,
    findings: findings.filter(({ change }) => change !== 'steady'),
  };
}
