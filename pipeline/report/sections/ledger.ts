import type { Label } from '../../lang.ts';
import type { AdoptionRow } from '../../store/queries.ts';
import { cautionsOn, verdictWords } from '../../ledger-words.ts';
import { tableOf } from '../figure.ts';
import { type Html, html, type Part } from '../html.ts';
import { count, percent, points } from '../numbers.ts';
import type { Section } from '../section.ts';
import { appName, named, type View } from '../view.ts';

/** Suggestions that were taken up, and whether the issue is stated less since. */
export const ledger: Section = {
  id: 'ledger',
  title: { zh: '改进台账', en: 'What was done, and did it help' },
  body: ({ ledger: rows }, view) =>
    rows.length === 0 ? null : html`${table(rows, view)}<p class="means">${method[view.lang]}</p>`,
};

function table(rows: readonly AdoptionRow[], view: View): Html {
  const zh = view.lang === 'zh';
  const head = zh
    ? ['已采纳的建议', '应用', '问题', '起于', '此前', '此后', '净变化（95% 区间）', '结论']
    : ['taken up', 'app', 'issue', 'since', 'before', 'after', 'net change (95 % interval)', 'verdict'];
  return tableOf(zh ? '改进台账' : 'Ledger', { head, rows: rows.map((row) => cells(row, view)) });
}

function cells(row: AdoptionRow, view: View): Part[] {
  const { lang } = view;
  return [
    html`${row.text[lang]}<br><code>${row.suggestion}</code>${row.note === '' ? null : html`<br><small>${row.note}</small>`}`,
    appName(row.app, view),
    named(view.labels.issues, row.issue, view),
    row.version ?? row.date ?? '',
    share(row.before),
    share(row.after),
    net(row, view),
    html`<b>${verdictWords[row.verdict][lang]}</b>${cautionsOn(row).map((caution) => html`<br><small>${caution[lang]}</small>`)}`,
  ];
}

const share = ({ reviews, stating }: AdoptionRow['before']): string =>
  reviews === 0 ? '–' : `${percent(stating / reviews)} (${count(stating)} / ${count(reviews)})`;

function net({ effect, controls, weeks }: AdoptionRow, { lang }: View): string {
  if (effect === null) return '–';
  const against = {
    zh: controls === 0 ? '无对照' : `对照 ${controls} 款应用`,
    en: controls === 0 ? 'nothing to compare with' : `against ${controls} ${controls === 1 ? 'app' : 'apps'}`,
  }[lang];
  const span = { zh: `前后各 ${weeks} 周`, en: `${weeks} weeks each` }[lang];
  return `${points(effect.share)} (${points(effect.low)} – ${points(effect.high)}) · ${span} · ${against}`;
}

const method: Label = {
  zh: '结论比较采纳前后等长的整周窗口内提出该问题的评论占比；有其他应用时减去它们同期的变化（双重差分），区间按天与天之间的离散程度放宽。区间全在零以下为「有效」，全在零以上为「变差」。',
  en: 'Shares of reviews that state the issue, in windows of whole weeks before and after; where there are other apps, less their own change in the same weeks (difference in differences), with intervals widened by how much days vary. Wholly below zero: helped; wholly above: worse.',
};
