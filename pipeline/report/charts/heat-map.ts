import type { ChartOption, RenderItem, Size } from './draw.ts';
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

const gap = 1;
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
        type: 'custom',
        silent: true,
        renderItem: painted(fields, narrow ? 10 : 13),
        data: fields.map(({ row, column }) => [column, row]),
      },
    ],
  };
}

/** Each field as a rectangle with its note. (The heat-map series of echarts will not do without a scale that colours by itself.) */
function painted(fields: readonly Field[], fontSize: number): RenderItem {
  const most = Math.max(0, ...fields.map(({ share }) => share));
  return ({ dataIndex }, api) => {
    const { row, column, share, note } = fields[dataIndex]!;
    const { fill, ink } = shadeOf(share, most);
    const [x, y] = api.coord([column, row]) as [number, number];
    const [width, height] = api.size!([1, 1]) as [number, number];
    const shape = {
      x: x - width / 2 + gap,
      y: y - height / 2 + gap,
      width: width - 2 * gap,
      height: height - 2 * gap,
      r: 3,
    };
    const text = {
      text: note,
      x,
      y,
      fill: ink,
      fontSize,
      align: 'center' as const,
      verticalAlign: 'middle' as const,
    };
    return {
      type: 'group',
      children: [
        { type: 'rect', shape, style: { fill } },
        { type: 'text', style: text },
      ],
    };
  };
}
