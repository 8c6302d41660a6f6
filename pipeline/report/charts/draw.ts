import type { EChartsCoreOption } from 'echarts/core';
import { type Html, escapeText } from '../html.ts';
import { fonts, palette } from './palette.ts';

export type ChartOption = EChartsCoreOption;

/** Pixels; the picture scales with its frame. */
export interface Size {
  readonly width: number;
  readonly height: number;
}

/** Draws one chart as SVG that reads as `words` to those who cannot see it. */
export type Draw = (option: ChartOption, size: Size, words: string) => Html;

/** Loads the charts, which take long to load, and gives the pen for one page: its pictures are the same each time the page is made. */
export async function loadPen(): Promise<Draw> {
  const [core, charts, components, renderers] = await Promise.all([
    import('echarts/core'),
    import('echarts/charts'),
    import('echarts/components'),
    import('echarts/renderers'),
  ]);
  const { BarChart, CustomChart, HeatmapChart, LineChart } = charts;
  core.use([BarChart, CustomChart, HeatmapChart, LineChart, components.GridComponent, renderers.SVGRenderer]);
  let drawn = 0;
  return (option, size, words) => {
    const chart = core.init(null, null, { renderer: 'svg', ssr: true, ...size });
    chart.setOption({ animation: false, textStyle: { fontFamily: fonts, color: palette.ink }, ...option });
    const svg = chart.renderToSVGString();
    chart.dispose();
    drawn += 1;
    return { markup: named(svg, `chart${drawn}`, words, size) };
  };
}

/** echarts numbers the parts of its pictures through the whole process; here each picture has a name of its own. */
function named(svg: string, name: string, words: string, { width, height }: Size): string {
  const frame = `<svg role="img" aria-label="${escapeText(words)}" viewBox="0 0 ${width} ${height}"`;
  return svg
    .replace(/zr\d+-/g, `${name}-`)
    .replace(/^<svg [^>]*?(?=>)/, `${frame} xmlns="http://www.w3.org/2000/svg"`);
}
