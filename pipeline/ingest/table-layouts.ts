import { columnKey } from './columns.ts';

/** A kind of table that we know by its columns. */
export interface TableLayout {
  /** Machine name, the `source` of its rows. */
  readonly name: string;
  /** Columns that mark it, in the spelling of `columnKey`. */
  readonly marks: readonly string[];
  /** Text that holds a comma has spilled into the cells after the last column: they are joined back. */
  readonly spills?: true;
  /** A row that says the store cut the export off after so many rows. */
  readonly footer?: RegExp;
  /** A title above the header, or the sheet's name, that holds the app's name. */
  readonly title?: RegExp;
}

/** In order; the first whose marks are all there. The last has none and takes any table with a column of text or stars. */
const layouts: readonly TableLayout[] = [
  {
    name: 'qimai',
    marks: ['发表时间', '作者', '评级', '标题', '内容'],
    spills: true,
    footer: /数据支持一次性导出\s*(\d+)\s*条/,
    title: /^(.+)_评论详情$/,
  },
  { name: 'google-play-console', marks: ['packagename', 'starrating', 'reviewtext'] },
  { name: 'google-play-scraper', marks: ['reviewid', 'content', 'score'] },
  { name: 'app-store-scraper', marks: ['userurl', 'score', 'text'] },
  { name: 'huawei', marks: ['评论', '评分', '评论时间', '版本号', '设备'] },
  { name: 'plain', marks: [] },
];

export function tableLayout(columns: readonly string[]): TableLayout {
  const keys = new Set(columns.map(columnKey));
  return layouts.find(({ marks }) => marks.every((mark) => keys.has(mark)))!;
}
