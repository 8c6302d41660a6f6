import { closeSync, fstatSync, openSync, readFileSync } from 'node:fs';
import { z } from 'zod';
import { UserError } from '../errors.ts';

/** Where a secret is: in an environment variable, or in a file that nobody else may read. Never the secret itself. */
export const secretShape = z.union(
  [
    z.strictObject({ env: z.string().regex(/^[A-Za-z_][A-Za-z0-9_]*$/) }),
    z.strictObject({ file: z.string().min(1) }),
  ],
  { error: 'env: NAME, or file: PATH' },
);

export type SecretPlace = z.output<typeof secretShape>;

/** Bytes: tokens, URLs and keys in PEM are far smaller. */
const largest = 65_536;

/**
 * The secret, without a line break at its end. Whoever asks keeps it out of logs, messages, files and the database.
 * @throws UserError `secret-missing`, `secret-unreadable`, `secret-exposed`
 */
export function readSecret(place: SecretPlace): string {
  const secret = ('env' in place ? process.env[place.env] : contentOf(place.file)) ?? '';
  if (secret.trim() === '') throw missing(place);
  return secret.replace(/\r?\n$/, '');
}

/** The file that is checked is the one that is read: it is opened once. */
function contentOf(path: string): string {
  const file = opened(path);
  try {
    const { mode, size } = fstatSync(file);
    if ((mode & 0o077) !== 0) throw exposed(path, mode);
    if (size > largest) throw unreadable(path, new Error(`${size} bytes`));
    return readFileSync(file, 'utf8');
  } catch (error) {
    throw error instanceof UserError ? error : unreadable(path, error as Error);
  } finally {
    closeSync(file);
  }
}

function opened(path: string): number {
  try {
    return openSync(path, 'r');
  } catch (error) {
    throw unreadable(path, error as Error);
  }
}

function missing(place: SecretPlace): UserError {
  const named = 'env' in place ? place.env : place.file;
  const what = 'env' in place ? { en: 'environment variable', zh: '环境变量' } : { en: 'file', zh: '文件' };
  return new UserError({
    code: 'secret-missing',
    message: `the ${what.en} ${named} holds no secret`,
    hint: 'Set it for the account that runs wenzhen, for example in an EnvironmentFile= of systemd with mode 0600.',
    zh: {
      message: `${what.zh} ${named} 中没有密钥`,
      hint: '请为运行 wenzhen 的账户设置，例如 systemd 中权限为 0600 的 EnvironmentFile=。',
    },
  });
}

const unreadable = (path: string, error: Error): UserError => {
  const reason = (error as NodeJS.ErrnoException).code ?? error.message;
  return new UserError({
    code: 'secret-unreadable',
    message: `cannot read the secret in ${path}: ${reason}`,
    hint: 'Check the path; the file holds the secret alone, and the account that runs wenzhen owns it.',
    zh: {
      message: `无法读取密钥文件 ${path}：${reason}`,
      hint: '请检查路径；文件只含密钥，并属于运行 wenzhen 的账户。',
    },
  });
};

const exposed = (path: string, mode: number): UserError => {
  const shown = (mode & 0o777).toString(8).padStart(4, '0');
  return new UserError({
    code: 'secret-exposed',
    message: `others may read the secret in ${path}: its mode is ${shown}`,
    hint: `Allow nobody else: chmod 600 ${path}. Change the secret if others had access.`,
    zh: {
      message: `密钥文件 ${path} 的权限是 ${shown}，其他人可以读取`,
      hint: `请执行 chmod 600 ${path}；若已泄露，请更换密钥。`,
    },
  });
};

/** The same place, where paths are meant from elsewhere. */
export const movedSecret = (place: SecretPlace, from: (path: string) => string): SecretPlace =>
  'file' in place ? { file: from(place.file) } : place;
