import type { Lang } from '../lang.ts';
import { type RecodeReport, recode } from '../recode.ts';
import type { Place } from '../recoding/compare.ts';
import type { AppShift, MovedIssue, Shift } from '../recoding/report.ts';
import { type Labels, labels } from '../store/queries.ts';
import { openStore } from '../store/store.ts';
import { showProgress } from './progress.ts';
import { type Cell, table } from './table.ts';
import { type Execute, exitCode, print } from './terminal.ts';

/** Kinds of moves, and issues of an app, that are shown; `--json` gives them all. */
const mostMoves = 15;
const mostIssues = 5;
/** Characters of an example: the gist of one on a line. */
const exampleLength = 30;

/** `wenzhen recode`: codes the whole store anew and tells what moved. */
export const execute: Execute = async (settings, terminal) => {
  const bar = showProgress(terminal);
  const report = await recode(settings, { now: () => new Date(), progress: bar.show }).finally(bar.end);
  if (settings.json) print(terminal, JSON.stringify(report, null, 2));
  else for (const part of told(report, namesOf(settings.db), settings)) print(terminal, part);
  return exitCode.done;
};

function namesOf(db: string): Labels {
  const store = openStore(db, { readonly: true });
  try {
    return labels(store);
  } finally {
    store.close();
  }
}

function told(
  report: RecodeReport,
  names: Labels,
  { lang, dryRun }: { readonly lang: Lang; readonly dryRun: boolean },
): string[] {
  if (report.recoded + report.left === 0) return [words.upToDate[lang]];
  return [
    heading(report, lang, dryRun),
    ...section(words.polarities[lang], polarityRows(report, names, lang)),
    ...section(words.issues[lang], issueRows(report, names, lang)),
    ...section(words.places[lang], placeRows(report, names, lang)),
    ...section(words.apps[lang], appRows(report, names, lang)),
  ];
}

const words = {
  upToDate: {
    zh: '所有评论都已由当前的词典与模型编码，无需重新编码。',
    en: 'All reviews are coded by these lexicons and this model already.',
  },
  polarities: { zh: '褒贬的变化', en: 'Polarity' },
  issues: { zh: '问题的变化', en: 'Issues' },
  places: { zh: '阶段与内因的变化', en: 'Stages and inner causes' },
  apps: { zh: '各应用占比的变化', en: 'Shares by app' },
  none: { zh: '（无）', en: '(none)' },
  aspects: {
    polarity: { zh: '褒贬', en: 'polarity' },
    issues: { zh: '问题', en: 'issues' },
    stages: { zh: '阶段或内因', en: 'stage or cause' },
    sureness: { zh: '把握', en: 'sureness' },
    evidence: { zh: '证据', en: 'evidence' },
  },
  polarityHead: { zh: ['原来', '现在', '评论'], en: ['before', 'now', 'reviews'] },
  issueHead: { zh: ['原来', '现在', '评论', '例'], en: ['before', 'now', 'reviews', 'for example'] },
  placeHead: { zh: ['问题', '原来', '现在', '评论'], en: ['issue', 'before', 'now', 'reviews'] },
  appHead: { zh: ['应用', '', '原来', '现在'], en: ['app', '', 'before', 'now'] },
  complaining: { zh: '有诉求', en: 'complaining' },
} as const;

function heading(
  { run, recoded, moved, left, differing }: RecodeReport,
  lang: Lang,
  dryRun: boolean,
): string {
  const kinds = Object.entries(words.aspects)
    .map(([aspect, label]) => [label[lang], differing[aspect as keyof typeof differing]] as const)
    .filter(([, reviews]) => reviews > 0)
    .map(([label, reviews]) => `${label} ${reviews}`);
  const share = `${((moved / Math.max(recoded, 1)) * 100).toFixed(1)}%`;
  const title = {
    zh: dryRun ? '试运行，未写入' : `第 ${run} 次运行`,
    en: dryRun ? 'Dry run, nothing written' : `Run ${run}`,
  }[lang];
  const count = {
    zh: `重新编码 ${recoded} 条评论，${moved} 条（${share}）有变化`,
    en: `${recoded} reviews coded anew, ${moved} (${share}) of them otherwise`,
  }[lang];
  const rest = left === 0 ? '' : { zh: `；${left} 条无法重新编码`, en: `; ${left} could not be coded` }[lang];
  return `${title}: ${count}${rest}${kinds.length === 0 ? '' : `\n${kinds.join('  ')}`}`;
}

const section = (title: string, rows: readonly (readonly Cell[])[]): string[] =>
  rows.length <= 1 ? [] : [`\n${title}`, table(rows)];

const polarityRows = ({ polarities }: RecodeReport, names: Labels, lang: Lang): Cell[][] => [
  [...words.polarityHead[lang]],
  ...polarities.map(({ from, to, reviews }) => [
    names.polarities.get(from)?.[lang] ?? from,
    names.polarities.get(to)?.[lang] ?? to,
    reviews,
  ]),
];

function issueRows({ issues }: RecodeReport, names: Labels, lang: Lang): Cell[][] {
  const name = (issue: string | null) =>
    issue === null ? words.none[lang] : (names.issues.get(issue)?.[lang] ?? issue);
  const row = ({ from, to, reviews, examples }: MovedIssue) => [
    name(from),
    name(to),
    reviews,
    shortened(examples[0]?.words ?? ''),
  ];
  return [[...words.issueHead[lang]], ...issues.slice(0, mostMoves).map(row)];
}

function placeRows({ places }: RecodeReport, names: Labels, lang: Lang): Cell[][] {
  const name = ({ stage, cause }: Place) =>
    `${names.stages.get(stage)?.[lang] ?? stage} · ${names.causes.get(cause)?.[lang] ?? cause}`;
  const rows = places
    .slice(0, mostMoves)
    .map(({ issue, from, to, reviews }) => [
      names.issues.get(issue)?.[lang] ?? issue,
      name(from),
      name(to),
      reviews,
    ]);
  return [[...words.placeHead[lang]], ...rows];
}

function appRows({ apps }: RecodeReport, names: Labels, lang: Lang): Cell[][] {
  const changes = apps.flatMap(({ app, reviews, complaining, issues }: AppShift): Cell[][] => [
    [app, words.complaining[lang], ...shares(complaining, reviews)],
    ...issues
      .slice(0, mostIssues)
      .map(({ issue, ...shift }) => [
        '',
        names.issues.get(issue)?.[lang] ?? issue,
        ...shares(shift, reviews),
      ]),
  ]);
  return [[...words.appHead[lang]], ...changes];
}

const shares = ({ before, after }: Shift, of: number): string[] =>
  [before, after].map((count) => `${((count / Math.max(of, 1)) * 100).toFixed(1)}%`);

function shortened(text: string): string {
  const line = [...text.replaceAll(/\s+/g, ' ')];
  return line.length <= exampleLength ? line.join('') : `${line.slice(0, exampleLength).join('')}…`;
}
