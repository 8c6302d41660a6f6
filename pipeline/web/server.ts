import type { AddressInfo } from 'node:net';
import { type ServerType, serve } from '@hono/node-server';
import { UserError } from '../errors.ts';
import { createExplorer } from './explorer.ts';
import type { ExplorerOptions } from './options.ts';
import { pages } from './pages/index.ts';

export interface ServerOptions extends ExplorerOptions {
  /** 0: any that is free. */
  readonly port: number;
}

export interface Running {
  /** Such as `http://127.0.0.1:4173/`. */
  readonly url: string;
  /** Ends when the server does. */
  readonly closed: Promise<void>;
  close(): void;
}

/** Longest time for a request's head and for a whole request, milliseconds. */
const patience = 15_000;
/** Largest head of a request, bytes. */
const largestHead = 16 * 1024;

/**
 * Serves the explorer over HTTP.
 * @throws UserError `port-taken`, `cannot-listen`
 */
export async function startServer(options: ServerOptions): Promise<Running> {
  const { host, port } = options;
  const app = createExplorer(options);
  // The file comes into memory, charts are loaded and pages compiled before the first visitor comes.
  await options.reader.warm();
  for (const path of Object.keys(pages)) await app.request(path, { headers: { host: 'localhost' } });
  const server = serve({
    fetch: app.fetch,
    hostname: host,
    port,
    serverOptions: { maxHeaderSize: largestHead, headersTimeout: patience, requestTimeout: patience },
  });
  await listening(server, options);
  const address = server.address() as AddressInfo;
  const name = host.includes(':') ? `[${host}]` : host;
  return {
    url: `http://${name}:${address.port}/`,
    closed: new Promise((resolve) => server.once('close', () => resolve())),
    close: () => {
      server.close();
      if ('closeAllConnections' in server) server.closeAllConnections();
    },
  };
}

const listening = (server: ServerType, { host, port }: ServerOptions): Promise<void> =>
  new Promise((resolve, reject) => {
    server.once('listening', resolve);
    server.once('error', (error: NodeJS.ErrnoException) => reject(refused(error, host, port)));
  });

const refused = (error: NodeJS.ErrnoException, host: string, port: number): UserError =>
  error.code === 'EADDRINUSE'
    ? new UserError({
        code: 'port-taken',
        message: `port ${port} of ${host} is in use`,
        hint: 'Name another one with --port, or 0 for any that is free.',
        zh: {
          message: `${host} 的端口 ${port} 已被占用`,
          hint: '请用 --port 另选一个，或用 0 任选空闲端口。',
        },
      })
    : new UserError(
        {
          code: 'cannot-listen',
          message: `cannot listen at ${host}:${port}: ${error.message}`,
          hint: 'Check --host and --port.',
          zh: { message: `无法在 ${host}:${port} 监听：${error.message}`, hint: '请检查 --host 与 --port。' },
        },
        { cause: error },
      );
