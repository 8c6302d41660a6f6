import type { QuoteRow } from '../store/queries.ts';
import { count } from './numbers.ts';
import { type Html, html } from './html.ts';
import { appName, type View } from './view.ts';

/** UTF-16 units of the review shown on each side of the evidence. */
const around = 70;

/** A review that shows the issue: its words around the evidence, which is marked, and where they come from. */
export function evidence(quote: QuoteRow, view: View): Html {
  const { field, title, text } = quote;
  const whole = field === 'title' ? title : text;
  const start = Math.max(0, whole.indexOf(quote.quote));
  const end = start + quote.quote.length;
  const heading =
    field === 'text' && title !== '' && !text.startsWith(title) ? html`<b>${shortened(title)}</b> ` : null;
  return html`<blockquote><p>${heading}${tail(whole.slice(0, start))}<mark>${quote.quote}</mark>${head(whole.slice(end))}</p>
<footer>${source(quote, view)}</footer></blockquote>
`;
}

const source = ({ app, date, stars, reviewId }: QuoteRow, view: View): Html =>
  html`${appName(app, view)}${date === null ? null : html` · <time>${date}</time>`}${
    stars === null
      ? null
      : html` · <span class="stars" aria-label="${count(stars)} / 5">${'★'.repeat(stars)}${'☆'.repeat(5 - stars)}</span>`
  } · <code>${reviewId}</code>`;

const shortened = (text: string): string => (text.length <= around ? text : head(text));

const head = (text: string): string =>
  text.length <= around ? text : `${text.slice(0, wholeCharacter(text, around))}…`;

const tail = (text: string): string =>
  text.length <= around ? text : `…${text.slice(wholeCharacter(text, text.length - around))}`;

/** The offset, or the one before it where it would cut a character outside the Basic Multilingual Plane in two. */
const wholeCharacter = (text: string, offset: number): number =>
  /[\uDC00-\uDFFF]/.test(text.charAt(offset)) ? offset - 1 : offset;
