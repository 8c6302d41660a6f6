import { spawnSync } from 'node:child_process';
import { expect, test } from 'vitest';

const watchdog = new URL('../../.dist/cli/watchdog.js', import.meta.url);

const runs = (script: string) =>
  spawnSync(
    process.execPath,
    ['--input-type=module', '-e', `import { watchFor } from '${watchdog}'; ${script}`],
    {
      encoding: 'utf8',
      timeout: 60_000,
    },
  );

test('a computation that hears nothing is ended at its time, and that is told', () => {
  const { signal, stderr } = runs(`watchFor(0.2, 'en'); for (;;);`);
  expect(signal).toBe('SIGKILL');
  expect(stderr).toContain('[night-stopped]');
});

test('what ends in time is left alone, and not held up', () => {
  expect(runs(`const dog = watchFor(600, 'zh'); await dog.end(); console.log('done');`)).toMatchObject({
    ...{ status: 0, signal: null, stdout: 'done\n' },
  });
  expect(runs(`watchFor(600, 'zh'); console.log('done');`)).toMatchObject({ status: 0, stdout: 'done\n' });
});
