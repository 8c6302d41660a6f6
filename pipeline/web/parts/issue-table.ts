import { html } from '../../report/html.ts';
import { named } from '../../report/view.ts';
import { trajectoryWords } from '../../result-words.ts';
import type { TotalRow, TrendRow } from '../../store/queries.ts';
import type { Ask } from '../ask.ts';
import { issueLink, reviewsLink } from '../links.ts';
import type { DataTable } from '../data-table.ts';
import { dataTable } from '../tables.ts';
import { shareColumns } from './shares.ts';

interface IssueTableOptions {
  readonly app: string | undefined;
  readonly trends?: readonly TrendRow[];
  /** How many the page shows; all, unless told otherwise. */
  readonly most?: number;
}

/** Issues with their shares; `trends` tells how each moves, where one app is asked about. */
export const issueTable = (
  ask: Ask,
  rows: readonly TotalRow[],
  { app, trends = [], most = rows.length }: IssueTableOptions,
): DataTable => {
  const movement = new Map(
    trends.filter(({ kind }) => kind === 'issue').map(({ id, trajectory }) => [id, trajectory]),
  );
  const moves = (id: string): string | null => {
    const trajectory = movement.get(id);
    return trajectory === undefined ? null : trajectoryWords[trajectory][ask.lang];
  };
  return dataTable(ask, {
    name: 'issues',
    label: { zh: '问题', en: 'Issues' },
    rows,
    most,
    columns: [
      {
        key: 'issue_label',
        zh: '问题',
        en: 'issue',
        kind: 'text',
        cell: ({ id }) => named(ask.labels.issues, id, ask),
        shown: ({ id }) => html`<a href="${issueLink(id, app)}">${named(ask.labels.issues, id, ask)}</a>`,
      },
      {
        key: 'issue',
        zh: '编码',
        en: 'id',
        kind: 'text',
        cell: ({ id }) => id,
        shown: ({ id }) => html`<code>${id}</code>`,
      },
      ...shareColumns<TotalRow>(),
      {
        key: 'mean_stars',
        zh: '均星',
        en: 'mean stars',
        kind: 'decimal',
        cell: ({ meanStars }) => meanStars,
      },
      ...(movement.size === 0
        ? []
        : [
            {
              key: 'trend',
              zh: '走势',
              en: 'trend',
              kind: 'text' as const,
              cell: ({ id }: TotalRow) => moves(id),
            },
          ]),
      {
        key: 'list',
        zh: '评论',
        en: 'reviews',
        kind: 'text',
        unexported: true,
        cell: () => null,
        shown: ({ id }) =>
          html`<a href="${reviewsLink({ app, issue: id })}">${{ zh: '看评论', en: 'read them' }[ask.lang]}</a>`,
      },
    ],
  });
};
