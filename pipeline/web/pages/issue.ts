import { advice } from '../../report/advice.ts';
import { evidence } from '../../report/evidence.ts';
import { html } from '../../report/html.ts';
import { count, interval, percent, stars } from '../../report/numbers.ts';
import { appName, named } from '../../report/view.ts';
import {
  adviceOn,
  alerts,
  apps,
  type FindingRow,
  findings,
  type IssueAdvice,
  quotes,
  totals,
} from '../../store/queries.ts';
import type { Ask, Page } from '../ask.ts';
import { given, notFound, scopeOf } from '../filters.ts';
import { issueLink, reviewsLink } from '../links.ts';
import { appColumn } from '../parts/app-column.ts';
import { alertTable } from '../parts/alerts.ts';
import { appForm } from '../parts/forms.ts';
import { historyOf } from '../parts/history.ts';
import { shareColumns } from '../parts/shares.ts';
import type { DataTable } from '../data-table.ts';
import { dataTable } from '../tables.ts';

const quotesShown = 6;

/** One issue: how many state it, where and why, over time and version, in whose words, and what to do. */
export function issuePage(ask: Ask): Page {
  const { store, labels, lang } = ask;
  const issue = given(ask.query, 'issue') ?? '';
  const label = labels.issues.get(issue);
  if (label === undefined) throw notFound(`issue "${issue}"`, `问题 "${issue}"`);
  const scope = scopeOf(ask.query);
  const { app } = scope;
  const total = totals(store, { ...scope, by: 'issue' }).find(({ id }) => id === issue);
  const places = placeTable(
    ask,
    findings(store, scope).filter((row) => row.issue === issue),
    app,
  );
  const history = historyOf(ask, { ...scope, kind: 'issue', id: issue });
  const raised = alerts(store, scope).filter(({ kind, id }) => kind === 'issue' && id === issue);
  const told = alertTable(ask, raised);
  const others = app === undefined ? appTable(ask, issue) : null;
  const zh = lang === 'zh';
  const figures =
    total === undefined
      ? html`<p>${zh ? '没有计入的评论提到它。' : 'No counted review states it.'}</p>`
      : html`<p><b>${percent(total.share)}</b> ${zh ? '的评论' : 'of reviews'} · <a href="${reviewsLink({ app, issue })}">${count(total.reviews)} ${zh ? '条' : 'reviews'}</a> · ${zh ? '95% 区间' : '95 % interval'} ${interval(total)} · ${zh ? '均星' : 'mean stars'} ${stars(total.meanStars)}</p>`;
  return {
    part: 'issues',
    title: app === undefined ? label[lang] : `${label[lang]} · ${appName(app, ask)}`,
    tables: [...history.tables, places, ...(others === null ? [] : [others]), told],
    body: html`${appForm(ask, '/issue', { issue })}
<section>${figures}<p class="soft"><code>${issue}</code>${zh ? null : ` ${label.means}`}</p>${places.markup}</section>
${others === null ? null : html`<section><h2>${zh ? '各应用' : 'By app'}</h2>${others.markup}</section>`}
${history.markup}
${raised.length === 0 ? null : html`<section><h2>${zh ? '预警' : 'Alerts'}</h2>${told.markup}</section>`}
<section><h2>${zh ? '原话' : 'In their words'}</h2>${quotes(store, { ...scope, issue, limit: quotesShown }).map((quote) => evidence(quote, ask))}
<p><a href="${reviewsLink({ app, issue })}">${zh ? '看全部评论' : 'Read all of them'}</a></p></section>
<section><h2>${zh ? '该怎么办' : 'What can be done'}</h2><h3>${zh ? '可能的原因与建议' : 'What may stand behind it, and suggestions'}</h3>${advice({ id: issue, advice: adviceFor(ask, issue, app) }, ask)}</section>`,
  };
}

/** Praise of the app itself shows no other that does it well. */
const adviceFor = ({ store }: Ask, issue: string, app: string | undefined): IssueAdvice[] =>
  adviceOn(store, issue).map((one) => ({
    ...one,
    praise: one.praise.filter((praised) => praised.app !== app),
  }));

const placeTable = (ask: Ask, rows: readonly FindingRow[], app: string | undefined): DataTable =>
  dataTable(ask, {
    name: 'places',
    label: { zh: '阶段与内因', en: 'Stage and inner cause' },
    rows,
    columns: [
      {
        key: 'place',
        zh: '阶段 × 内因',
        en: 'stage × inner cause',
        kind: 'text',
        cell: ({ stage, cause }) =>
          `${named(ask.labels.stages, stage, ask)} × ${named(ask.labels.causes, cause, ask)}`,
        shown: ({ issue, stage, cause }) =>
          html`<a href="${reviewsLink({ app, issue, stage, cause })}">${named(ask.labels.stages, stage, ask)} × ${named(ask.labels.causes, cause, ask)}</a>`,
      },
      {
        key: 'stage',
        zh: '阶段编码',
        en: 'stage id',
        kind: 'text',
        cell: ({ stage }) => stage,
        hidden: true,
      },
      {
        key: 'cause',
        zh: '内因编码',
        en: 'cause id',
        kind: 'text',
        cell: ({ cause }) => cause,
        hidden: true,
      },
      ...shareColumns<FindingRow>(),
      {
        key: 'mean_stars',
        zh: '均星',
        en: 'mean stars',
        kind: 'decimal',
        cell: ({ meanStars }) => meanStars,
      },
    ],
  });

/** The same issue app by app, the greatest share first. */
function appTable(ask: Ask, issue: string): DataTable {
  const rows = apps(ask.store)
    .flatMap(({ app }) => {
      const total = totals(ask.store, { app, by: 'issue' }).find(({ id }) => id === issue);
      return total === undefined ? [] : [{ ...total, app }];
    })
    .sort((one, other) => other.share - one.share);
  return dataTable(ask, {
    name: 'apps',
    label: { zh: '各应用', en: 'By app' },
    rows,
    columns: [
      appColumn(ask, (app) => issueLink(issue, app)),
      ...shareColumns<(typeof rows)[number]>(),
      {
        key: 'mean_stars',
        zh: '均星',
        en: 'mean stars',
        kind: 'decimal',
        cell: ({ meanStars }) => meanStars,
      },
    ],
  });
}
