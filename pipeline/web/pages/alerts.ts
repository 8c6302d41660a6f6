import { html } from '../../report/html.ts';
import { alerts } from '../../store/queries.ts';
import type { Ask, Page } from '../ask.ts';
import { given, scopeOf } from '../filters.ts';
import { alertTable } from '../parts/alerts.ts';
import { appForm } from '../parts/forms.ts';

/** All alerts, those raised last first. */
export function alertsPage(ask: Ask): Page {
  const state = given(ask.query, 'state');
  const rows = alerts(ask.store, scopeOf(ask.query)).filter(
    (row) => state === undefined || row.state === state,
  );
  const table = alertTable(ask, rows);
  const zh = ask.lang === 'zh';
  return {
    part: 'alerts',
    title: zh ? '预警' : 'Alerts',
    tables: [table],
    body: html`${appForm(ask, '/alerts')}
<section><p class="soft">${zh ? '某事比该应用以往明显更多的日子；每晚以当时已知的数据检验。' : 'Times in which something was more frequent than the app’s own past let expect, each found with what was known that night.'}</p>
${rows.length === 0 ? html`<p>${zh ? '没有预警。' : 'There are no alerts.'}</p>` : table.markup}</section>`,
  };
}
