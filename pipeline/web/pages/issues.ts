import { html } from '../../report/html.ts';
import { totals, trends } from '../../store/queries.ts';
import type { Ask, Page } from '../ask.ts';
import { scopeOf } from '../filters.ts';
import { appForm } from '../parts/forms.ts';
import { issueTable } from '../parts/issue-table.ts';

/** All issues by reviews, of all apps or of one. */
export function issuesPage(ask: Ask): Page {
  const scope = scopeOf(ask.query);
  const rows = totals(ask.store, { ...scope, by: 'issue' });
  const table = issueTable(ask, rows, {
    app: scope.app,
    trends: scope.app === undefined ? [] : trends(ask.store, scope),
  });
  return {
    part: 'issues',
    title: { zh: '问题', en: 'Issues' }[ask.lang],
    tables: [table],
    body: html`${appForm(ask, '/issues')}<section>${table.markup}</section>`,
  };
}
