import type { UserError } from '../errors.ts';
import type { FunnelSummary } from '../funnel.ts';
import type { InputSummary } from '../input.ts';
import type { Label, Lang } from '../lang.ts';
import { noteTold } from '../notes.ts';
import type { RunSummary } from '../run.ts';
import { findings, labels, quotes, type Store } from '../store/queries.ts';
import { reasons } from '../store/codes.ts';
import { type Cell, table } from './table.ts';

const columns = [
  { zh: '来源', en: 'source' },
  { zh: '读入', en: 'read' },
  { zh: '接受', en: 'accepted' },
  { zh: '新增', en: 'new' },
  { zh: '修订', en: 'revised' },
  { zh: '更新', en: 'recoded' },
  { zh: '未变', en: 'unchanged' },
  { zh: '重复', en: 'duplicate' },
  { zh: '拒收', en: 'rejected' },
  { zh: '条/秒', en: 'reviews/s' },
] as const satisfies readonly Label[];

const findingColumns = [
  { zh: '最多的问题', en: 'Most stated' },
  { zh: '阶段', en: 'stage' },
  { zh: '内因', en: 'cause' },
  { zh: '评论', en: 'reviews' },
  { zh: '占比', en: 'share' },
  { zh: '原文', en: 'in their words' },
] as const satisfies readonly Label[];

const topFindings = 5;
/** Characters of a quote, enough for the gist of one on a line of a terminal. */
const quoteLength = 30;

/** What became of every input: a table, then why rows were rejected and what else is to be known of an input. */
export function accountOf({ inputs, duplicates, funnel }: RunSummary, lang: Lang): string {
  const rows = inputs.map((input) => rowOf(input, duplicates.get(input.path) ?? 0));
  const repeated = [...duplicates.values()].reduce((total, count) => total + count, 0);
  const all: Cell[][] = inputs.length > 1 ? [...rows, rowOf(totalOf(inputs, lang), repeated)] : rows;
  return [
    table([columns.map((column) => column[lang]), ...all]),
    ...inputs.flatMap((input) => remarksOn(input, lang)),
    ...(funnel === null ? [] : funnelTold(funnel, lang)),
  ].join('\n');
}

function rowOf(
  { path, read, accepted, added, revised, updated, unchanged, rejected, seconds }: Counts,
  duplicate: number,
): Cell[] {
  return [
    path,
    read,
    accepted,
    added,
    revised,
    updated,
    unchanged,
    duplicate,
    rejected,
    perSecond(read, seconds),
  ];
}

const counted = [
  'read',
  'accepted',
  'added',
  'revised',
  'updated',
  'unchanged',
  'rejected',
  'seconds',
] as const;

type Counts = Pick<InputSummary, 'path' | (typeof counted)[number]>;

function totalOf(inputs: readonly InputSummary[], lang: Lang): Counts {
  const sums = counted.map((count) => [count, inputs.reduce((total, input) => total + input[count], 0)]);
  return {
    path: { zh: '合计', en: 'total' }[lang],
    ...(Object.fromEntries(sums) as Record<(typeof counted)[number], number>),
  };
}

const perSecond = (read: number, seconds: number): number => (seconds > 0 ? Math.round(read / seconds) : 0);

function remarksOn({ notes, ...input }: InputSummary, lang: Lang): string[] {
  return [
    ...faultsOf(input, lang),
    ...notes.map(({ note, detail }) => `${input.path}: ${noteTold(`${note}: ${detail}`, lang)}`),
  ];
}

/** What kept an input from being read, and why rows of it were rejected. */
function faultsOf(
  { path, rejectedBy, error }: Pick<InputSummary, 'path' | 'rejectedBy' | 'error'>,
  lang: Lang,
): string[] {
  const why = Object.entries(rejectedBy).map(
    ([reason, count]) => `${reasons[reason as keyof typeof reasons][lang]} ${count}`,
  );
  return [
    ...(error === null
      ? []
      : [`${path}: [${error.code}] ${(lang === 'zh' && error.zh?.message) || error.message}`]),
    ...(why.length === 0 ? [] : [`${path}: ${{ zh: '拒收', en: 'rejected' }[lang]}: ${why.join(', ')}`]),
  ];
}

function funnelTold(funnel: FunnelSummary, lang: Lang): string[] {
  const kept = { zh: `漏斗数字 ${funnel.kept} 个`, en: `${funnel.kept} funnel numbers` }[lang];
  return [...(funnel.error === null ? [`${funnel.path}: ${kept}`] : []), ...faultsOf(funnel, lang)];
}

/** The most stated findings of the whole store, a quote with each. */
export function findingsTold(store: Store, lang: Lang): string {
  const names = labels(store);
  const rows = findings(store)
    .slice(0, topFindings)
    .map(({ issue, stage, cause, reviews, share }): Cell[] => {
      const [quote] = quotes(store, { issue, stage, cause, limit: 1 });
      const words = [names.issues.get(issue), names.stages.get(stage), names.causes.get(cause)].map(
        (label) => label?.[lang] ?? '',
      );
      return [
        ...words,
        reviews,
        `${(share * 100).toFixed(1)}%`,
        quote === undefined ? '' : `“${shortened(quote.quote)}”`,
      ];
    });
  return `\n${table([findingColumns.map((column) => column[lang]), ...rows])}`;
}

/** One line of a quote, cut where it has its gist. */
export function shortened(quote: string): string {
  const line = [...quote.replaceAll(/\s+/g, ' ')];
  return line.length <= quoteLength ? line.join('') : `${line.slice(0, quoteLength).join('')}…`;
}

export const filesTold = (files: readonly string[], lang: Lang): string =>
  `\n${{ zh: '结果', en: 'Results' }[lang]}\n${files.map((file) => `  ${file}`).join('\n')}`;

/** The same for machines. */
export const factsOf = ({
  run,
  started,
  finished,
  inputs,
  duplicates,
  funnel,
}: RunSummary): Record<string, unknown> => ({
  run,
  started,
  finished,
  inputs: inputs.map(({ error, ...input }) => ({
    ...input,
    duplicates: duplicates.get(input.path) ?? 0,
    error: faultOf(error),
  })),
  funnel: funnel === null ? null : { ...funnel, error: faultOf(funnel.error) },
});

const faultOf = (error: UserError | null) =>
  error === null ? null : { code: error.code, message: error.message };
