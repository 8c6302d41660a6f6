import { UserError } from '../errors.ts';
import type { Lang } from '../lang.ts';
import { withoutCommands } from '../control-characters.ts';
import { type ExitCode, exitCode, paintFor } from './terminal.ts';

/** Faults that a scheduler must tell apart. */
const codes: Readonly<Partial<Record<string, ExitCode>>> = {
  'night-running': exitCode.running,
  'night-stopped': exitCode.stopped,
};

/** Tells the person at the terminal what went wrong: what they can mend in words, a defect of ours with its stack. */
export function tellFault(fault: unknown, lang: Lang, stderr: NodeJS.WriteStream): ExitCode {
  const paint = paintFor(stderr);
  const write = (line: string) => stderr.write(`${withoutCommands(line, paint.isColorSupported)}\n`);
  if (fault instanceof UserError) {
    const { message, hint } = worded(fault, lang);
    write(`${paint.red(`${lang === 'zh' ? '错误' : 'error'} [${fault.code}]`)} ${message}`);
    if (hint !== undefined) write(`${paint.dim('→')} ${hint}`);
    return codes[fault.code] ?? exitCode.refused;
  }
  if (isSystemFault(fault)) {
    write(`${paint.red(`${lang === 'zh' ? '错误' : 'error'} [${fault.code}]`)} ${fault.message}`);
    return exitCode.refused;
  }
  const stack = fault instanceof Error ? (fault.stack ?? fault.message) : String(fault);
  write(`${paint.red(lang === 'zh' ? '内部错误' : 'internal error')} ${stack}`);
  stderr.write(
    `${lang === 'zh' ? '这是 Wenzhen 的缺陷，请附上以上内容报告。' : 'This is a defect of Wenzhen; please report it with the lines above.'}\n`,
  );
  return exitCode.failed;
}

/** What the operating system refuses the user can mend: a missing file, a right, a full disk. */
const systemFaults: ReadonlySet<unknown> = new Set([
  'ENOENT',
  'EACCES',
  'EPERM',
  'EISDIR',
  'ENOTDIR',
  'EEXIST',
  'ENOSPC',
  'EDQUOT',
  'EROFS',
  'EMFILE',
  'EIO',
]);

const isSystemFault = (fault: unknown): fault is NodeJS.ErrnoException =>
  fault instanceof Error && 'code' in fault && systemFaults.has(fault.code);

const worded = (
  { message, hint, zh }: UserError,
  lang: Lang,
): { message: string; hint?: string | undefined } =>
  lang === 'zh' && zh !== undefined ? zh : { message, hint };
