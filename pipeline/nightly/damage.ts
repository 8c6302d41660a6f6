import { UserError } from '../errors.ts';
import { isThere, openStore, pageFaults } from '../store/store.ts';
import type { NightConfig } from './config.ts';
import { backupsOf } from './housekeeping.ts';

/**
 * Damage is looked for before anything is written: a page that is broken may lie where the night would not come by.
 * @param named the path that people know it by
 */
export function examine(database: string, named = database): void {
  if (!isThere(database)) return;
  const faults = faultsOf(database);
  if (faults.length > 0) throw corrupt(named, faults);
}

function faultsOf(database: string): string[] {
  const store = openStore(database, { readonly: true });
  try {
    return pageFaults(store);
  } finally {
    store.close();
  }
}

export const isCorrupt = (error: unknown): error is UserError =>
  error instanceof UserError && (error.code === 'database-corrupt' || error.code === 'not-a-database');

const corrupt = (path: string, faults: readonly string[]): UserError =>
  new UserError({
    code: 'database-corrupt',
    message: `the database ${path} is damaged: ${faults.slice(0, 3).join('; ')}`,
    zh: { message: `数据库 ${path} 已损坏：${faults.slice(0, 3).join('；')}` },
  });

/** The same fault with the newest backup as the next step; the damaged file is left as it is. */
export function withBackup({ code, message, zh }: UserError, config: NightConfig): UserError {
  const newest = backupsOf(config).at(-1);
  const { database } = config;
  const command = `wenzhen restore ${newest} --db ${database} --replace`;
  return new UserError({
    code,
    message,
    hint:
      newest === undefined
        ? `There is no backup in ${config.backups}. Move the file away, and the next night makes a new one from the exports. It has not been touched.`
        : `Put the newest backup in its place: ${command}. The damaged file has not been touched.`,
    zh: {
      message: zh?.message ?? message,
      hint:
        newest === undefined
          ? `${config.backups} 中没有备份。请把该文件移走，下一次夜间运行会根据导出文件重建。原文件未被改动。`
          : `请用最近的备份替换：${command}。损坏的文件未被改动。`,
    },
  });
}
