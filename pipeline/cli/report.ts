import { dirname, join } from 'node:path';
import { writeReport } from '../report/index.ts';
import { openStore } from '../store/store.ts';
import { type Execute, exitCode, print } from './terminal.ts';

/** `wenzhen report`: the offline HTML report and its digest in Markdown, beside the database unless `--out` names a file. */
export const execute: Execute = async ({ db, lang, out = join(dirname(db), 'report.html') }, terminal) => {
  const store = openStore(db, { readonly: true });
  try {
    for (const file of await writeReport(store, { lang, out })) print(terminal, file);
  } finally {
    store.close();
  }
  return exitCode.done;
};
