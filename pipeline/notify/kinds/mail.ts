import { Socket } from 'node:net';
import { createTransport } from 'nodemailer';
import { HttpFault } from '../../http/fault.ts';
import { isPrivate } from '../../http/place.ts';
import { readSecret } from '../../http/secret.ts';
import type { MailConfig } from '../config.ts';
import type { Digest, ToldAlert } from '../digest.ts';
import type { SendContext } from '../post.ts';
import { headingOf, moreOf, mostAlerts, quoteOf, reportOf, seeOf } from '../words.ts';

/** Milliseconds that a mail server may be silent. */
const silence = 30_000;

/**
 * Sends one message to all.
 * @returns how many of them the server refused
 * @throws HttpFault where it refused all, or the message
 */
export async function toMail(config: MailConfig, digest: Digest, { signal }: SendContext): Promise<number> {
  const socket = new Socket();
  const stop = () => void socket.destroy();
  signal.addEventListener('abort', stop);
  try {
    const { rejected } = await createTransport({ ...settingsOf(config), socket }).sendMail({
      ...{ from: config.from, to: [...config.to], subject: digest.title },
      ...{ text: plainText(digest), html: html(digest) },
      ...{ disableFileAccess: true, disableUrlAccess: true },
    });
    return rejected.length;
  } catch (error) {
    signal.throwIfAborted();
    throw refused(error as MailError);
  } finally {
    signal.removeEventListener('abort', stop);
    stop();
  }
}

function settingsOf({ host, port, tls, user, password }: MailConfig) {
  const here = isPrivate(new URL(`smtp://${host.includes(':') ? `[${host}]` : host}`));
  return {
    ...{ host, port, secure: tls, requireTLS: !tls && !here, ignoreTLS: !tls && here },
    ...(user === undefined || password === undefined ? {} : { auth: { user, pass: readSecret(password) } }),
    ...{ connectionTimeout: silence, greetingTimeout: silence, socketTimeout: silence },
  };
}

const plainText = (digest: Digest): string =>
  [
    ...digest.troubles,
    ...digest.alerts
      .slice(0, mostAlerts)
      .map((alert, place) => entryLines(alert, place + 1, digest).join('\n')),
    moreOf(digest, mostAlerts),
    digest.link ?? reportOf(digest),
  ]
    .filter((part) => part !== '')
    .join('\n\n');

const entryLines = (alert: ToldAlert, place: number, digest: Digest): string[] =>
  [`${place}. ${headingOf(alert, digest)}`, alert.figures, quoteOf(alert), alert.link ?? ''].filter(
    (line) => line !== '',
  );

function html(digest: Digest): string {
  const { troubles, alerts, link } = digest;
  const entries = alerts.slice(0, mostAlerts).map((alert) => {
    const quote = quoteOf(alert) === '' ? '' : `<blockquote>${escaped(quoteOf(alert))}</blockquote>`;
    return `<li><b>${escaped(headingOf(alert, digest))}</b><br>${escaped(alert.figures)} ${linked(alert.link, digest)}${quote}</li>`;
  });
  return [
    ...troubles.map((trouble) => `<p>${escaped(trouble)}</p>`),
    entries.length === 0 ? '' : `<ol>${entries.join('')}</ol>`,
    `<p>${escaped(moreOf(digest, mostAlerts))}</p>`,
    `<p>${link === null ? escaped(reportOf(digest)) : linked(link, digest)}</p>`,
  ].join('\n');
}

const linked = (address: string | null, digest: Digest): string =>
  address === null ? '' : `<a href="${escaped(address)}">${escaped(seeOf(digest))}</a>`;

const escaped = (text: string): string => text.replace(/[&<>"']/g, (mark) => `&#${mark.charCodeAt(0)};`);

/** What nodemailer throws; its message may name the user, and is not told. */
interface MailError {
  readonly code?: string;
  readonly responseCode?: number;
}

const refused = ({ code = '?', responseCode }: MailError): HttpFault => {
  const reason = [code, responseCode].filter(Boolean).join(' ');
  return new HttpFault({
    zh: `邮件服务器没有接收（${reason}）`,
    en: `the mail server did not take it (${reason})`,
  });
};
