import { withoutCommands } from './control-characters.ts';
import type { Label, Lang } from './lang.ts';

/** Where the program tells what it does: standard error, never standard output. */
export interface Log {
  /** `facts` are for machines and appear in JSON only; `message` is for people. */
  info(message: Label, facts?: Facts): void;
  warn(message: Label, facts?: Facts): void;
}

/** Machine-readable details of one message. */
export type Facts = Readonly<Record<string, unknown>>;

export interface LogOptions {
  readonly format: 'plain' | 'json';
  readonly quiet: boolean;
  readonly lang: Lang;
  readonly stream: NodeJS.WritableStream;
}

const silent: Log = { info: () => {}, warn: () => {} };

/** A log as the user asked for it: plain lines, JSON lines (pino) or nothing. */
export async function openLog(options: LogOptions): Promise<Log> {
  if (options.quiet) return silent;
  return options.format === 'json' ? await jsonLog(options) : plainLog(options);
}

function plainLog({ lang, stream }: LogOptions): Log {
  const line = (message: Label): void => void stream.write(`${withoutCommands(message[lang], false)}\n`);
  return { info: line, warn: line };
}

async function jsonLog({ lang, stream }: LogOptions): Promise<Log> {
  const { pino } = await import('pino');
  const logger = pino(
    { base: null, timestamp: pino.stdTimeFunctions.isoTime, formatters: { level: (level) => ({ level }) } },
    stream,
  );
  return {
    info: (message, facts = {}) => logger.info(facts, message[lang]),
    warn: (message, facts = {}) => logger.warn(facts, message[lang]),
  };
}
