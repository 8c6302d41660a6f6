import { setFlagsFromString } from 'node:v8';
import type { Log } from '../log.ts';
import { codeStream } from '../stream.ts';
import type { StreamStats } from '../stream-stats.ts';
import { executorOf } from '../workers/executor.ts';
import { type Execute, exitCode } from './terminal.ts';

/**
 * V8 lets a small heap grow to four times what lives in it before it looks for garbage. At 1.6 times 60,000 lines peak at 219-222 MB in one
 * thread instead of 229, 343 and 349, and at 380-387 MB in two instead of 509-562, for no time that three alternated rounds could tell.
 */
const heapGrowth = '--heap-growing-percent=60';

/** `wenzhen code`: the stream filter. Zero when every line was answered, be it with an error. */
export const execute: Execute = async (settings, { stdin, stdout, log }) => {
  setFlagsFromString(heapGrowth);
  const executor = await executorOf('lines', settings);
  const started = performance.now();
  const stats = await codeStream(stdin, stdout, executor).finally(executor.close);
  tell(stats, (performance.now() - started) / 1000, log);
  return exitCode.done;
};

function tell(
  { lines, coded, complaints, polarities, errors }: StreamStats,
  seconds: number,
  log: Log,
): void {
  const perSecond = Math.round(lines / seconds);
  const faults = Object.entries(errors);
  const failed = lines - coded;
  const reasons = faults.map(([code, count]) => `${code} ${count}`).join(', ');
  log.info(
    {
      zh: `${lines} 行：已编码 ${coded}，出错 ${failed}${reasons && `（${reasons}）`}；诉求 ${complaints} 条；${seconds.toFixed(1)} 秒，每秒 ${perSecond} 行`,
      en: `${lines} lines: ${coded} coded, ${failed} with an error${reasons && ` (${reasons})`}; ${complaints} complaints; ${seconds.toFixed(1)} s, ${perSecond} lines/s`,
    },
    { lines, coded, complaints, polarities, errors, seconds, perSecond },
  );
}
