import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { readSettings, type Settings, type SourceSettings } from '../config.ts';
import { writeExport } from '../export/index.ts';
import { writeReport } from '../report/index.ts';
import { type RunSummary, run } from '../run.ts';
import { openStore } from '../store/store.ts';
import { showProgress } from './progress.ts';
import { accountOf, factsOf, filesTold, findingsTold } from './summary.ts';
import { type Execute, type ExitCode, exitCode, print, type Terminal } from './terminal.ts';

/** The sample inputs of a clone; see data/README.md. */
const sampleSettings = 'data/wenzhen.yaml';

/** `wenzhen run`: the main job, then its account, its first findings, and where everything lies. */
export const execute: Execute = async (settings, terminal, operands) => {
  const bar = showProgress(terminal);
  const summary = await run(
    { ...settings, sources: sourcesOf(settings, operands) },
    { now: () => new Date(), progress: bar.show },
  ).finally(bar.end);
  await publish(summary, settings, terminal);
  return exitOf(summary, settings);
};

function sourcesOf({ sources }: Settings, operands: readonly string[]): readonly SourceSettings[] {
  if (operands.length > 0) return operands.map((path) => ({ path }));
  return (
    sources ??
    (existsSync(sampleSettings) ? readSettings({ config: sampleSettings }).sources : undefined) ?? [
      { path: 'data/' },
    ]
  );
}

async function publish(
  summary: RunSummary,
  { db, lang, format, log, quiet }: Settings,
  terminal: Terminal,
): Promise<void> {
  const store = openStore(db, { readonly: true });
  try {
    const report = join(dirname(db), 'report.html');
    await writeReport(store, { lang, out: report });
    const tables = await writeExport(store, { formats: format, lang, out: dirname(db) });
    const files = [db, report, ...tables];
    if (log === 'json') terminal.log.info({ zh: '运行完成', en: 'run done' }, { ...factsOf(summary), files });
    else if (!quiet)
      for (const text of [accountOf(summary, lang), findingsTold(store, lang), filesTold(files, lang)])
        print(terminal, text);
  } finally {
    store.close();
  }
}

/** An input that cannot be read counts as rejected. */
function exitOf({ inputs }: RunSummary, { strict }: Settings): ExitCode {
  const whole = inputs.every(({ rejected, error }) => rejected === 0 && error === null);
  return strict && !whole ? exitCode.rejected : exitCode.done;
}
