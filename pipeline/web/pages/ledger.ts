import { suggestionTable } from '../../export/suggestions.ts';
import { ledgerTable } from '../../export/ledger.ts';
import { cautionsOn, verdictWords } from '../../ledger-words.ts';
import { html } from '../../report/html.ts';
import { percent, points } from '../../report/numbers.ts';
import { named } from '../../report/view.ts';
import { type AdoptionRow, adoptions, firstAdvice, findings } from '../../store/queries.ts';
import type { Ask, Page } from '../ask.ts';
import { scopeOf } from '../filters.ts';
import { issueLink, reviewsLink } from '../links.ts';
import { appColumn } from '../parts/app-column.ts';
import { appForm } from '../parts/forms.ts';
import type { DataTable } from '../data-table.ts';
import { csvLink, dataTable } from '../tables.ts';

const findingsShown = 40;

/** What can be done first about the greatest findings, what was done, and whether it helped. */
export function ledgerPage(ask: Ask): Page {
  const { store, labels, lang } = ask;
  const scope = scopeOf(ask.query);
  const taken = adoptions(store).filter(({ app }) => scope.app === undefined || app === scope.app);
  const ledger = adoptionTable(ask, taken);
  const first = firstTable(ask, scope);
  const nothing = html``;
  const zh = lang === 'zh';
  return {
    part: 'ledger',
    title: zh ? '建议与改进台账' : 'Suggestions and what came of them',
    tables: [
      ledger,
      first,
      { ...ledgerTable(store, lang), markup: nothing, name: 'full-ledger' },
      { ...suggestionTable(store, labels, lang), markup: nothing },
    ],
    body: html`${appForm(ask, '/ledger')}
<section><h2>${zh ? '改进台账' : 'What was done, and did it help'}</h2>
${taken.length === 0 ? html`<p>${zh ? '台账为空。用' : 'The ledger is empty. Mark what was done:'} <code>wenzhen adopt …</code>${zh ? ' 记下已采纳的建议。' : ''}</p>` : ledger.markup}</section>
<section><h2>${zh ? '各发现的首要建议' : 'The first suggestion for each finding'}</h2>${first.markup}
<p class="csv">${zh ? '全部建议：' : 'All suggestions: '}${csvLink(ask, 'suggestions')}</p></section>`,
  };
}

const stated = ({ stating, reviews }: AdoptionRow['before']): string =>
  reviews === 0 ? '–' : `${percent(stating / reviews)} (${stating} / ${reviews})`;

const adoptionTable = (ask: Ask, rows: readonly AdoptionRow[]): DataTable =>
  dataTable(ask, {
    name: 'ledger',
    label: { zh: '改进台账', en: 'Ledger' },
    rows,
    columns: [
      {
        key: 'suggestion',
        zh: '已采纳的建议',
        en: 'taken up',
        kind: 'long',
        cell: ({ text }) => text[ask.lang],
        shown: ({ text, suggestion, note }) =>
          html`${text[ask.lang]}<br><code>${suggestion}</code>${note === '' ? null : html`<br><small>${note}</small>`}`,
      },
      appColumn(ask),
      {
        key: 'issue',
        zh: '问题',
        en: 'issue',
        kind: 'text',
        cell: ({ issue }) => issue,
        shown: ({ issue, app }) =>
          html`<a href="${issueLink(issue, app)}">${named(ask.labels.issues, issue, ask)}</a>`,
      },
      { key: 'since', zh: '起于', en: 'since', kind: 'text', cell: ({ version, date }) => version ?? date },
      { key: 'before', zh: '此前', en: 'before', kind: 'text', cell: ({ before }) => stated(before) },
      { key: 'after', zh: '此后', en: 'after', kind: 'text', cell: ({ after }) => stated(after) },
      {
        key: 'effect',
        zh: '净变化（百分点，95% 区间）',
        en: 'net change (points, 95 % interval)',
        kind: 'text',
        cell: ({ effect }) =>
          effect === null ? null : `${points(effect.share)} (${points(effect.low)} – ${points(effect.high)})`,
      },
      {
        key: 'verdict',
        zh: '结论',
        en: 'verdict',
        kind: 'text',
        cell: ({ verdict }) => verdictWords[verdict][ask.lang],
        shown: (row) =>
          html`<b>${verdictWords[row.verdict][ask.lang]}</b>${cautionsOn(row).map((caution) => html`<br><small>${caution[ask.lang]}</small>`)}`,
      },
    ],
  });

function firstTable(ask: Ask, scope: { readonly app?: string }): DataTable {
  const advice = firstAdvice(ask.store, scope);
  const rows = findings(ask.store, scope)
    .map((finding) => ({
      ...finding,
      first: advice.get(`${finding.issue} ${finding.stage} ${finding.cause}`),
    }))
    .filter(({ first }) => first !== undefined);
  return dataTable(ask, {
    name: 'first',
    label: { zh: '各发现的首要建议', en: 'The first suggestion for each finding' },
    rows,
    most: findingsShown,
    columns: [
      {
        key: 'issue',
        zh: '问题',
        en: 'issue',
        kind: 'text',
        cell: ({ issue }) => named(ask.labels.issues, issue, ask),
        shown: ({ issue }) =>
          html`<a href="${issueLink(issue, scope.app)}">${named(ask.labels.issues, issue, ask)}</a>`,
      },
      {
        key: 'place',
        zh: '阶段 × 内因',
        en: 'stage × inner cause',
        kind: 'text',
        cell: ({ stage, cause }) =>
          `${named(ask.labels.stages, stage, ask)} × ${named(ask.labels.causes, cause, ask)}`,
      },
      {
        key: 'reviews',
        zh: '评论数',
        en: 'reviews',
        kind: 'count',
        cell: ({ reviews }) => reviews,
        shown: ({ reviews, issue, stage, cause }) =>
          html`<a href="${reviewsLink({ app: scope.app, issue, stage, cause })}">${reviews}</a>`,
      },
      {
        key: 'suggestion',
        zh: '首要建议',
        en: 'first suggestion',
        kind: 'long',
        cell: ({ first }) => first?.text[ask.lang] ?? null,
        shown: ({ first }) =>
          html`${first?.text[ask.lang] ?? null}<br><code>${first?.suggestion ?? null}</code>`,
      },
      {
        key: 'against',
        zh: '针对',
        en: 'against',
        kind: 'long',
        cell: ({ first }) => first?.cause[ask.lang] ?? null,
      },
    ],
  });
}
