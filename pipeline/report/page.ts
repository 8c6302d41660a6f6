import type { Facts } from './facts.ts';
import { escapeText, type Html, html } from './html.ts';
import { count, list } from './numbers.ts';
import type { Section } from './section.ts';
import { comparison } from './sections/comparison.ts';
import { emerging } from './sections/emerging.ts';
import { funnel } from './sections/funnel.ts';
import { growth } from './sections/growth.ts';
import { history } from './sections/history.ts';
import { issues } from './sections/issues.ts';
import { ledger } from './sections/ledger.ts';
import { matrix } from './sections/matrix.ts';
import { method } from './sections/method.ts';
import { phrases } from './sections/phrases.ts';
import { priorities } from './sections/priorities.ts';
import { quality } from './sections/quality.ts';
import { stars } from './sections/stars.ts';
import { summary } from './sections/summary.ts';
import { topics } from './sections/topics.ts';
import { versions } from './sections/versions.ts';
import { style } from './style.ts';
import { appName, type View } from './view.ts';

/** The parts of the report in their order. */
const sections: readonly Section[] = [
  summary,
  priorities,
  emerging,
  growth,
  funnel,
  matrix,
  issues,
  ledger,
  topics,
  phrases,
  stars,
  history,
  versions,
  comparison,
  quality,
  method,
];

/** Nothing may be fetched and no script may run, whatever a review says; only the page's own style holds. */
const policy = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";

const title = { zh: '用户抱怨诊断报告', en: 'What users complain of' };

/** The whole page. */
export function page(facts: Facts, view: View): string {
  const { lang } = view;
  const parts = sections.flatMap((section) => {
    const body = section.body(facts, view);
    return body === null ? [] : [{ section, body }];
  });
  return `<!doctype html>
<html lang="${{ zh: 'zh-CN', en: 'en' }[lang]}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeText(`${title[lang]} · ${appList(facts, view)}`)}</title>
<style>${style}</style>
</head>
<body>
${
  masthead(
    facts,
    view,
    parts.map(({ section }) => section),
  ).markup
}
<main>
${parts.map(({ section, body }) => framed(section, body, view).markup).join('\n')}
</main>
<footer><p>${escapeText(colophon(facts, view))}</p></footer>
</body>
</html>
`;
}

const framed = ({ id, title: heading }: Section, body: Html, { lang }: View): Html =>
  html`<section id="${id}" aria-labelledby="${id}-title">
<h2 id="${id}-title">${heading[lang]}</h2>
${body}
</section>`;

function masthead(facts: Facts, view: View, shown: readonly Section[]): Html {
  const { lang } = view;
  const { firstDate, lastDate, counted } = facts.overview;
  const span = firstDate === null ? '' : `${firstDate} – ${lastDate} · `;
  const amount = lang === 'zh' ? `${count(counted)} 条评论` : `${count(counted)} reviews`;
  return html`<header>
<h1>${title[lang]}</h1>
<p class="sub">${appList(facts, view)}<br>${span}${amount}</p>
<nav aria-label="${{ zh: '目录', en: 'Contents' }[lang]}"><ul>${shown.map(({ id, title: heading }) => html`<li><a href="#${id}">${heading[lang]}</a></li>`)}</ul></nav>
</header>`;
}

const namesShown = 5;

function appList({ apps }: Facts, view: View): string {
  const names = list(
    apps.slice(0, namesShown).map(({ app }) => appName(app, view)),
    view.lang,
  );
  const more = apps.length - namesShown;
  return more > 0
    ? `${names}${{ zh: ` 等 ${apps.length} 款应用`, en: ` and ${more} more` }[view.lang]}`
    : names;
}

const colophon = ({ run }: Facts, { lang }: View): string =>
  ({ zh: '由 Wenzhen 问诊生成，数据未离开本机', en: 'Made by Wenzhen; no data has left this machine' })[
    lang
  ] + (run === undefined ? '' : ` · ${run.finished}`);
