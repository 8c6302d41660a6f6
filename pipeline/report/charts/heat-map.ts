import type { ChartOption, RenderItem, Size } from './draw.ts';
import { longest, nameColumn } from './names.ts';
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
/** Pixels beside the names and at the right. */
const frame = 16;
/** Pixels to which slanted headings are cut. */
const slantedWidth = 104;

export const heatSize = (map: HeatMap, width: number): Size => ({
  width,
  height: map.rows.length * rowHeight + headingOf(map, width).height,
});

/** Headings stand upright where every word fits its column, else they slant. */
function headingOf({ rows, columns }: HeatMap, width: number) {
  const size = width < 500 ? 10 : 13;
  const column = (width - nameColumn(rows, width).room - frame) / Math.max(1, columns.length) - 4;
  const words = columns.flatMap((name) => name.split(' '));
  if (longest(words, size) <= column)
    return { height: 44, label: { width: column, overflow: 'break', fontSize: size } };
  const length = Math.min(slantedWidth, longest(columns, size));
  return {
    height: 30 + length * Math.SQRT1_2,
    label: { width: slantedWidth, overflow: 'truncate', fontSize: size, rotate: 45 },
  };
}

/** Rows from the top down, columns from the left; the darker, the greater the share. `width` in pixels. */
export function heatMap(map: HeatMap, width: number): ChartOption {
  const { rows, columns, fields } = map;
  const narrow = width < 500;
  const names = nameColumn(rows, width);
  const heading = headingOf(map, width);
  const axis = {
    axisTick: { show: false },
    axisLine: { show: false },
    splitLine: { show: true, lineStyle: { color: palette.line } },
  };
  const text = { interval: 0, overflow: 'break', lineHeight: 14, color: palette.ink };
  return {
    grid: { left: names.room + frame - 4, right: 4, top: heading.height - 4, bottom: 4 },
    xAxis: {
      type: 'category',
      position: 'top',
      data: columns,
      ...axis,
      axisLabel: { ...text, ...heading.label },
    },
    yAxis: {
      type: 'category',
      inverse: true,
      data: rows,
      ...axis,
      axisLabel: { ...text, width: names.breakAt, fontSize: narrow ? 11 : 13 },
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
