import type { CustomSeriesOption } from 'echarts';
import type { EChartsCoreOption } from 'echarts/core';
import { type Html, escapeText } from '../html.ts';
import { palette } from './palette.ts';

export type ChartOption = EChartsCoreOption;

/** Draws one item of a series in our own way. */
export type RenderItem = NonNullable<CustomSeriesOption['renderItem']>;

/** Pixels; the picture scales with its frame. */
export interface Size {
  readonly width: number;
  readonly height: number;
}

/** Draws one chart as SVG that reads as `words` to those who cannot see it. */
export type Draw = (option: ChartOption, size: Size, words: string) => Html;

/** Loads the charts, which take long to load, and gives the pen for one page: the same page gets the same pictures. */
export async function loadPen(): Promise<Draw> {
  const [core, charts, components, renderers] = await Promise.all([
    import('echarts/core'),
    import('echarts/charts'),
    import('echarts/components'),
    import('echarts/renderers'),
  ]);
  const { BarChart, CustomChart, LineChart } = charts;
  core.use([BarChart, CustomChart, LineChart, components.GridComponent, renderers.SVGRenderer]);
  await keepCachesApart();
  let drawn = 0;
  return (option, size, words) => {
    const chart = core.init(null, null, { renderer: 'svg', ssr: true, ...size });
    chart.setOption({ animation: false, textStyle: { color: palette.ink }, ...option });
    const svg = chart.renderToSVGString();
    chart.dispose();
    drawn += 1;
    return { markup: still(svg, words, size).replace(/zr\d+-/g, `chart${drawn}-`) };
  };
}

const measured = new WeakMap<object, object>();

/**
 * Texts that were measured are kept by zrender in plain objects, in which a text such as `__proto__` is found before it is put: it would
 * write to `Object.prototype`. Here these objects have no prototype.
 */
async function keepCachesApart(): Promise<void> {
  const { default: Cache } = await import('zrender/lib/core/LRU.js');
  Object.defineProperty(Cache.prototype, '_map', {
    configurable: true,
    get(this: object) {
      return measured.get(this);
    },
    set(this: object) {
      measured.set(this, Object.create(null));
    },
  });
}

/** What echarts adds for scripts and pointers, and its font: the page has its own. */
const needless =
  / ecmeta_\w+="[^"]*"| class="zr\d+-cls-\d+"|<style[^<>]*>(?:<!\[CDATA\[[^<]*)?<\/style>|font-family:[^;"]*;?|^ *\n/gm;

/** The picture alone, which scales with its frame and has a name. */
function still(svg: string, words: string, { width, height }: Size): string {
  const frame = `<svg role="img" aria-label="${escapeText(words)}" viewBox="0 0 ${width} ${height}" xmlns="http://www.w3.org/2000/svg"`;
  return svg.replace(needless, '').replace(/^<svg [^>]*?(?=>)/, () => frame);
}
