import type { Digest, ToldAlert } from './digest.ts';
import { headingOf, moreOf, quoteOf, reportOf, seeOf } from './words.ts';

/**
 * The digest with its first `shown` alerts in what DingTalk and WeCom both know of Markdown: headings, bold, quotes and links.
 * @param gap what stands between lines: DingTalk joins lines that no empty one parts
 */
export function markdown(digest: Digest, shown: number, gap: '\n' | '\n\n'): string {
  const { title, troubles, alerts, link } = digest;
  return [
    `### ${title}`,
    ...troubles.map((trouble) => `> ${trouble}`),
    ...alerts.slice(0, shown).flatMap((alert, place) => entry(alert, place + 1, digest)),
    moreOf(digest, shown),
    link === null ? reportOf(digest) : linked(seeOf(digest), link),
  ]
    .filter((line) => line !== '')
    .join(gap);
}

function entry(alert: ToldAlert, place: number, digest: Digest): string[] {
  const heading = `${place}、${headingOf(alert, digest)}`;
  const quote = quoteOf(alert);
  return [
    `**${heading}**`,
    alert.link === null ? alert.figures : `${alert.figures} ${linked(seeOf(digest), alert.link)}`,
    quote === '' ? '' : `> ${quote}`,
  ];
}

/** A bracket in an address would end it. */
const linked = (words: string, address: string): string =>
  `[${words}](${address.replaceAll('(', '%28').replaceAll(')', '%29')})`;
