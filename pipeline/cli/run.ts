import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { readSettings, type Settings } from '../config.ts';
import { writeExport } from '../export/index.ts';
import { filesExported } from '../exported.ts';
import { writeReport } from '../report/index.ts';
import { type RunOptions, type RunSummary, run } from '../run.ts';
import { askStore } from '../store/store.ts';
import { note } from './note-exports.ts';
import { showProgress } from './progress.ts';
import { accountOf, factsOf, filesTold, findingsTold } from './summary.ts';
import { type Execute, type ExitCode, exitCode, print, type Terminal } from './terminal.ts';

/** The sample inputs of a clone; see data/README.md. */
const sampleSettings = 'data/wenzhen.yaml';

/** `wenzhen run`: the main job, then its account, its first findings, and where everything lies. */
export const execute: Execute = async (settings, terminal, operands) => {
  const bar = showProgress(terminal);
  const summary = await run(
    { ...settings, ...inputsOf(settings, operands) },
    { now: () => new Date(), progress: bar.show },
  ).finally(bar.end);
  await publish(summary, settings, terminal);
  return exitOf(summary, settings);
};

type Inputs = Pick<RunOptions, 'sources' | 'platforms' | 'funnel'>;

/** What the operands name, else the settings, else the samples with what belongs to them. */
function inputsOf({ sources, platforms, funnel }: Settings, operands: readonly string[]): Inputs {
  if (operands.length > 0) return { sources: operands.map((path) => ({ path })), platforms, funnel };
  if (sources !== undefined) return { sources, platforms, funnel };
  if (!existsSync(sampleSettings)) return { sources: [{ path: 'data/' }], platforms, funnel };
  const samples = readSettings({ config: sampleSettings });
  return {
    sources: samples.sources ?? [{ path: 'data/' }],
    platforms: platforms ?? samples.platforms,
    funnel: funnel ?? samples.funnel,
  };
}

async function publish(
  summary: RunSummary,
  { db, lang, format, complaints, log, quiet }: Settings,
  terminal: Terminal,
): Promise<void> {
  const { report, tables, findings } = await askStore(db, async (store) => ({
    report: await writeReport(store, { lang, out: join(dirname(db), 'report.html') }),
    tables: await writeExport(store, { formats: format, complaints, lang, out: dirname(db) }),
    findings: findingsTold(store, lang),
  }));
  note(db, [...filesExported('report', report), ...filesExported('export', tables)], terminal);
  const files = [db, ...report, ...tables];
  if (log === 'json') terminal.log.info({ zh: '运行完成', en: 'run done' }, { ...factsOf(summary), files });
  else if (!quiet)
    for (const text of [accountOf(summary, lang), findings, filesTold(files, lang)]) print(terminal, text);
}

/** An input that cannot be read counts as rejected. */
function exitOf({ inputs, funnel }: RunSummary, { strict }: Settings): ExitCode {
  const whole =
    inputs.every(
      ({ rejected, rejectedBy, error }) => rejected === (rejectedBy.erased ?? 0) && error === null,
    ) &&
    (funnel === null || (funnel.error === null && Object.keys(funnel.rejectedBy).length === 0));
  return strict && !whole ? exitCode.rejected : exitCode.done;
}
