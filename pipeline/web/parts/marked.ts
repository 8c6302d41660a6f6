import type { Span } from '../../field.ts';
import { type Html, html } from '../../report/html.ts';

/** A text with some of its spans set off; spans that meet are set off as one. */
export function marked(text: string, spans: readonly Span[]): Html {
  const parts: Html[] = [];
  let at = 0;
  for (const { start, end } of runs(spans)) {
    parts.push(html`${text.slice(at, start)}<mark>${text.slice(start, end)}</mark>`);
    at = end;
  }
  return html`${parts}${text.slice(at)}`;
}

function runs(spans: readonly Span[]): Span[] {
  const joined: { start: number; end: number }[] = [];
  for (const { start, end } of spans.toSorted((one, other) => one.start - other.start)) {
    const last = joined.at(-1);
    if (last !== undefined && start <= last.end) last.end = Math.max(last.end, end);
    else joined.push({ start, end });
  }
  return joined;
}

/** Five stars, some of them full. */
export const starsShown = (stars: number | null): Html | null =>
  stars === null
    ? null
    : html`<span class="stars" role="img" aria-label="${stars} / 5">${'★'.repeat(stars)}${'☆'.repeat(5 - stars)}</span>`;
