import type { ChartOption, Size } from './charts/draw.ts';
import { type Html, html, type Part } from './html.ts';
import type { View } from './view.ts';

export interface Cells {
  readonly head: readonly string[];
  /** The first cell of a row names it. */
  readonly rows: readonly (readonly Part[])[];
}

export interface Figure {
  readonly caption: string;
  readonly option: (width: number) => ChartOption;
  readonly size: (width: number) => Size;
  /** The numbers behind the picture. */
  readonly table: Cells;
}

/** Pixels of the picture for desks and paper, and of the one for phones. */
const wide = 880;
const narrow = 360;

/** A chart, drawn for wide and for narrow screens, its caption, and its numbers to be opened as a table. */
export function figure({ caption, option, size, table }: Figure, { lang, draw }: View): Html {
  const picture = (width: number) => draw(option(width), size(width), caption);
  return html`<figure>
<div class="wide">${picture(wide)}</div><div class="narrow">${picture(narrow)}</div>
<figcaption>${caption}</figcaption>
<details><summary>${{ zh: '看表格', en: 'Show as table' }[lang]}</summary>${tableOf(caption, table)}</details>
</figure>`;
}

/** A table that scrolls by itself where the screen is too narrow; `name` tells it to screen readers. */
export function tableOf(name: string, { head, rows }: Cells): Html {
  return html`<div class="scroll" role="region" tabindex="0" aria-label="${name}"><table>
<thead><tr>${head.map((text) => html`<th scope="col">${text}</th>`)}</tr></thead>
<tbody>${rows.map(rowOf)}</tbody>
</table></div>`;
}

const rowOf = ([first, ...rest]: readonly Part[]): Html =>
  html`<tr><th scope="row">${first ?? null}</th>${rest.map((cell) => html`<td>${cell}</td>`)}</tr>
`;
