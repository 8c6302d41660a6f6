import type { Lang } from '../lang.ts';
import { type AdoptionRow, adoptions } from '../store/queries.ts';
import { askStore } from '../store/store.ts';
import { cautionsOn, verdictWords } from '../ledger-words.ts';
import { type Cell, table } from './table.ts';
import { type Execute, exitCode, print } from './terminal.ts';

/** `wenzhen ledger`: what was taken up, and whether the issue is stated less since. */
export const execute: Execute = async ({ db, app, json, lang }, terminal) => {
  await askStore(db, (store) => {
    const rows = adoptions(store).filter((row) => app === undefined || row.app === app);
    print(terminal, json ? JSON.stringify(rows, null, 2) : ledgerTold(rows, lang));
  });
  return exitCode.done;
};

const columns = {
  zh: ['建议', '应用', '起于', '此前', '此后', '净变化（百分点）', '95% 区间', '对照应用', '结论'],
  en: [
    'suggestion',
    'app',
    'since',
    'before',
    'after',
    'net change, points',
    '95 % interval',
    'other apps',
    'verdict',
  ],
} as const satisfies Record<Lang, readonly string[]>;

/** The ledger as a table; a line that says how to fill it where it is empty. */
export function ledgerTold(rows: readonly AdoptionRow[], lang: Lang): string {
  if (rows.length === 0) return empty[lang];
  return [
    table([columns[lang], ...rows.map((row) => cells(row, lang))]),
    ...rows.flatMap((row) => remarks(row, lang)),
  ].join('\n');
}

function cells(
  { suggestion, app, version, date, before, after, effect, controls, verdict }: AdoptionRow,
  lang: Lang,
): Cell[] {
  return [
    ...[suggestion, app, version ?? date ?? '', share(before), share(after)],
    effect === null ? '–' : points(effect.share),
    effect === null ? '–' : `${points(effect.low)} … ${points(effect.high)}`,
    controls,
    verdictWords[verdict][lang],
  ];
}

const share = ({ reviews, stating }: AdoptionRow['before']): string =>
  reviews === 0 ? '–' : `${((100 * stating) / reviews).toFixed(1)}% (${stating}/${reviews})`;

/** Percentage points with their sign. */
const points = (value: number): string => `${value < 0 ? '-' : '+'}${Math.abs(100 * value).toFixed(1)}`;

function remarks(row: AdoptionRow, lang: Lang): string[] {
  const told = cautionsOn(row).map((caution) => caution[lang]);
  return [...(row.note === '' ? [] : [row.note]), ...told].map((remark) => `${row.suggestion}: ${remark}`);
}

const empty: Readonly<Record<Lang, string>> = {
  zh: '台账为空。用 wenzhen adopt <建议编号> --app <应用> --app-version <版本> 记下已采纳的建议。',
  en: 'The ledger is empty. Mark what was done: wenzhen adopt <SUGGESTION> --app <APP> --app-version <VERSION>',
};
