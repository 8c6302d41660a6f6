import Table from 'cli-table3';
import { examine, type Health } from '../doctor.ts';
import type { Label } from '../lang.ts';
import { type Execute, exitCode, type Paint, print } from './terminal.ts';

const words: Readonly<Record<Health, Label>> = {
  ok: { zh: '正常', en: 'ok' },
  missing: { zh: '缺失', en: 'missing' },
  broken: { zh: '错误', en: 'broken' },
};

const colours: Readonly<Record<Health, keyof Paint>> = { ok: 'green', missing: 'yellow', broken: 'red' };

/** `wenzhen doctor`: a table of what was examined; fails when something that is needed is broken. */
export const execute: Execute = async (settings, terminal) => {
  const findings = await examine(settings);
  const table = new Table({ style: { head: [], border: [] }, wordWrap: true });
  for (const { part, health, detail } of findings) {
    const paint = terminal.paint[colours[health]] as (text: string) => string;
    table.push([part[terminal.lang], paint(words[health][terminal.lang]), detail[terminal.lang]]);
  }
  print(terminal, table.toString());
  return findings.some(({ health }) => health === 'broken') ? exitCode.refused : exitCode.done;
};
