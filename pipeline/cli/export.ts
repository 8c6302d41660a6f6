import { dirname } from 'node:path';
import { writeExport } from '../export/index.ts';
import { openStore } from '../store/store.ts';
import { type Execute, exitCode, print } from './terminal.ts';

/** `wenzhen export`: the tables of findings, beside the database unless `--out` names a folder. */
export const execute: Execute = async ({ db, lang, format, out = dirname(db) }, terminal) => {
  const store = openStore(db, { readonly: true });
  try {
    const files = await writeExport(store, { formats: format, lang, out });
    for (const file of files) print(terminal, file);
  } finally {
    store.close();
  }
  return exitCode.done;
};
