import { takeLock } from '../nightly/lock.ts';
import { restore } from '../store/backup.ts';
import { hasSecret, secretFile } from '../store/secret.ts';
import { type Execute, exitCode, print } from './terminal.ts';

/** `wenzhen restore`: no night may work meanwhile, and nothing is overwritten. */
export const execute: Execute = async ({ db, replace }, terminal, [backup = '']) => {
  const lock = takeLock(db, new Date());
  try {
    const { former } = await restore(backup, db, replace);
    print(terminal, {
      zh: `${db}：已由 ${backup} 恢复并核验`,
      en: `${db}: restored from ${backup} and checked`,
    });
    if (former !== null)
      print(terminal, { zh: `原来的数据库保留在 ${former}`, en: `the former database is kept as ${former}` });
    if (!hasSecret(db))
      print(terminal, {
        zh: `还缺密钥：再次读入评论之前，请放回 ${secretFile(db)}`,
        en: `its secret is not here: put ${secretFile(db)} back before reviews are read again`,
      });
  } finally {
    lock.release();
  }
  return exitCode.done;
};
