import { Worker } from 'node:worker_threads';
import type { Label, Lang } from '../lang.ts';
import { timerOf } from '../nightly/stop.ts';

/** Watches from a thread of its own, which a long computation in this one cannot keep from its time. */
export interface Watchdog {
  readonly end: () => Promise<unknown>;
}

/** Written as a script, as it is all that this thread runs. SIGKILL, as no handler can then hold up the end, and no service manager takes it for a success. */
const script = `
  const { workerData: { milliseconds, said } } = require('node:worker_threads');
  setTimeout(() => {
    require('node:fs').writeSync(2, said);
    process.kill(process.pid, 'SIGKILL');
  }, milliseconds);`;

/** Kills the process after so many seconds, unless it was ended before. What is not published by then is as if it had not been. */
export function watchFor(seconds: number, lang: Lang): Watchdog {
  const said = `[night-stopped] ${overdue[lang]}\n`;
  const worker = new Worker(script, {
    eval: true,
    execArgv: [],
    workerData: { milliseconds: timerOf(seconds), said },
  });
  worker.unref();
  return { end: () => worker.terminate() };
}

const overdue: Label = {
  zh: '夜间运行超过期限仍在计算，已被强制结束；未发布的由下一次完成',
  en: 'the night was still computing after its deadline and was killed; what it has not published is done by the next one',
};
