import { writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { correctionLines } from '../export/corrections.ts';
import { writeExport } from '../export/index.ts';
import { filesExported } from '../exported.ts';
import { askStore } from '../store/store.ts';
import { writeWholeFile } from '../whole-file.ts';
import { note } from './note-exports.ts';
import { exportResearch } from './research.ts';
import { type Execute, exitCode, print } from './terminal.ts';

/** `wenzhen export`: the tables of findings, beside the database unless `--out` names a folder; or people's corrections alone. */
export const execute: Execute = async (settings, terminal) => {
  if (settings.bundle === 'research') return exportResearch(settings, terminal);
  const { db, lang, format, corrections, out = dirname(db) } = settings;
  const files = await askStore(db, async (store) =>
    corrections === undefined
      ? writeExport(store, { formats: format, complaints: true, lang, out })
      : [await writeWholeFile(corrections, (part) => writeFile(part, correctionLines(store)))],
  );
  note(db, filesExported(corrections === undefined ? 'export' : 'corrections', files), terminal);
  for (const file of files) print(terminal, file);
  return exitCode.done;
};
