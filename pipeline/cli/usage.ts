import type { Command, CommanderError } from 'commander';
import { UserError } from '../errors.ts';
import { nearest } from '../nearest.ts';

/** A word on the command line that we do not know, as an error that names the nearest one we do. */
export function wrongUsage(error: CommanderError, command: Command): Error {
  if (error.exitCode === 0 || error.code === 'commander.help') return error;
  const word = /'([^']*)'/.exec(error.message)?.[1] ?? '';
  const path = [command.parent?.name(), command.name()].filter(Boolean).join(' ');
  const hint = { zh: `用 ${path} --help 查看用法。`, en: `See ${path} --help.` };
  switch (error.code) {
    case 'commander.unknownOption':
      return unknown(
        'unknown-option',
        word,
        optionsOf(command),
        { zh: '未知选项', en: 'unknown option' },
        hint,
      );
    case 'commander.unknownCommand':
      return unknown(
        'unknown-command',
        word,
        command.commands.map((sub) => sub.name()),
        { zh: '未知命令', en: 'unknown command' },
        hint,
      );
    default:
      return fault(
        'wrong-usage',
        {
          zh: `命令行有误：${error.message.replace(/^error: /, '')}`,
          en: error.message.replace(/^error: /, ''),
        },
        hint,
      );
  }
}

type Both = Readonly<Record<'zh' | 'en', string>>;

function unknown(code: string, word: string, allowed: readonly string[], what: Both, hint: Both): UserError {
  const close = nearest(word, allowed);
  return fault(
    code,
    { zh: `${what.zh} "${word}"`, en: `${what.en} "${word}"` },
    close === undefined
      ? hint
      : { zh: `是不是 ${close}？${hint.zh}`, en: `Did you mean ${close}? ${hint.en}` },
  );
}

const optionsOf = (command: Command | null): string[] =>
  command === null
    ? ['--help', '--version']
    : [...command.options.map((option) => option.long ?? ''), ...optionsOf(command.parent)];

const fault = (code: string, message: Both, hint: Both): UserError =>
  new UserError({ code, message: message.en, hint: hint.en, zh: { message: message.zh, hint: hint.zh } });
