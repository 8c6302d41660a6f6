import type { Label } from '../lang.ts';
import { keepCorrection } from '../store/corrections.ts';
import { noteExports } from '../store/export-log.ts';
import type { NewCorrection } from '../store/queries.ts';
import { openStore, type Store } from '../store/store.ts';
import { newToken } from '../web/guard/token.ts';
import type { Download } from '../web/options.ts';
import { Reader } from '../web/reader.ts';
import { type Running, startServer } from '../web/server.ts';
import { type Execute, exitCode, print, type Terminal } from './terminal.ts';

/** `wenzhen serve`: the explorer in a browser, until it is interrupted. */
export const execute: Execute = async ({ db: given, host, port, lang }, terminal, [operand]) => {
  const db = operand ?? given;
  const reader = new Reader(db, () => openStore(db, { readonly: true }));
  reader.read(() => {}); // a database that cannot be read is told now, not to the first visitor
  const token = newToken();
  const correct = (correction: NewCorrection) => within(db, (store) => keepCorrection(store, correction));
  const note = ({ who, asked, bytes, rows }: Download) =>
    within(db, (store) =>
      noteExports(store, [{ who, what: 'download', file: asked, bytes, reviews: rows }], new Date()),
    );
  const onDefect = (fault: unknown) =>
    void terminal.stderr.write(`${fault instanceof Error ? fault.stack : String(fault)}\n`);
  const running = await startServer({
    reader,
    correct,
    note,
    lang,
    host,
    port,
    token,
    now: () => new Date(),
    onDefect,
  });
  announce(terminal, running, token);
  if (!isLoopback(host)) print(terminal, openToOthers);
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => running.close());
  await running.closed;
  reader.close();
  return exitCode.done;
};

const isLoopback = (host: string): boolean =>
  host === 'localhost' || host === '::1' || host.startsWith('127.');

const openToOthers: Label = {
  zh: '注意：能访问这个地址的人都能看到评论与结果。',
  en: 'Mind: whoever reaches this address can read the reviews and findings.',
};

/** A short connection of its own: the explorer's is read-only. */
function within(db: string, write: (store: Store) => void): void {
  const store = openStore(db);
  try {
    write(store);
  } finally {
    store.close();
  }
}

function announce(terminal: Terminal, { url }: Running, token: string): void {
  print(terminal, {
    zh: `浏览：${url}\n可复核：${url}?token=${token}\n按 Ctrl+C 结束`,
    en: `Explore: ${url}\nTo judge reviews too: ${url}?token=${token}\nCtrl+C ends it`,
  });
}
