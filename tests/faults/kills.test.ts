import { spawn } from 'node:child_process';
import { rmSync } from 'node:fs';
import { setTimeout } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { uniform } from '../../pipeline/statistics/random.ts';
import { openStore, storeFaults } from '../../pipeline/store/store.ts';
import { program } from '../cli/wenzhen.ts';
import { contentsOf } from './contents.ts';
import { inStore, lean, nightly, team } from './support.ts';

/** Points a night is killed at, and where the exports are that it reads: `npm run bench:kills`; WENZHEN_EXPORTS=FOLDER for other ones. */
const kills = Number(process.env.WENZHEN_KILLS ?? 4);
const exports = process.env.WENZHEN_EXPORTS;

/** A night that is killed, and so is the next one and the next; then one is let be. */
const inRow = 4;

/** Starts a night and kills it after so many milliseconds; whether it was still at work. */
async function killedAfter(place: string, milliseconds: number): Promise<boolean> {
  const child = spawn(process.execPath, [program, 'nightly', '--quiet'], { cwd: place, stdio: 'ignore' });
  const ended = new Promise<NodeJS.Signals | null>((resolve) =>
    child.once('exit', (_, signal) => resolve(signal)),
  );
  const over = new AbortController();
  await Promise.race([setTimeout(milliseconds, null, { signal: over.signal }).catch(() => {}), ended]);
  over.abort();
  child.kill('SIGKILL');
  return (await ended) === 'SIGKILL';
}

function soundness(place: string): string[] {
  const store = openStore(inStore(place), { readonly: true });
  try {
    return storeFaults(store);
  } finally {
    store.close();
  }
}

test('SIGKILL at random points, several nights in a row, then a night: the contents are those of an undisturbed night', {
  timeout: 120_000 + kills * 60_000,
}, async () => {
  const undisturbed = team(lean, exports);
  const began = performance.now();
  expect([0, 3]).toContain((await nightly(undisturbed)).code);
  let length = performance.now() - began;
  const wanted = contentsOf(inStore(undisturbed));
  const draw = uniform(7);
  let struck = 0;
  for (let kill = 0; kill < kills; ) {
    const place = team(lean, exports);
    for (let row = 0; row < inRow && kill < kills; row++, kill++)
      if (await killedAfter(place, draw() * length)) struck++;
    const restarted = performance.now();
    const { code, err } = await nightly(place);
    expect([0, 3], err).toContain(code);
    length = Math.max(length / 2, performance.now() - restarted); // the machine may be busier than before, or less
    expect(contentsOf(inStore(place))).toEqual(wanted);
    expect(soundness(place)).toEqual([]);
    rmSync(place, { recursive: true });
    if (kills > inRow) console.log(`${kill} of ${kills} nights killed, ${struck} of them at work`);
  }
  expect(struck).toBeGreaterThan(0);
});
