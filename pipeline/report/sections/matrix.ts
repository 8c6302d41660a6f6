import type { MatrixCell } from '../../store/queries.ts';
import { type HeatMap, heatMap, heatSize } from '../charts/heat-map.ts';
import type { AppCorpus } from '../corpus.ts';
import { figure, tableOf } from '../figure.ts';
import { type Html, html } from '../html.ts';
import { count, interval, percent } from '../numbers.ts';
import type { Section } from '../section.ts';
import { trendCells, trendHeads } from '../trend-cells.ts';
import { appName, named, type View } from '../view.ts';

const appsShown = 6;

/** Stage × cause. */
export const matrix: Section = {
  id: 'matrix',
  title: { zh: '阶段 × 内因', en: 'Stage × inner cause' },
  body: ({ matrix: cells, corpus }, view) => {
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
)}
${corpus.apps.slice(0, appsShown).map((app) => ofApp(app, view))}`;
  },
};

/** The cells of one app with trend and quotes, most reviews first. */
function ofApp({ app, cells, quotes }: AppCorpus, view: View): Html | null {
  if (cells.length === 0) return null;
  const name = appName(app, view);
  const rows = [...cells]
    .sort((one, other) => other.reviews - one.reviews)
    .map((cell) => [
      `${named(view.labels.stages, cell.stage, view)} × ${named(view.labels.causes, cell.cause ?? '', view)}`,
      count(cell.reviews),
      `${percent(cell.share)} (${interval(cell)})`,
      ...trendCells(cell),
      quotes
        .filter(({ stage, cause }) => stage === cell.stage && cause === cell.cause)
        .map(({ quote }) => html`<q>${quote}</q> `),
    ]);
  const title = `${name}${{ zh: '：各格的走势与原话', en: ': trend and quotes of every field' }[view.lang]}`;
  return html`<details><summary>${title}</summary>${tableOf(title, { head: cellHead[view.lang], rows })}</details>`;
}

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

const cellHead = {
  zh: ['阶段 × 内因', '评论数', '占该应用评论（95% 区间）', ...trendHeads.zh, '原话'],
  en: [
    'stage × cause',
    'reviews',
    'share of its reviews (95 % interval)',
    ...trendHeads.en,
    'in their words',
  ],
};
