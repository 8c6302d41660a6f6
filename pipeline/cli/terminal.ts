import type { Readable } from 'node:stream';
import pc from 'picocolors';
import type { Settings } from '../config.ts';
import type { Label, Lang } from '../lang.ts';
import type { Log } from '../log.ts';
import { withoutCommands } from '../control-characters.ts';

/** What a command is given to speak with; commands never touch `process` themselves. */
export interface Terminal {
  readonly lang: Lang;
  readonly stdin: Readable;
  /** Results. */
  readonly stdout: NodeJS.WriteStream;
  /** Progress, log and errors. */
  readonly stderr: NodeJS.WriteStream;
  readonly log: Log;
  /** Colours for standard output; plain where it is not a terminal. */
  readonly paint: Paint;
  /** Whether a progress bar may be drawn on standard error. */
  readonly interactive: boolean;
}

export type Paint = ReturnType<typeof pc.createColors>;

/** Exit codes; README lists them. */
export const exitCode = {
  done: 0,
  /** A defect of ours. */
  failed: 1,
  /** Wrong usage, configuration or input. */
  refused: 2,
  /** `--strict`, and rows were rejected; of a night: more rows than its limit, or an input that could not be read. */
  rejected: 3,
  /** A gate held the night: the former state stays. */
  held: 4,
  /** A source could not be reached; what there was is published. */
  unreachable: 5,
  /** `--exit-on-alert`, and an alert is new. */
  alert: 6,
  /** Another night is at work. */
  running: 7,
  /** Stopped by its deadline or by a signal; what was not published is done by the next night. */
  stopped: 8,
  /** An alert could not be delivered; it is kept and sent again. */
  undelivered: 9,
} as const;

export type ExitCode = (typeof exitCode)[keyof typeof exitCode];

/** Colours where the stream is a terminal and the user has not said no (https://no-color.org). */
export const paintFor = (stream: NodeJS.WriteStream): Paint =>
  pc.createColors(stream.isTTY === true && process.env.NO_COLOR === undefined && process.env.TERM !== 'dumb');

/** Writes one line of a command's result; what a review holds cannot command the terminal. */
export const print = (terminal: Terminal, text: Label | string): void => {
  const line = typeof text === 'string' ? text : text[terminal.lang];
  terminal.stdout.write(`${withoutCommands(line, terminal.paint.isColorSupported)}\n`);
};

/** What a command does with its checked settings; the file `cli/<command>.ts` exports one as `execute`. */
export type Execute = (
  settings: Settings,
  terminal: Terminal,
  operands: readonly string[],
) => Promise<ExitCode>;
