import type { Context, Hono } from 'hono';
import { remember } from '../cookies.ts';
import { href } from '../links.ts';
import type { ExplorerOptions } from '../options.ts';
import { securityHeaders } from './headers.ts';
import { isOurs } from './host.ts';
import { isSame } from './token.ts';

/** Longest path with query that is read: a query of 200 Han characters with every filter, percent-encoded, twice over. */
const longestUrl = 6_000;

/** What stands before every path. */
export function guard(app: Hono, { host, token }: ExplorerOptions): void {
  app.use(async (context, next) => {
    await next();
    for (const [name, value] of Object.entries(securityHeaders)) context.res.headers.set(name, value);
    context.res.headers.set('Cache-Control', 'no-cache');
  });
  app.use(async (context, next) => {
    if (!isOurs(context.req.header('host'), host)) return context.text('misdirected request\n', 421);
    if (context.req.url.length > longestUrl) return context.text('URI too long\n', 414);
    const shown = context.req.query('token');
    if (context.req.method === 'GET' && shown !== undefined) return taken(context, token, shown);
    return next();
  });
}

/** Keeps the token of a URL in a cookie and leads to the same page without it. */
function taken(context: Context, token: string, shown: string) {
  if (isSame(shown, token)) remember(context, 'token', token);
  const { token: _token, ...rest } = context.req.query();
  return context.redirect(href(context.req.path.replace(/^\/+/, '/'), rest), 303);
}
