import type { Label } from '../lang.ts';

/** Why a request has brought nothing. Tells neither headers nor query, where secrets are. */
export class HttpFault extends Error {
  readonly told: Label;
  /** Whether the same request may succeed when made again. */
  readonly temporary: boolean;
  /** Seconds that the server asks to wait before; null: it does not say. */
  readonly wait: number | null;

  constructor(
    told: Label,
    { temporary = false, wait = null }: { temporary?: boolean; wait?: number | null } = {},
  ) {
    super(told.en);
    this.name = 'HttpFault';
    this.told = told;
    this.temporary = temporary;
    this.wait = wait;
  }
}

/** Statuses after which the same request is made again: RFC 9110 and 6585 (429), RFC 8470 (425). */
const temporaryStatuses: ReadonlySet<number> = new Set([408, 425, 429, 500, 502, 503, 504]);

export const badStatus = (status: number, wait: number | null): HttpFault =>
  new HttpFault(
    { zh: `返回状态 ${status}`, en: `answered with status ${status}` },
    { temporary: temporaryStatuses.has(status), wait },
  );

export const redirectedElsewhere = (host: string): HttpFault =>
  new HttpFault({
    zh: `要求转到别处（${host}），已拒绝：凭证只发给配置中的主机`,
    en: `redirects elsewhere (${host}), which is refused: what was asked for is asked of the configured host only`,
  });

export const redirectsTooOften = (most: number): HttpFault =>
  new HttpFault({ zh: `重定向超过 ${most} 次`, en: `redirects more than ${most} times` });

export const tooLarge = (bytes: number): HttpFault =>
  new HttpFault({ zh: `回应超过 ${bytes} 字节`, en: `answered with more than ${bytes} bytes` });

export const tooSlow = (seconds: number): HttpFault =>
  new HttpFault(
    { zh: `${seconds} 秒内没有答完`, en: `took longer than ${seconds} s to answer` },
    { temporary: true },
  );

/** `reason` is a system's code such as ECONNREFUSED, or a message that names no URL. */
export const notConnected = (reason: string): HttpFault =>
  new HttpFault({ zh: `连接失败（${reason}）`, en: `connection failed (${reason})` }, { temporary: true });

export const wrongContentType = (given: string): HttpFault =>
  new HttpFault({
    zh: `回应的类型是 ${given}，而不是 JSON`,
    en: `answered with ${given}, where JSON was expected`,
  });

/** A cut answer may be whole the next time. */
export const malformedJson = (): HttpFault =>
  new HttpFault(
    { zh: '回应不是完整的 JSON', en: 'answered with what is no whole JSON' },
    { temporary: true },
  );
