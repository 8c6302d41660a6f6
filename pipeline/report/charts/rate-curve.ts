import type { RateRow } from '../../store/queries.ts';
import type { ChartOption, RenderItem, Size } from './draw.ts';
import { axisPercent } from './interval-bars.ts';
import { palette } from './palette.ts';
import { leastReviews } from './timeline.ts';

/** A share through time with its interval, the usual share, and a time that was unusual. */
export interface RateCurve {
  /** Without gaps. */
  readonly rates: readonly RateRow[];
  readonly usual: number;
  /** First and last place of the unusual time among the rates. */
  readonly from: number;
  readonly to: number;
}

export const curveSize = (width: number): Size => ({ width, height: width < 500 ? 200 : 220 });

/** A line with a band for the 95 % interval; dashed: the usual share; shaded: the unusual time. Periods with too few reviews are left open. */
export function rateCurve({ rates, usual, from, to }: RateCurve): ChartOption {
  const known = (value: (rate: RateRow) => number) =>
    rates.map((rate) => (rate.of < leastReviews ? null : value(rate)));
  const top = topOf(rates, usual);
  return {
    grid: { left: 44, right: 12, top: 12, bottom: 26 },
    xAxis: {
      type: 'category',
      data: rates.map(({ period }) => period),
      axisTick: { show: false },
      axisLine: { lineStyle: { color: palette.grey } },
      axisLabel: { color: palette.soft, fontSize: 11, hideOverlap: true },
    },
    yAxis: {
      type: 'value',
      min: 0,
      max: top,
      splitNumber: 3,
      axisLabel: { formatter: axisPercent, color: palette.soft, fontSize: 11 },
      splitLine: { lineStyle: { color: palette.line } },
    },
    series: [
      { type: 'custom', silent: true, z: 0, renderItem: shade(from, to), data: [[from, top]] },
      { ...plain, stack: 'band', data: known(({ low }) => Math.min(low, top)) },
      {
        ...plain,
        stack: 'band',
        areaStyle: { color: palette.blue, opacity: 0.25 },
        data: known(({ low, high }) => Math.min(high, top) - Math.min(low, top)),
      },
      {
        ...plain,
        lineStyle: { color: palette.soft, width: 1.5, type: 'dashed' },
        data: rates.map(() => usual),
      },
      { ...plain, lineStyle: { color: palette.blue, width: 2 }, data: known(({ share }) => share) },
    ],
  };
}

const plain = {
  type: 'line',
  silent: true,
  symbol: 'none',
  lineStyle: { opacity: 0 },
  connectNulls: false,
} as const;

/** A quarter above the highest share: intervals of single reviews reach to 1 and would flatten the line. */
function topOf(rates: readonly RateRow[], usual: number): number {
  const most = Math.max(usual, ...rates.filter(({ of }) => of >= leastReviews).map(({ share }) => share));
  return [0.02, 0.05, 0.1, 0.2, 0.3, 0.5, 0.75].find((end) => end >= most * 1.25) ?? 1;
}

/** The unusual time as a field behind the lines. */
const shade =
  (from: number, to: number): RenderItem =>
  ({ coordSys }, api) => {
    const frame = coordSys as unknown as { readonly y: number; readonly height: number };
    const half = (api.size!([1, 0]) as [number, number])[0] / 2;
    const [left] = api.coord([from, 0]) as [number, number];
    const [right] = api.coord([to, 0]) as [number, number];
    return {
      type: 'rect',
      shape: { x: left - half, y: frame.y, width: right - left + 2 * half, height: frame.height },
      style: { fill: palette.vermillion, opacity: 0.14 },
    };
  };
