import type { Label, Lang } from '../../lang.ts';
import type { PeriodRow } from '../../store/queries.ts';
import type { ChartOption, Size } from './draw.ts';
import { axisPercent } from './interval-bars.ts';
import { palette } from './palette.ts';

/** Fewer reviews make a share or a mean that jumps about: those periods are left out of the lines. */
export const leastReviews = 5;

export const timelineSize = (width: number): Size => ({ width, height: width < 500 ? 380 : 400 });

const panels: readonly Label[] = [
  { zh: '评论数（橙色为提出抱怨的）', en: 'reviews (orange: with a complaint)' },
  { zh: '提出抱怨的占比', en: 'share with a complaint' },
  { zh: '平均星级', en: 'mean stars' },
];
const tops = [28, 158, 288];
const panelHeight = 84;

/** With more periods lines have no symbols, and bars are one path: each of them would cost more than all the rest of the picture. */
export const manyPeriods = 60;

/** Three panels over one axis of time: reviews, the share of them that complains, and the mean of their stars. */
export function timelineChart(periods: readonly PeriodRow[], lang: Lang): ChartOption {
  const dates = periods.map(({ period }) => period);
  return {
    grid: tops.map((top) => ({ left: 44, right: 12, top, height: panelHeight })),
    xAxis: tops.map((_top, gridIndex) => ({
      type: 'category',
      gridIndex,
      data: dates,
      axisTick: { show: false },
      axisLine: { lineStyle: { color: palette.grey } },
      axisLabel: {
        show: gridIndex === tops.length - 1,
        color: palette.soft,
        fontSize: 11,
        hideOverlap: true,
      },
    })),
    yAxis: panels.map((panel, gridIndex) => ({ ...valueAxis(panel[lang]), gridIndex, ...ranges[gridIndex] })),
    series: [
      {
        ...bar,
        itemStyle: { color: palette.vermillion },
        data: periods.map(({ complaining }) => complaining),
      },
      {
        ...bar,
        itemStyle: { color: palette.blue },
        data: periods.map(({ reviews, complaining }) => reviews - complaining),
      },
      line(1, palette.vermillion, periods, ({ complaining, reviews }) => complaining / reviews),
      line(2, palette.blue, periods, ({ meanStars }) => meanStars),
    ],
  };
}

/** A share has no room above 1; below, the axis ends where it suits the line. */
const shareTop = ({ max }: { readonly max: number }): number | null => (max > 0.8 ? 1 : null);

const ranges = [
  {},
  { max: shareTop, axisLabel: { formatter: axisPercent, color: palette.soft, fontSize: 11 } },
  { min: 1, max: 5 },
] as const;

const bar = {
  type: 'bar',
  stack: 'reviews',
  silent: true,
  xAxisIndex: 0,
  yAxisIndex: 0,
  barMaxWidth: 24,
  large: true,
  largeThreshold: manyPeriods + 1,
} as const;

const valueAxis = (name: string) => ({
  type: 'value',
  min: 0,
  splitNumber: 3,
  name,
  nameTextStyle: { align: 'left', color: palette.ink, fontSize: 12, padding: [0, 0, 0, -36] },
  axisLabel: { color: palette.soft, fontSize: 11 },
  splitLine: { lineStyle: { color: palette.line } },
});

const line = (
  panel: number,
  color: string,
  periods: readonly PeriodRow[],
  value: (period: PeriodRow) => number | null,
) => ({
  type: 'line',
  silent: true,
  xAxisIndex: panel,
  yAxisIndex: panel,
  ...(periods.length > manyPeriods ? { symbol: 'none' } : { symbolSize: 4 }),
  lineStyle: { color, width: 2 },
  itemStyle: { color },
  data: periods.map((period) => (period.reviews < leastReviews ? null : value(period))),
});
