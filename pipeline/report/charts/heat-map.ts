import type { ChartOption, Size } from './draw.ts';
import { palette, shadeOf } from './palette.ts';

/** One field of the map; without a share nothing is there. */
export interface Field {
  readonly row: number;
  readonly column: number;
  readonly share: number;
  /** Stands in the field. */
  readonly note: string;
}

export interface HeatMap {
  readonly rows: readonly string[];
  readonly columns: readonly string[];
  readonly fields: readonly Field[];
}

const rowHeight = 38;
const headHeight = 44;

export const heatSize = ({ rows }: HeatMap, width: number): Size => ({
  width,
  height: rows.length * rowHeight + headHeight,
});

/** Rows from the top down, columns from the left; the darker, the greater the share. `width` in pixels. */
export function heatMap({ rows, columns, fields }: HeatMap, width: number): ChartOption {
  const narrow = width < 500;
  const names = narrow ? 104 : 210;
  const most = Math.max(0, ...fields.map(({ share }) => share));
  const axis = { axisTick: { show: false }, axisLine: { show: false }, splitArea: { show: false } };
  const text = { interval: 0, overflow: 'break', lineHeight: 14, color: palette.ink };
  return {
    grid: { left: names + 8, right: 4, top: headHeight - 4, bottom: 4 },
    xAxis: {
      type: 'category',
      position: 'top',
      data: columns,
      ...axis,
      axisLabel: { ...text, width: (width - names - 12) / columns.length - 4, fontSize: narrow ? 10 : 13 },
    },
    yAxis: {
      type: 'category',
      inverse: true,
      data: rows,
      ...axis,
      axisLabel: { ...text, width: names, fontSize: narrow ? 11 : 13 },
    },
    series: [
      {
        type: 'heatmap',
        silent: true,
        label: { show: true, fontSize: narrow ? 10 : 13 },
        itemStyle: { borderColor: '#ffffff', borderWidth: 2 },
        data: fields.map(({ row, column, share, note }) => {
          const { fill, ink } = shadeOf(share, most);
          return {
            value: [column, row, share],
            itemStyle: { color: fill },
            label: { formatter: note, color: ink },
          };
        }),
      },
    ],
  };
}
