import type { Label, Lang } from '../../lang.ts';
import { type Html, html } from '../../report/html.ts';
import type { Part } from '../ask.ts';
import { href } from '../links.ts';

const menu: Readonly<Record<Part, Label & { readonly path: string }>> = {
  overview: { path: '/', zh: '总览', en: 'Overview' },
  apps: { path: '/apps', zh: '应用对比', en: 'Apps' },
  issues: { path: '/issues', zh: '问题', en: 'Issues' },
  topics: { path: '/topics', zh: '主题', en: 'Topics' },
  alerts: { path: '/alerts', zh: '预警', en: 'Alerts' },
  ledger: { path: '/ledger', zh: '建议与台账', en: 'Suggestions' },
  reviews: { path: '/reviews', zh: '评论', en: 'Reviews' },
  search: { path: '/search', zh: '检索', en: 'Search' },
  queue: { path: '/queue', zh: '复核', en: 'Review queue' },
};

const words = {
  name: { zh: '问诊', en: 'Wenzhen' },
  skip: { zh: '跳到正文', en: 'Skip to content' },
  menu: { zh: '主菜单', en: 'Main menu' },
  search: { zh: '检索评论', en: 'Search reviews' },
  other: { zh: 'English', en: '中文' },
  foot: {
    zh: '数据只在本机；所有数字按计入的评论计算',
    en: 'Data stays on this machine; all numbers are of counted reviews',
  },
} as const satisfies Record<string, Label>;

interface Framed {
  readonly lang: Lang;
  /** Path and query of this page, for the link to it in the other language. */
  readonly url: string;
  readonly part: Part | null;
  readonly title: string;
  readonly body: Html;
}

/** A whole document. */
export function framed({ lang, url, part, title, body }: Framed): string {
  const page = html`<html lang="${{ zh: 'zh-CN', en: 'en' }[lang]}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="htmx-config" content="includeIndicatorCSS:false, history:false">
<title>${title} · ${words.name[lang]}</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="/style.css">
<script src="/htmx.js" defer></script>
<script src="/keys.js" defer></script>
</head>
<body>
<a class="skip" href="#main">${words.skip[lang]}</a>
<header>
<p class="name"><a href="/">${words.name[lang]}</a></p>
<nav aria-label="${words.menu[lang]}"><ul>${Object.entries(menu).map(([id, { path, ...label }]) => html`<li><a href="${path}"${id === part ? html` aria-current="page"` : null}>${label[lang]}</a></li>`)}</ul></nav>
<form class="find" action="/search" role="search"><label class="hidden" for="find">${words.search[lang]}</label><input id="find" name="q" type="search" maxlength="200" placeholder="${words.search[lang]}  /" autocomplete="off"></form>
<a class="other" href="${inOther(url, lang)}" lang="${{ zh: 'en', en: 'zh-CN' }[lang]}">${words.other[lang]}</a>
</header>
<main id="main" tabindex="-1">
<h1>${title}</h1>
${body}
</main>
<footer><p>${words.foot[lang]}</p></footer>
</body>
</html>
`;
  return `<!doctype html>\n${page.markup}`;
}

/** This page in the other language. */
function inOther(url: string, lang: Lang): string {
  const [path, query] = url.split('?') as [string, string | undefined];
  return href(path, { ...Object.fromEntries(new URLSearchParams(query)), lang: lang === 'zh' ? 'en' : 'zh' });
}
