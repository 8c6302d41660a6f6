import { html } from '../../report/html.ts';
import { named } from '../../report/view.ts';
import type { CellTotal } from '../../store/queries.ts';
import type { Ask } from '../ask.ts';
import { reviewsLink } from '../links.ts';
import type { DataTable } from '../data-table.ts';
import { dataTable } from '../tables.ts';
import { shareColumns } from './shares.ts';

/** The stages of the journey with their shares. */
export const stageTable = (ask: Ask, cells: readonly CellTotal[], app: string | undefined): DataTable =>
  dataTable(ask, {
    name: 'stages',
    label: { zh: '各阶段', en: 'Stages' },
    rows: cells.filter(({ stage, cause }) => stage !== null && cause === null),
    columns: [
      {
        key: 'stage_label',
        zh: '阶段',
        en: 'stage',
        kind: 'text',
        cell: ({ stage }) => named(ask.labels.stages, stage ?? '', ask),
        shown: ({ stage }) =>
          html`<a href="${reviewsLink({ app, stage: stage ?? undefined })}">${named(ask.labels.stages, stage ?? '', ask)}</a>`,
      },
      { key: 'stage', zh: '编码', en: 'id', kind: 'text', cell: ({ stage }) => stage, hidden: true },
      ...shareColumns<CellTotal>(),
    ],
  });
