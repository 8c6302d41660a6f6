import { alertSubject } from '../alert-words.ts';
import type { Label, Lang } from '../lang.ts';
import type { AlertRow, Labels } from '../store/queries.ts';
import { type Cell, table } from './table.ts';

const columns: readonly Label[] = [
  { zh: '夜', en: 'night' },
  { zh: '应用', en: 'app' },
  { zh: '预警', en: 'alert' },
  { zh: '起止', en: 'days' },
  { zh: '状态', en: 'state' },
  { zh: '提到 / 评论', en: 'stated / reviews' },
  { zh: '预期', en: 'expected' },
  { zh: '倍数（95% 区间）', en: 'times (95 % interval)' },
  { zh: '校正后 p', en: 'corrected p' },
  { zh: '词语', en: 'phrases' },
  { zh: '原文', en: 'in their words' },
];

const states: Readonly<Record<AlertRow['state'], Label>> = {
  open: { zh: '持续中', en: 'open' },
  over: { zh: '已结束', en: 'over' },
  lasting: { zh: '成为常态', en: 'lasting' },
};

/** Alerts as a table, in the order given, each with the phrases that are part of it and its best quote. */
export function alertsTold(alerts: readonly AlertRow[], names: Labels, lang: Lang): string {
  if (alerts.length === 0) return { zh: '没有预警。', en: 'There are no alerts.' }[lang];
  const rows = alerts.filter(({ partOf }) => partOf === null).map((alert) => row(alert, names, lang));
  return table([columns.map((column) => column[lang]), ...rows]);
}

function row(alert: AlertRow, names: Labels, lang: Lang): Cell[] {
  const { raised, app, first, last, state, observed, reviews, expected, q } = alert;
  const version = alert.version === null ? '' : ` (${alert.version})`;
  return [
    ...[
      raised,
      app,
      `${alertSubject(alert, names, lang)}${version}`,
      first === last ? first : `${first} – ${last}`,
    ],
    ...[states[state][lang], `${observed} / ${reviews}`, expected.toFixed(1)],
    `${alert.ratio.toFixed(1)} [${alert.ratioLow.toFixed(1)}, ${alert.ratioHigh.toFixed(1)}]`,
    q < 0.0001 ? '< 0.0001' : q.toFixed(4),
    alert.phrases.slice(0, phrasesShown).join(' '),
    alert.quotes[0] === undefined ? '' : `“${oneLine(alert.quotes[0].quote)}”`,
  ];
}

/** Characters of a quote, and phrases, that fit on a line. */
const shown = 24;
const phrasesShown = 4;

function oneLine(quote: string): string {
  const line = [...quote.replaceAll(/\s+/g, ' ')];
  return line.length <= shown ? line.join('') : `${line.slice(0, shown).join('')}…`;
}
