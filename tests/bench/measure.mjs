// What a child process takes: seconds of the clock and of the processors, and its peak memory. Linux tells it under /proc.
import { spawn } from 'node:child_process';
import { createReadStream, readFileSync } from 'node:fs';

/** Of a second; what sysconf(_SC_CLK_TCK) gives on every Linux of today. */
const ticksPerSecond = 100;
const everyMilliseconds = 20;

/** Runs `node WORDS` to its end, its input from a file if one is named; its output is read and let go. */
export async function measured(words, input) {
  const began = performance.now();
  const child = spawn(process.execPath, words, { stdio: [input ? 'pipe' : 'ignore', 'pipe', 'inherit'] });
  child.stdout.resume();
  if (input) createReadStream(input).pipe(child.stdin);
  let [cpu, peak] = [0, 0];
  const look = () => {
    try {
      // from the third field on: the second, the program's name, may hold spaces
      const fields = readFileSync(`/proc/${child.pid}/stat`, 'utf8')
        .replace(/^.*\) /s, '')
        .split(' ');
      cpu = (Number(fields[11]) + Number(fields[12])) / ticksPerSecond;
      peak =
        Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${child.pid}/status`, 'utf8'))?.[1] ?? peak * 1024) /
        1024;
    } catch {
      // it has ended
    }
  };
  const timer = setInterval(look, everyMilliseconds);
  const code = await new Promise((resolve) => child.on('close', resolve));
  clearInterval(timer);
  if (code !== 0) throw new Error(`${words.join(' ')} ended with ${code}`);
  return { seconds: (performance.now() - began) / 1000, cpu, peak };
}

export const median = (values) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];
