import { join } from 'node:path';
import { readCodebook } from '../codebook.ts';
import { lexiconFolder } from '../folders.ts';
import { evaluate } from '../learn/evaluate.ts';
import { evaluationTold } from './evaluation.ts';
import { goldOf } from './gold.ts';
import { type Execute, exitCode, print } from './terminal.ts';

/** `wenzhen evaluate`: the figures of the coder on coded reviews, as tables or as JSON. */
export const execute: Execute = async (settings, terminal, operands) => {
  const { lang, json, lexicons = lexiconFolder } = settings;
  const cross = typeof settings.cross === 'string' ? settings.cross : undefined;
  const evaluations = await evaluate(
    { ...settings, cross, gold: goldOf(settings, operands) },
    (group, done, of) =>
      terminal.log.info(
        { zh: `留出 ${group}：完成（${done}/${of}）`, en: `held out ${group}: done (${done}/${of})` },
        { group, done, of },
      ),
  );
  const { issues } = readCodebook(join(lexicons, 'codebook.yaml'));
  print(terminal, json ? JSON.stringify({ evaluations }) : evaluationTold(evaluations, issues, lang));
  return exitCode.done;
};
