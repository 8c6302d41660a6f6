import type { Context } from 'hono';
import { getCookie, setCookie } from 'hono/cookie';
import type { Lang } from '../lang.ts';

/** What browsers remember for us. */
const names = { token: 'wenzhen_token', lang: 'wenzhen_lang', judge: 'wenzhen_judge' } as const;

type Name = keyof typeof names;

/** A year, seconds. */
const lasting = 365 * 86_400;

export const recall = (context: Context, name: Name): string | undefined => getCookie(context, names[name]);

/** Keeps a value; the token is never sent with a request that another site has begun, and no script reads it. */
export const remember = (context: Context, name: Name, value: string): void =>
  setCookie(context, names[name], value, {
    path: '/',
    maxAge: lasting,
    httpOnly: true,
    sameSite: name === 'token' ? 'Strict' : 'Lax',
  });

/** The language the reader asks for, or has chosen before. */
export function langOf(context: Context, usual: Lang): Lang {
  const asked = context.req.query('lang') ?? recall(context, 'lang');
  return asked === 'zh' || asked === 'en' ? asked : usual;
}
