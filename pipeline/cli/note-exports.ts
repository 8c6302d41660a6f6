import { UserError } from '../errors.ts';
import { type ExportNote, noteExports } from '../store/export-log.ts';
import { openStore } from '../store/store.ts';
import type { Terminal } from './terminal.ts';

/** Notes in the access log what was exported, through a short connection of its own: the last one, so that
 * all is in the database file when it closes. Where that cannot be done, the user is told. */
export function note(db: string, notes: readonly ExportNote[], { log }: Pick<Terminal, 'log'>): void {
  try {
    const store = openStore(db);
    try {
      noteExports(store, notes, new Date());
    } finally {
      store.close();
    }
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    log.warn({
      zh: `未能记入导出日志（export_list）：${error.zh?.message ?? error.message}`,
      en: `not noted in the access log (export_list): ${error.message}`,
    });
  }
}
