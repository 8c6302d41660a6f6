import type { Label } from '../lang.ts';
import type { Digest, ToldAlert } from './digest.ts';

/** Alerts of one message, at most; the report has all. */
export const mostAlerts = 20;

const worse: Label = { zh: '加重', en: 'worse' };
const see: Label = { zh: '看报告', en: 'see the report' };
const at: Label = { zh: '报告：', en: 'Report: ' };

/** `米芽健康 · 闪退卡死（6.2.0，加重）` */
export function headingOf({ app, subject, version, worse: isWorse }: ToldAlert, { lang }: Digest): string {
  const about = [version, isWorse ? worse[lang] : ''].filter(Boolean);
  const brackets =
    about.length === 0 ? '' : { zh: `（${about.join('，')}）`, en: ` (${about.join(', ')})` }[lang];
  return `${app} · ${subject}${brackets}`;
}

export const quoteOf = ({ quote }: ToldAlert): string => (quote === '' ? '' : `“${quote}”`);

export const moreOf = ({ alerts, lang }: Digest, shown: number): string =>
  shown >= alerts.length
    ? ''
    : { zh: `另有 ${alerts.length - shown} 条，见报告`, en: `${alerts.length - shown} more in the report` }[
        lang
      ];

export const seeOf = ({ lang }: Digest): string => see[lang];

/** Where the report lies, for people who have no address of it. */
export const reportOf = ({ lang, report }: Digest): string => `${at[lang]}${report}`;
