import { dirname, join } from 'node:path';
import { filesExported } from '../exported.ts';
import { writeReport } from '../report/index.ts';
import { askStore } from '../store/store.ts';
import { note } from './note-exports.ts';
import { type Execute, exitCode, print } from './terminal.ts';

/** `wenzhen report`: the offline HTML report and its digest in Markdown, beside the database unless `--out` names a file. */
export const execute: Execute = async ({ db, lang, out = join(dirname(db), 'report.html') }, terminal) => {
  const files = await askStore(db, (store) => writeReport(store, { lang, out }));
  note(db, filesExported('report', files), terminal);
  for (const file of files) print(terminal, file);
  return exitCode.done;
};
