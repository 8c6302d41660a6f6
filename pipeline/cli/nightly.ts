import { loadCoder } from '../chain.ts';
import { UserError } from '../errors.ts';
import { type NightConfig, readNightConfig } from '../nightly/config.ts';
import { type NightEnd, night } from '../nightly/night.ts';
import { Stopped } from '../nightly/stop.ts';
import { nightFacts, nightTold, troublesOf } from './night-told.ts';
import { showProgress } from './progress.ts';
import { listen } from './signals.ts';
import { type Execute, type ExitCode, exitCode, print } from './terminal.ts';
import { watchFor } from './watchdog.ts';

const usualFile = 'nightly.yaml';
/** Seconds after the deadline in which a night is to have ended by itself and told its channels so. */
const grace = 60;

/** `wenzhen nightly`: one night, then its account; what went wrong is told even where nothing else is to be said. */
export const execute: Execute = async (settings, terminal, [file = usualFile]) => {
  const config = readNightConfig(file);
  const { dryRun, publishAnyway = null, deadline = config.deadline, log, quiet } = settings;
  const { lang, stderr } = terminal;
  const bar = showProgress(terminal);
  const signals = listen();
  const watchdog = watchFor(deadline + grace, lang);
  try {
    const end = await night(
      { ...config, deadline },
      { dryRun, publishAnyway },
      {
        now: () => new Date(),
        load: loadCoder,
        progress: bar.show,
        stop: signals.stop,
        blocking: signals.without,
      },
    ).finally(bar.end);
    if (log === 'json') terminal.log.info({ zh: '夜间运行完成', en: 'night done' }, nightFacts(end));
    else if (!quiet) print(terminal, nightTold(end, lang));
    if (quiet || log === 'plain') for (const trouble of troublesOf(end)) stderr.write(`${trouble[lang]}\n`);
    return exitOf(end, config, settings.exitOnAlert);
  } catch (error) {
    throw error instanceof Stopped ? stopped(error, file) : error;
  } finally {
    signals.end();
    await watchdog.end();
  }
};

/** The gravest of what there is to tell. */
function exitOf(
  { held, outcome, unreachable, delivery, night: { rows, faults }, alerts }: NightEnd,
  config: NightConfig,
  onAlert: boolean,
): ExitCode {
  if (held && (outcome === 'held' || outcome === 'dry-run')) return exitCode.held;
  if (unreachable) return exitCode.unreachable;
  if (faults.length > 0 || rows.rejected > config.rejects * rows.read) return exitCode.rejected;
  if (delivery !== null && delivery.faults.length > 0) return exitCode.undelivered;
  return onAlert && alerts.length > 0 ? exitCode.alert : exitCode.done;
}

const stopped = ({ why }: Stopped, file: string): UserError =>
  new UserError({
    code: 'night-stopped',
    message: why === 'deadline' ? 'the night was stopped by its deadline' : 'the night was stopped',
    hint: `What was published stands, and the rest is done by the next night: wenzhen nightly ${file}.`,
    zh: {
      message: why === 'deadline' ? '夜间运行到达期限而停止' : '夜间运行被停止',
      hint: `已发布的内容保持不变，其余由下一次完成：wenzhen nightly ${file}。`,
    },
  });
