import { existsSync } from 'node:fs';
import { UserError } from '../errors.ts';
import { backUp } from '../store/backup.ts';
import { secretFile } from '../store/secret.ts';
import { askStore } from '../store/store.ts';
import { type Execute, exitCode, print } from './terminal.ts';

/** `wenzhen backup`: one checked file, whatever runs meanwhile. */
export const execute: Execute = async ({ db }, terminal, [to = '']) => {
  if (existsSync(to)) throw alreadyThere(to);
  await askStore(db, (store) => backUp(store, to));
  print(terminal, { zh: `${to}：已备份并核验`, en: `${to}: copied and checked` });
  if (existsSync(secretFile(db)))
    print(terminal, {
      zh: `密钥 ${secretFile(db)} 不在备份中：请另外保存一份，并与备份分开存放`,
      en: `the secret ${secretFile(db)} is not in it: keep a copy of that in another place than the backups`,
    });
  return exitCode.done;
};

const alreadyThere = (path: string): UserError =>
  new UserError({
    code: 'file-exists',
    message: `there is a file ${path} already`,
    hint: 'Name another one: a backup never takes the place of a file.',
    zh: { message: `文件 ${path} 已存在`, hint: '请换一个文件名：备份从不覆盖已有文件。' },
  });
