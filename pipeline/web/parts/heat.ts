import { shades } from '../../report/charts/palette.ts';
import { type Html, html } from '../../report/html.ts';
import { count, interval, percent } from '../../report/numbers.ts';
import { named } from '../../report/view.ts';
import type { CellTotal } from '../../store/queries.ts';
import type { Ask } from '../ask.ts';
import { reviewsLink } from '../links.ts';
import type { DataTable } from '../data-table.ts';
import { csvLink, dataTable } from '../tables.ts';

/** Stage × cause as a table whose cells lead to their reviews; the darker, the greater the share. */
export function heatTable(ask: Ask, totals: readonly CellTotal[], app: string | undefined): DataTable {
  const { lang, labels } = ask;
  const cells = totals.filter(({ stage, cause }) => stage !== null && cause !== null);
  const causes = [...labels.causes.keys()].filter((cause) => cells.some((cell) => cell.cause === cause));
  const most = Math.max(0, ...cells.map(({ share }) => share));
  const cell = (stage: string, cause: string): Html => {
    const found = cells.find((one) => one.stage === stage && one.cause === cause);
    if (found === undefined) return html`<td></td>`;
    const told = `${named(labels.stages, stage, ask)} × ${named(labels.causes, cause, ask)}: ${count(found.reviews)}, ${interval(found)}`;
    return html`<td class="shade${shadeNumber(found.share, most)}"><a href="${reviewsLink({ app, stage, cause })}" title="${told}">${percent(found.share)}</a></td>`;
  };
  const stages = [...labels.stages.keys()];
  const markup = html`<div class="scroll" role="region" tabindex="0" aria-label="${label[lang]}"><table class="heat">
<thead><tr><th scope="col">${{ zh: '内因', en: 'inner cause' }[lang]}</th>${stages.map((stage) => html`<th scope="col"><a href="${reviewsLink({ app, stage })}">${named(labels.stages, stage, ask)}</a></th>`)}</tr></thead>
<tbody>${causes.map((cause) => html`<tr><th scope="row"><a href="${reviewsLink({ app, cause })}">${named(labels.causes, cause, ask)}</a></th>${stages.map((stage) => cell(stage, cause))}</tr>`)}</tbody>
</table></div><p class="csv">${csvLink(ask, 'matrix')}</p>`;
  return { ...rowsOf(ask, cells), markup };
}

const label = { zh: '阶段 × 内因', en: 'Stage × inner cause' };

/** By square roots, as in the report. */
const shadeNumber = (share: number, most: number): number =>
  most === 0 ? 0 : Math.ceil(Math.sqrt(share / most) * (shades.length - 1));

const rowsOf = (ask: Ask, rows: readonly CellTotal[]): DataTable =>
  dataTable(ask, {
    name: 'matrix',
    label,
    rows,
    columns: [
      { key: 'stage', zh: '阶段编码', en: 'stage id', kind: 'text', cell: ({ stage }) => stage },
      {
        key: 'stage_label',
        zh: '阶段',
        en: 'stage',
        kind: 'text',
        cell: ({ stage }) => named(ask.labels.stages, stage ?? '', ask),
      },
      { key: 'cause', zh: '内因编码', en: 'cause id', kind: 'text', cell: ({ cause }) => cause },
      {
        key: 'cause_label',
        zh: '内因',
        en: 'cause',
        kind: 'text',
        cell: ({ cause }) => named(ask.labels.causes, cause ?? '', ask),
      },
      { key: 'reviews', zh: '评论数', en: 'reviews', kind: 'count', cell: ({ reviews }) => reviews },
      { key: 'share', zh: '占全部评论', en: 'share of reviews', kind: 'share', cell: ({ share }) => share },
      { key: 'low', zh: '95%区间下限', en: '95% low', kind: 'share', cell: ({ low }) => low },
      { key: 'high', zh: '95%区间上限', en: '95% high', kind: 'share', cell: ({ high }) => high },
    ],
  });
