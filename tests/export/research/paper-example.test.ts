import { spawnSync } from 'node:child_process';
import { expect, test } from 'vitest';

test('the worked example of a paper is what the program does today', () => {
  const script = new URL('../../../.ci/paper-example.mjs', import.meta.url).pathname;
  const { status, stderr } = spawnSync(process.execPath, [script, '--check'], { encoding: 'utf8' });
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
}, 300_000);
