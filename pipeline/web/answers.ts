import type { Context } from 'hono';
import { loadPen } from '../report/charts/draw.ts';
import { labels } from '../store/queries.ts';
import type { Ask, Page, Render } from './ask.ts';
import { langOf, recall, remember } from './cookies.ts';
import { framed } from './frame/frame.ts';
import { isSame, proofOf } from './guard/token.ts';
import type { ExplorerOptions } from './options.ts';
import { plainPen } from './pictures.ts';

/** All of an `Ask` that the store does not give. */
export type Unread = Omit<Ask, 'store' | 'labels'>;

/** What a request asks for, in whose language, and whether its sender may write. */
export async function askOf(context: Context, { lang: usual, token }: ExplorerOptions): Promise<Unread> {
  const lang = langOf(context, usual);
  if (context.req.query('lang') === lang) remember(context, 'lang', lang);
  const { pathname, search, searchParams } = new URL(context.req.url);
  const may = isSame(recall(context, 'token') ?? '', token);
  return {
    lang,
    draw: plainPen(await loadPen()),
    query: searchParams,
    url: pathname.replace(/\.csv$/, '') + search,
    writing: may ? { proof: proofOf(token), judge: recall(context, 'judge') ?? '' } : null,
  };
}

/** A page made from one state of the store. */
export const rendered = ({ reader }: ExplorerOptions, ask: Unread, render: Render): Page =>
  reader.read((store) => render({ ...ask, store, labels: labels(store) }));

/** A page as HTML. */
export async function pageAnswer(context: Context, options: ExplorerOptions, render: Render) {
  const ask = await askOf(context, options);
  return context.html(framed({ ...ask, ...rendered(options, ask, render) }));
}

/** Headers of a file to be saved. */
export const attached = (type: string, name: string): Record<string, string> => ({
  'Content-Type': `${type}; charset=utf-8`,
  'Content-Disposition': `attachment; filename="${name}"`,
});
