import { resolve } from 'node:path';
import { lexiconFolder } from '../folders.ts';
import { writeCompiled } from '../coder-parts.ts';
import { learn } from '../learn/learn.ts';
import { goldOf } from './gold.ts';
import { table } from './table.ts';
import { type Execute, exitCode, print } from './terminal.ts';

/** `wenzhen learn`: trains the weights and says of what; into the lexicons in use unless `--out` names another folder. */
export const execute: Execute = async (settings, terminal, operands) => {
  const { lang, out = settings.lexicons ?? lexiconFolder } = settings;
  const started = performance.now();
  const { examples, complaints, tones, folder } = await learn(
    { ...settings, gold: goldOf(settings, operands) },
    out,
  );
  if (resolve(out) === resolve(lexiconFolder)) await writeCompiled();
  const seconds = Number(((performance.now() - started) / 1000).toFixed(1));
  print(
    terminal,
    table([
      [{ zh: '已编码的评论', en: 'coded reviews' }[lang], examples],
      [{ zh: '其中的诉求', en: 'complaints in them' }[lang], complaints],
      [{ zh: '已知褒贬的文本', en: 'texts of known tone' }[lang], tones],
      [{ zh: '用时（秒）', en: 'seconds' }[lang], seconds],
    ]),
  );
  print(terminal, folder);
  return exitCode.done;
};
