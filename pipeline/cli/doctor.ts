import { examine, type Health } from '../doctor.ts';
import type { Label } from '../lang.ts';
import { table } from './table.ts';
import { type Execute, exitCode, print } from './terminal.ts';

const words: Readonly<Record<Health, Label>> = {
  ok: { zh: '正常', en: 'ok' },
  missing: { zh: '缺失', en: 'missing' },
  broken: { zh: '错误', en: 'broken' },
};

const colours = { ok: 'green', missing: 'yellow', broken: 'red' } as const satisfies Record<Health, string>;

/** `wenzhen doctor`: a table of what was examined; fails when something that is needed is broken. */
export const execute: Execute = async (settings, terminal) => {
  const { lang, paint } = terminal;
  const findings = await examine(settings);
  print(
    terminal,
    table(
      findings.map(({ part, health, detail }) => [
        part[lang],
        paint[colours[health]](words[health][lang]),
        detail[lang],
      ]),
    ),
  );
  return findings.some(({ health }) => health === 'broken') ? exitCode.refused : exitCode.done;
};
