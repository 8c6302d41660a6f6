import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { onTestFinished } from 'vitest';
import type { Patience } from '../../pipeline/http/persistently.ts';
import type { HttpContext } from '../../pipeline/http/request.ts';

/** One request that a server got. */
export interface Asked {
  readonly method: string;
  /** Path and query. */
  readonly path: string;
  readonly query: URLSearchParams;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
  /** Epoch milliseconds. */
  readonly at: number;
}

export interface Served {
  readonly url: string;
  /** In the order in which they came. */
  readonly asked: readonly Asked[];
}

export type Behaviour = (asked: Asked, response: ServerResponse, count: number) => void;

/** A real server on this machine, gone after the test. `count` is 1 for the first request. */
export async function serve(behave: Behaviour): Promise<Served> {
  const asked: Asked[] = [];
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const path = request.url ?? '';
      const one = {
        ...{ method: request.method ?? '', path, query: new URL(path, 'http://here').searchParams },
        ...{ headers: request.headers, body: Buffer.concat(chunks).toString(), at: Date.now() },
      };
      behave(one, response, asked.push(one));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, asked };
}

export const answerJson = (response: ServerResponse, document: unknown): void =>
  void response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(document));

export const answerStatus = (response: ServerResponse, status: number, headers = {}): void =>
  void response.writeHead(status, headers).end('no');

/** Half of an answer, then the line is cut. */
export function cutOff(response: ServerResponse): void {
  response.writeHead(200, { 'content-type': 'application/json', 'content-length': '1000' });
  response.write('{"list": [');
  setTimeout(() => response.destroy(), 10);
}

/** Tries again at once. */
export const hasty: Patience = { retries: 2, firstWait: 1, longestWait: 2, longestAsked: 2_000 };

/** A context for requests that nobody stops. */
export const freely = (given: Partial<HttpContext> = {}): HttpContext => ({
  signal: new AbortController().signal,
  now: () => new Date('2025-03-02T02:00:00Z'),
  ...given,
});

/** What a promise is rejected with. */
export async function faultOf<Fault = Error>(promise: Promise<unknown>): Promise<Fault> {
  try {
    await promise;
  } catch (fault) {
    return fault as Fault;
  }
  throw new Error('there was no fault');
}
