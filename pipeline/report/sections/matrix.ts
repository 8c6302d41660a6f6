import type { MatrixCell } from '../../store/queries.ts';
import { type HeatMap, heatMap, heatSize } from '../charts/heat-map.ts';
import { figure } from '../figure.ts';
import { html } from '../html.ts';
import { count, interval, percent } from '../numbers.ts';
import type { Section } from '../section.ts';
import { named, type View } from '../view.ts';

/** Stage × cause. */
export const matrix: Section = {
  id: 'matrix',
  title: { zh: '阶段 × 内因', en: 'Stage × inner cause' },
  body: ({ matrix: cells }, view) => {
    if (cells.length === 0) return null;
    const map = mapOf(cells, view);
    return html`<p>${intro[view.lang]}</p>
${figure(
  {
    caption: caption[view.lang],
    option: (width) => heatMap(map, width),
    size: (width) => heatSize(map, width),
    table: {
      head: head[view.lang],
      rows: [...cells]
        .sort((one, other) => other.reviews - one.reviews)
        .map((cell) => [
          named(view.labels.stages, cell.stage, view),
          named(view.labels.causes, cell.cause, view),
          count(cell.reviews),
          percent(cell.share),
          interval(cell),
        ]),
    },
  },
  view,
)}`;
  },
};

function mapOf(cells: readonly MatrixCell[], view: View): HeatMap {
  const { stages, causes } = view.labels;
  const columns = [...stages.keys()];
  const rows = [...causes.keys()].filter((cause) => cells.some((cell) => cell.cause === cause));
  return {
    rows: rows.map((id) => named(causes, id, view)),
    columns: columns.map((id) => named(stages, id, view)),
    fields: cells.map(({ stage, cause, share }) => ({
      row: rows.indexOf(cause),
      column: columns.indexOf(stage),
      share,
      note: percent(share),
    })),
  };
}

const intro = {
  zh: '同一阶段的抱怨可以出于不同的内因，对策也不同。颜色越深，提出这类抱怨的评论越多；空白表示没有。',
  en: 'Complaints at one stage may have different inner causes, and call for different answers. The darker a field, the more reviews complain so; an empty field: none.',
};

const caption = {
  zh: '每格：在该阶段因该内因提出抱怨的评论占全部评论的比例',
  en: 'Each field: share of all reviews that complain at this stage for this cause',
};

const head = {
  zh: ['阶段', '内因', '评论数', '占全部评论', '95% 区间'],
  en: ['stage', 'cause', 'reviews', 'share of reviews', '95 % interval'],
};
