import { spawn } from 'node:child_process';
import { onTestFinished } from 'vitest';
import { program } from '../cli/wenzhen.ts';

/** `wenzhen serve` in a process of its own, once it answers. */
export async function serving(path: string) {
  const child = spawn(process.execPath, [program, 'serve', path, '--port', '0', '--lang', 'en']);
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
  onTestFinished(() => void child.kill('SIGKILL'));
  const words = await new Promise<string>((resolve, reject) => {
    let said = '';
    child.stdout.on('data', (chunk) => {
      said += chunk;
      if (said.includes('Ctrl+C')) resolve(said);
    });
    child.stderr.on('data', (chunk) => {
      said += chunk;
    });
    child.once('close', () => reject(new Error(said)));
  });
  const [url, judging] = words.match(/http:\S+/g) as [string, string];
  const stop = () => {
    child.kill('SIGTERM');
    return ended;
  };
  return { url, judging, stop };
}
