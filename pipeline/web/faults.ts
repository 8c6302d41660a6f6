import type { Context } from 'hono';
import { UserError } from '../errors.ts';
import type { Lang } from '../lang.ts';
import { html } from '../report/html.ts';
import { framed } from './frame/frame.ts';

/** The HTTP status of a fault. */
export function statusOf(fault: unknown): 400 | 403 | 404 | 500 | 503 {
  if (!(fault instanceof UserError)) return 500;
  if (fault.code === 'no-token') return 403;
  if (fault.code === 'not-found' || fault.code.startsWith('unknown-')) return 404;
  return fault.code.startsWith('database-') || fault.code === 'disk-full' || fault.code.startsWith('not-a-')
    ? 503
    : 400;
}

/** A page that tells what went wrong and what to do; of a defect of ours no more than that it was one. */
export function faultPage({ req }: Context, lang: Lang, fault: unknown): string {
  const { pathname, search } = new URL(req.url);
  const { message, hint } = wordsOf(fault, lang);
  const title = { zh: '无法显示', en: 'This cannot be shown' }[lang];
  const body = html`<section><p class="notice fault">${message}</p><p>${hint ?? null}</p><p><a href="/">${{ zh: '回到总览', en: 'To the overview' }[lang]}</a></p></section>`;
  return framed({ lang, url: pathname + search, part: null, title, body });
}

/** What the reader is told of a fault. */
export function wordsOf(
  fault: unknown,
  lang: Lang,
): { readonly message: string; readonly hint?: string | undefined } {
  if (!(fault instanceof UserError))
    return {
      message: { zh: '程序出错，详情见终端。', en: 'A defect of ours; the terminal tells more.' }[lang],
    };
  return (lang === 'zh' ? fault.zh : undefined) ?? fault;
}

export const noPage = (path: string): UserError =>
  new UserError({
    code: 'not-found',
    message: `there is no page ${path}`,
    hint: 'Begin at the overview.',
    zh: { message: `没有页面 ${path}`, hint: '请从总览开始。' },
  });
