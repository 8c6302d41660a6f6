import { axisPercent } from '../../report/charts/interval-bars.ts';
import type { ChartOption, Size } from '../../report/charts/draw.ts';
import { palette } from '../../report/charts/palette.ts';
import { leastReviews, manyPeriods } from '../../report/charts/timeline.ts';
import type { Lang } from '../../lang.ts';
import type { RateRow } from '../../store/queries.ts';

export const rateSize = (width: number): Size => ({ width, height: width < 500 ? 260 : 290 });

const frames = [
  { top: 26, height: 70 },
  { top: 134, height: 118 },
];

/** Two panels over one axis of time: reviews that state something, and their share; a share of too few reviews is left out. */
export function rateLine(rows: readonly RateRow[], lang: Lang): ChartOption {
  const names = { zh: ['提到它的评论数', '占评论的比例'], en: ['reviews that state it', 'share of reviews'] }[
    lang
  ];
  return {
    grid: frames.map((frame) => ({ left: 44, right: 12, ...frame })),
    xAxis: frames.map((_, gridIndex) => ({
      type: 'category',
      gridIndex,
      data: rows.map(({ period }) => period),
      axisTick: { show: false },
      axisLine: { lineStyle: { color: palette.grey } },
      axisLabel: { show: gridIndex === 1, color: palette.soft, fontSize: 11, hideOverlap: true },
    })),
    yAxis: frames.map((_, gridIndex) => ({
      type: 'value',
      gridIndex,
      min: 0,
      splitNumber: 3,
      name: names[gridIndex],
      nameTextStyle: { align: 'left', color: palette.ink, fontSize: 12, padding: [0, 0, 0, -36] },
      axisLabel: {
        color: palette.soft,
        fontSize: 11,
        ...(gridIndex === 1 ? { formatter: axisPercent } : {}),
      },
      splitLine: { lineStyle: { color: palette.line } },
    })),
    series: [
      {
        type: 'bar',
        silent: true,
        barMaxWidth: 24,
        large: true,
        largeThreshold: manyPeriods + 1,
        itemStyle: { color: palette.blue },
        data: rows.map(({ reviews }) => reviews),
      },
      {
        type: 'line',
        silent: true,
        xAxisIndex: 1,
        yAxisIndex: 1,
        ...(rows.length > manyPeriods ? { symbol: 'none' } : { symbolSize: 4 }),
        lineStyle: { color: palette.vermillion, width: 2 },
        itemStyle: { color: palette.vermillion },
        data: rows.map(({ share, of }) => (of < leastReviews ? null : share)),
      },
    ],
  };
}
