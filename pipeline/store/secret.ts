import { randomBytes } from 'node:crypto';
import { closeSync, existsSync, fsyncSync, openSync, renameSync, writeFileSync } from 'node:fs';
import { UserError } from '../errors.ts';
import { readSecret } from '../http/secret.ts';

/** Holds the secret of every store that is written; without it, each store has a file of its own. */
const variable = 'WENZHEN_SECRET';
/** Characters: shorter ones could be found by trying. */
const shortest = 16;
/** Bytes of a secret made here: as many as HMAC-SHA-256 can use (RFC 2104, section 3). */
const made = 32;

/** The file beside a database that holds its secret. */
export const secretFile = (database: string): string => `${database}.secret`;

/**
 * The secret that the hashes in a database are keyed with, kept outside it; null where there is none.
 * @throws UserError `secret-too-short`, `secret-exposed` where others may read the file, `secret-unreadable`
 */
export function storeSecret(database: string): string | null {
  const given = process.env[variable] ?? '';
  if (given !== '') return long(given, variable);
  const file = secretFile(database);
  return existsSync(file) ? long(readSecret({ file }), file) : null;
}

/** Whether there is a place that a secret may be read from. */
export const hasSecret = (database: string): boolean =>
  (process.env[variable] ?? '') !== '' || existsSync(secretFile(database));

/** The secret of a database that has been given none yet: that of the environment or of the file, else a new one in that file, of mode 0600. */
export function firstSecret(database: string): string {
  return storeSecret(database) ?? madeIn(secretFile(database));
}

function madeIn(file: string): string {
  const secret = randomBytes(made).toString('hex');
  const part = openSync(`${file}.part`, 'w', 0o600);
  try {
    writeFileSync(part, `${secret}\n`);
    fsyncSync(part); // no hash may reach the disk before its secret
  } finally {
    closeSync(part);
  }
  renameSync(`${file}.part`, file);
  return secret;
}

function long(secret: string, place: string): string {
  if (secret.length >= shortest) return secret;
  throw new UserError({
    code: 'secret-too-short',
    message: `the secret in ${place} has ${secret.length} characters: at least ${shortest}`,
    hint: 'Take one that cannot be guessed, such as `openssl rand -hex 32` gives.',
    zh: {
      message: `${place} 中的密钥只有 ${secret.length} 个字符，至少需要 ${shortest} 个`,
      hint: '请使用无法猜到的密钥，例如 `openssl rand -hex 32` 的输出。',
    },
  });
}

export const secretLost = (database: string): UserError =>
  new UserError({
    code: 'secret-lost',
    message: `the secret of ${database} is not here: there is no ${secretFile(database)}, and ${variable} is not set`,
    hint: `Put the file back: it was made beside the database and is in no backup; or set ${variable}. If it is lost, read the exports into a new database (--db NEW). Nothing has been changed.`,
    zh: {
      message: `找不到 ${database} 的密钥：没有文件 ${secretFile(database)}，也没有设置 ${variable}`,
      hint: `请放回该文件（它与数据库一同生成，不在任何备份之中），或设置 ${variable}。若已丢失，请把导出文件重新读入新的数据库（--db 新文件）。数据未作任何改动。`,
    },
  });

export const secretWrong = (database: string): UserError =>
  new UserError({
    code: 'secret-wrong',
    message: `the secret in ${placeOf(database)} is not the one of ${database}`,
    hint: `Give the one that the database was made with, in ${secretFile(database)} or in ${variable}, which wins. Nothing has been changed.`,
    zh: {
      message: `${placeOf(database)} 中的密钥不是 ${database} 的密钥`,
      hint: `请提供该数据库生成时的密钥：放在 ${secretFile(database)} 中，或设置 ${variable}（优先）。数据未作任何改动。`,
    },
  });

const placeOf = (database: string): string =>
  (process.env[variable] ?? '') === '' ? secretFile(database) : variable;
