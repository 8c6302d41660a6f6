import type { Share } from '../../store/queries.ts';
import type { ChartOption, RenderItem, Size } from './draw.ts';
import { longest, nameColumn } from './names.ts';
import { palette } from './palette.ts';

/** One bar: a share with its interval. */
export interface Bar extends Share {
  readonly label: string;
  /** Stands at the end of the bar. */
  readonly note: string;
}

const rowHeight = 34;
const axisHeight = 30;

export const barsSize = (bars: readonly Bar[], width: number): Size => ({
  width,
  height: bars.length * rowHeight + axisHeight,
});

/** Lying bars from the top down, each with a whisker for its 95 % interval. `width` in pixels. */
export function intervalBars(bars: readonly Bar[], width: number): ChartOption {
  const names = nameColumn(
    bars.map(({ label }) => label),
    width,
  );
  const notes =
    16 +
    longest(
      bars.map(({ note }) => note),
      width < 500 ? 11 : 13,
    );
  return {
    grid: { left: names.room + 14, right: notes, top: 4, bottom: axisHeight - 4 },
    xAxis: {
      type: 'value',
      min: 0,
      max: niceEnd(Math.max(...bars.map(({ share }) => share))),
      splitNumber: width < 500 ? 3 : 5,
      axisLabel: { formatter: axisPercent, color: palette.soft, fontSize: 11, hideOverlap: true },
      splitLine: { lineStyle: { color: palette.line } },
    },
    yAxis: {
      type: 'category',
      inverse: true,
      data: bars.map(({ label }) => label),
      axisTick: { show: false },
      axisLine: { lineStyle: { color: palette.grey } },
      axisLabel: {
        width: names.breakAt,
        overflow: 'break',
        interval: 0,
        lineHeight: 14,
        color: palette.ink,
        fontSize: width < 500 ? 11 : 13,
      },
    },
    series: [
      {
        type: 'bar',
        silent: true,
        barWidth: 16,
        itemStyle: { color: palette.blue },
        data: bars.map(({ share }) => share),
      },
      {
        type: 'custom',
        silent: true,
        z: 3,
        renderItem: whisker(bars, width < 500 ? 11 : 12),
        data: bars.map(({ low, high }, place) => [low, place, high]),
      },
    ],
  };
}

/** A round end a third beyond the longest bar: room for the whiskers of all but small samples, which are cut at the edge. */
const niceEnd = (most: number): number => {
  const wanted = Math.min(1, Math.max(most * 1.35, 0.02));
  return [0.02, 0.05, 0.1, 0.15, 0.2, 0.3, 0.4, 0.5, 0.6, 0.8].find((end) => end >= wanted) ?? 1;
};

export const axisPercent = (share: number): string => `${Math.round(share * 1000) / 10}%`;

/** The line from low to high, and the note in a column of its own. */
const whisker =
  (bars: readonly Bar[], fontSize: number): RenderItem =>
  ({ coordSys, dataIndex }, api) => {
    const { low, high, note } = bars[dataIndex]!;
    const frame = coordSys as unknown as { readonly x: number; readonly width: number };
    const edge = frame.x + frame.width;
    const [left, y] = api.coord([low, dataIndex]) as [number, number];
    const right = Math.min(edge, api.coord([high, dataIndex])[0]!);
    const line = (x1: number, y1: number, x2: number, y2: number) => ({
      type: 'line' as const,
      shape: { x1, y1, x2, y2 },
      style: { stroke: palette.ink, lineWidth: 1.5 },
    });
    const text = {
      text: note,
      x: edge + 8,
      y,
      fill: palette.ink,
      fontSize,
      verticalAlign: 'middle' as const,
    };
    return {
      type: 'group',
      children: [
        line(left, y, right, y),
        line(left, y - 4, left, y + 4),
        line(right, y - 4, right, y + 4),
        { type: 'text', style: text },
      ],
    };
  };
