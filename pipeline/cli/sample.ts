import { existsSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { type SampleKey, writeKey } from '../agreement/key.ts';
import { drawSample } from '../agreement/sample/draw.ts';
import { makeKey, orderFor } from '../agreement/sample/make-key.ts';
import { blankLines, blankSheet } from '../agreement/sheets/blank-sheet.ts';
import { writeFillIn } from '../agreement/sheets/write-workbook.ts';
import { type Codebook, readCodebook } from '../codebook.ts';
import { lexiconFolder } from '../folders.ts';
import type { Settings } from '../config.ts';
import { UserError } from '../errors.ts';
import { filesExported } from '../exported.ts';
import type { Lang } from '../lang.ts';
import { codedCounts, codedWords, coders, runs, type Store, samplingFrame } from '../store/queries.ts';
import { askStore } from '../store/store.ts';
import { writeWholeFile } from '../whole-file.ts';
import { adviceOn } from './advice-on-size.ts';
import { note } from './note-exports.ts';
import { type Execute, exitCode, print } from './terminal.ts';

/** `wenzhen sample`: blank sheets for coders, the key to them, and what a sample of this size can tell. */
export const execute: Execute = async (settings, terminal) => {
  const { db, lang, lexicons = lexiconFolder, out = join(dirname(db), 'sample') } = settings;
  const codebook = readCodebook(join(lexicons, 'codebook.yaml'));
  const files = sampleFiles(out, settings.coders);
  const written = [files.key, ...files.sheets.flatMap(({ workbook, lines }) => [workbook, lines])];
  const key = await askStore(db, async (store) => {
    refuseToOverwrite(written);
    const drawn = keyOf(store, settings);
    await writeSample(drawn, files, codebook, lang, new Date(runs(store)[0]?.finished ?? 0));
    return drawn;
  });
  note(db, filesExported('sample', written), terminal);
  print(terminal, adviceOn(key, lang));
  for (const { workbook, lines } of files.sheets) print(terminal, `${workbook}\n${lines}`);
  print(terminal, files.key);
  return exitCode.done;
};

interface SampleFiles {
  readonly key: string;
  readonly sheets: readonly { readonly coder: string; readonly workbook: string; readonly lines: string }[];
}

const sampleFiles = (folder: string, count: number): SampleFiles => ({
  key: join(folder, 'key.json'),
  sheets: Array.from({ length: count }, (_, at) => {
    const coder = `coder-${at + 1}`;
    return { coder, workbook: join(folder, `${coder}.xlsx`), lines: join(folder, `${coder}.jsonl`) };
  }),
});

/** Somebody may have filled them in. @throws UserError `sample-exists` */
function refuseToOverwrite(files: readonly string[]): void {
  const there = files.find((file) => existsSync(file));
  if (there === undefined) return;
  throw new UserError({
    code: 'sample-exists',
    message: `${there} is there already, and may have been filled in`,
    hint: 'Name another folder with --out, or move the sheets away.',
    zh: { message: `${there} 已存在，可能已有人填写`, hint: '请用 --out 指定另一个文件夹，或先把旧表移走。' },
  });
}

/** @throws UserError `sample-too-small`, `nothing-to-sample` */
function keyOf(store: Store, settings: Settings): SampleKey {
  const drawn = drawSample(samplingFrame(store), settings);
  if (drawn.reviews.length === 0) throw nothingToSample(store.path);
  return makeKey(drawn, settings, {
    counts: codedCounts(store),
    coders: coders(store),
    wordsOf: (review) => codedWords(store, review),
  });
}

async function writeSample(
  key: SampleKey,
  { key: keyFile, sheets }: SampleFiles,
  codebook: Codebook,
  lang: Lang,
  dated: Date,
): Promise<void> {
  await writeWholeFile(keyFile, (path) => writeFile(path, writeKey(key)));
  for (const { coder, workbook, lines } of sheets) {
    const items = orderFor(coder, key);
    await writeWholeFile(workbook, (path) =>
      writeFillIn(path, blankSheet(items, lang), codebook, lang, dated),
    );
    await writeWholeFile(lines, (path) => writeFile(path, blankLines(items)));
  }
}

const nothingToSample = (db: string): UserError =>
  new UserError({
    code: 'nothing-to-sample',
    message: `${db} holds no review with words`,
    hint: 'Run `wenzhen run` on some reviews first.',
    zh: { message: `${db} 中没有带文字的评论`, hint: '请先用 `wenzhen run` 读入评论。' },
  });
