import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, readFileSync, symlinkSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { write } from '../run/support.ts';
import { folder } from '../store/support.ts';
import { askIn, jsonLines, nightIn, reviewsOf } from './support.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const recipes = readFileSync(join(root, 'pipeline/nightly/recipes.md'), 'utf8');
const [service, timer] = [...recipes.matchAll(/```ini\n([\s\S]*?)```/g)].map(([, unit]) => unit!);

const matched = (pattern: RegExp, text: string): string => pattern.exec(text)![1]!;
const cronLine = matched(/^15 3 \* \* \* (.+)$/m, recipes);
const execStart = `cd ${matched(/^WorkingDirectory=(.+)$/m, service!)} && exec ${matched(/^ExecStart=(.+)$/m, service!)}`;

/** A team's folder in which the program is installed. */
function installed(): string {
  const place = folder();
  nightIn(place);
  write(place, 'exports/a.jsonl', jsonLines(reviewsOf(0, 20)));
  mkdirSync(join(place, 'node_modules/.bin'), { recursive: true });
  symlinkSync(root, join(place, 'node_modules/wenzhen'));
  chmodSync(join(root, '.dist/cli.js'), 0o755); // as npm does
  symlinkSync('../wenzhen/.dist/cli.js', join(place, 'node_modules/.bin/wenzhen'));
  return place;
}

const tool = (name: string): boolean => spawnSync('which', [name]).status === 0;

/** The little that a scheduler gives. */
const bare = { HOME: '/', SHELL: '/bin/sh', PATH: `/usr/bin:/bin:${dirname(process.execPath)}` };

test.runIf(existsSync('/usr/bin/npx')).each([
  ['the line of cron', cronLine],
  ['what systemd starts', execStart],
])('%s does a night in a bare environment', { timeout: 120_000 }, (_, command) => {
  const place = installed();
  const { status, stdout, stderr } = spawnSync('/bin/sh', ['-c', command.replaceAll('/srv/wenzhen', place)], {
    cwd: '/',
    env: bare,
    encoding: 'utf8',
  });
  expect({ status, stdout, stderr }).toMatchObject({ status: 0, stdout: '' });
  if (command === cronLine) expect(stderr.replaceAll(/^npm .*\n/gm, '')).toBe('');
  expect(askIn(place)('SELECT outcome, added FROM night_list')).toEqual([['published', 20]]);
  expect(existsSync(join(place, 'output/wenzhen.xlsx'))).toBe(true);
});

test.runIf(tool('systemd-analyze') && existsSync('/usr/bin/npx'))(
  'systemd finds no fault in the units',
  () => {
    const place = folder();
    const units = [write(place, 'wenzhen.service', service!), write(place, 'wenzhen.timer', timer!)];
    const { status, stderr } = spawnSync('systemd-analyze', ['verify', ...units], { encoding: 'utf8' });
    expect(stderr.split('\n').filter((line) => line.includes('wenzhen'))).toEqual([]);
    expect(status).toBe(0);
    const calendar = matched(/^OnCalendar=(.+)$/m, timer!);
    expect(spawnSync('systemd-analyze', ['calendar', calendar]).status).toBe(0);
  },
);
