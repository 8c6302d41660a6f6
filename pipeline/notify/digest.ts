import { alertSubject } from '../alert-words.ts';
import type { Label, Lang } from '../lang.ts';
import type { AlertRow, Labels } from '../store/queries.ts';
import type { Agenda, DueAlert } from './agenda.ts';
import { harmless, harmlessWords } from './harmless.ts';

/** One message to people, before it takes the shape of a channel. Every text that is not the team's own is harmless, and on one line. */
export interface Digest {
  readonly lang: Lang;
  readonly title: string;
  /** What is wrong with the night itself. */
  readonly troubles: readonly string[];
  readonly alerts: readonly ToldAlert[];
  /** The report: an address, or null where only a path is known. */
  readonly link: string | null;
  readonly report: string;
}

export interface ToldAlert {
  readonly id: string;
  readonly app: string;
  readonly subject: string;
  /** Empty: of all versions. */
  readonly version: string;
  readonly figures: string;
  /** Whether it has been told before and is worse now. */
  readonly worse: boolean;
  /** In a reviewer's words; empty where there are none. */
  readonly quote: string;
  /** Its place in the report; null where that has no address. */
  readonly link: string | null;
}

/** Characters of what others have written, and how many troubles are told. */
const longest = { name: 40, version: 20, quote: 60, trouble: 160 };
const mostTroubles = 5;

/** What there is to tell. */
type Told = Pick<Agenda, 'alerts' | 'troubles'>;

export interface DigestContext {
  readonly names: Labels;
  readonly lang: Lang;
  /** Address or path of the report. */
  readonly report: string;
}

export function digestOf({ alerts, troubles }: Told, { names, lang, report }: DigestContext): Digest {
  const link = /^https?:\/\//.test(report) && URL.canParse(report) ? new URL(report).href : null;
  return {
    lang,
    title: titleOf(alerts.length, troubles.length, lang),
    troubles: troubles
      .slice(0, mostTroubles)
      .map(({ words }) => harmless(words?.[lang] ?? '', longest.trouble)),
    alerts: alerts.map((due) => toldAlert(due, names, lang, link)),
    link,
    report,
  };
}

/** Holds the word 问诊, which robots can be set to ask for. */
function titleOf(alerts: number, troubles: number, lang: Lang): string {
  const parts = {
    zh: [alerts > 0 ? `${alerts} 条预警` : '', troubles > 0 ? `${troubles} 项运行问题` : ''],
    en: [
      alerts > 0 ? `${alerts} alert${alerts === 1 ? '' : 's'}` : '',
      troubles > 0 ? `${troubles} trouble${troubles === 1 ? '' : 's'} of the night` : '',
    ],
  }[lang].filter(Boolean);
  return { zh: `问诊：${parts.join('，')}`, en: `Wenzhen 问诊: ${parts.join(', ')}` }[lang];
}

function toldAlert({ alert, told }: DueAlert, names: Labels, lang: Lang, report: string | null): ToldAlert {
  return {
    id: alert.alert,
    app: harmless(alert.app, longest.name),
    subject: (isSpoken(alert) ? harmlessWords : harmless)(alertSubject(alert, names, lang), longest.name),
    version: harmless(alert.version ?? '', longest.version),
    figures: figures(alert, told, lang),
    worse: told !== null,
    quote: harmlessWords(alert.quotes[0]?.quote ?? '', longest.quote),
    link: report === null ? null : `${report.split('#', 1)[0]}#alert-${encodeURIComponent(alert.alert)}`,
  };
}

/** Phrases and the labels of topics are words of reviewers. */
const isSpoken = ({ kind }: AlertRow): boolean => kind === 'phrase' || kind === 'topic';

function figures(
  { first, last, observed, reviews, expected, ratio, state }: AlertRow,
  told: number | null,
  lang: Lang,
): string {
  const span = first === last ? first : `${first} – ${last}`;
  const usual = expected < 0.1 ? seldom : { zh: `约 ${expected.toFixed(1)}`, en: expected.toFixed(1) };
  const over = state === 'open' ? { zh: '', en: '' } : { zh: '；已结束', en: '; over by now' };
  const before =
    told === null
      ? { zh: '', en: '' }
      : { zh: `（上次 ${times(told)} 倍）`, en: ` (${times(told)} when last told)` };
  return {
    zh: `${span}：${reviews} 条评论中 ${observed} 条提到，平时${usual.zh} 条，${times(ratio)} 倍${before.zh}${over.zh}`,
    en: `${span}: ${observed} of ${reviews} reviews state it, usually ${usual.en}: ${times(ratio)} times${before.en}${over.en}`,
  }[lang];
}

const seldom: Label = { zh: '不到 0.1', en: 'less than 0.1' };

const times = (ratio: number): string => (ratio >= 10 ? String(Math.round(ratio)) : ratio.toFixed(1));
