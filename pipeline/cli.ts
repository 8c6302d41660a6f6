#!/usr/bin/env node
import { readFileSync } from 'node:fs';
import { CommanderError } from 'commander';
import { tellFault } from './cli/faults.ts';
import { type CommandName, createProgram, languageOf, type Request } from './cli/program.ts';
import { type Execute, exitCode, paintFor, type Terminal } from './cli/terminal.ts';
import type { Settings } from './config.ts';

/** The commands, each loaded only when it is asked for: help must not wait for a segmenter. */
const commands: Readonly<Record<CommandName, () => Promise<{ readonly execute: Execute }>>> = {
  run: () => import('./cli/run.ts'),
  fetch: () => import('./cli/fetch.ts'),
  nightly: () => import('./cli/nightly.ts'),
  backup: () => import('./cli/backup.ts'),
  restore: () => import('./cli/restore.ts'),
  code: () => import('./cli/code.ts'),
  report: () => import('./cli/report.ts'),
  export: () => import('./cli/export.ts'),
  serve: () => import('./cli/serve.ts'),
  search: () => import('./cli/search.ts'),
  diff: () => import('./cli/diff.ts'),
  adopt: () => import('./cli/adopt.ts'),
  ledger: () => import('./cli/ledger.ts'),
  explain: () => import('./cli/explain.ts'),
  backtest: () => import('./cli/backtest.ts'),
  recode: () => import('./cli/recode.ts'),
  doctor: () => import('./cli/doctor.ts'),
  erase: () => import('./cli/erase.ts'),
  learn: () => import('./cli/learn.ts'),
  evaluate: () => import('./cli/evaluate.ts'),
  sample: () => import('./cli/sample.ts'),
  agree: () => import('./cli/agree.ts'),
};

async function main(words: readonly string[]): Promise<void> {
  let lang = languageOf(words);
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    // A reader such as `head` that has seen enough is no fault.
    process.exit(error.code === 'EPIPE' ? exitCode.done : tellFault(error, lang, process.stderr));
  });
  const start = async ({ command, operands, options }: Request): Promise<void> => {
    const { readSettings } = await import('./config.ts');
    const settings = readSettings(options);
    lang = settings.lang;
    const { execute } = await commands[command]();
    process.exitCode = await execute(settings, await openTerminal(settings), operands);
  };
  try {
    await createProgram(lang, version(), start).parseAsync(words, { from: 'user' });
  } catch (fault) {
    // At once: what failed may have left a timer or a handle that would keep a nightly run from ending.
    process.exit(fault instanceof CommanderError ? helpShown(fault) : tellFault(fault, lang, process.stderr));
  }
}

async function openTerminal({ lang, quiet, log }: Settings): Promise<Terminal> {
  const { openLog } = await import('./log.ts');
  const { stdin, stdout, stderr } = process;
  return {
    lang,
    stdin,
    stdout,
    stderr,
    log: await openLog({ format: log, quiet, lang, stream: stderr }),
    paint: paintFor(stdout),
    interactive: stderr.isTTY === true && !quiet && log === 'plain',
  };
}

/** Help that was asked for is a result; help shown because no command was named is not. */
const helpShown = ({ exitCode: code }: CommanderError): number =>
  code === 0 ? exitCode.done : exitCode.refused;

const version = (): string =>
  JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')).version;

await main(process.argv.slice(2));
