import type { ChartOption, Draw, Size } from '../report/charts/draw.ts';
import { type Html, html } from '../report/html.ts';
import type { Ask } from './ask.ts';

/** Pixels of the picture for desks and paper, and of the one for phones. */
const wide = 880;
const narrow = 360;

/** Weeks that a phone has room for. */
const narrowWeeks = 52;

/** The weeks that a picture of this width shows: all of them, or the last year. */
export const weeksIn = <Week>(weeks: readonly Week[], width: number): readonly Week[] =>
  width === narrow ? weeks.slice(-narrowWeeks) : weeks;

interface Picture {
  readonly caption: string;
  readonly option: (width: number) => ChartOption;
  readonly size: (width: number) => Size;
}

/** A chart, drawn for wide and for narrow screens, with its caption. */
export function picture({ draw }: Ask, { caption, option, size }: Picture): Html {
  const drawn = (width: number) => draw(option(width), size(width), caption);
  return html`<figure><div class="wide">${drawn(wide)}</div><div class="narrow">${drawn(narrow)}</div>
<figcaption>${caption}</figcaption></figure>`;
}

/** A pen whose pictures have no style attribute, which the page's policy would refuse: what they say stands in SVG attributes. */
export const plainPen =
  (draw: Draw): Draw =>
  (option, size, words) => ({ markup: withoutStyles(draw(option, size, words).markup) });

const withoutStyles = (svg: string): string =>
  svg.replace(/ style="([^"]*)"/g, (_, style: string) =>
    style
      .split(';')
      .map((declaration) => declaration.split(':').map((part) => part.trim()))
      .filter(([name, value]) => name !== '' && value !== undefined && value !== '')
      .map(([name, value]) => ` ${name}="${value}"`)
      .join(''),
  );
