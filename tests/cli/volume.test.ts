import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { Readable } from 'node:stream';
import { expect, test } from 'vitest';
import { program } from './wenzhen.ts';

const lines = 100_000;
const workers = 2;
const texts = [
  '更新之后一打开就闪退，重装也没用',
  '医生回复很快，态度也好，推荐',
  '验证码一直收不到，根本登录不了',
  '退款申请了半个月，客服一直推脱',
  '还行吧，界面挺清爽的，就是广告有点多',
  '希望增加家庭成员的用药提醒',
];
const brokenLines = ['{"id":1,"text":"断', '', 'null', '{"id":3}', '[]'];

/** One line in a hundred is broken. */
const lineOf = (row: number): string =>
  row % 100 === 99
    ? brokenLines[Math.floor(row / 100) % brokenLines.length]!
    : JSON.stringify({ id: row, text: `${texts[row % texts.length]}${row}` });

function* input(): Generator<string> {
  for (let row = 0; row < lines; row++) yield `${lineOf(row)}\n`;
}

/** Resident memory in MB; undefined where the system does not tell it this way. */
function residentOf(pid: number): number | undefined {
  if (process.platform !== 'linux') return undefined;
  const kilobytes = /^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
  return kilobytes === undefined ? undefined : Number(kilobytes) / 1_024;
}

test('a hundred thousand lines, one in a hundred broken: all answered in order, memory flat', {
  timeout: 240_000,
}, async () => {
  const filter = spawn(process.execPath, [program, 'code', '--workers', `${workers}`, '--quiet'], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const ended = new Promise<number | null>((resolve) => filter.on('close', resolve));
  Readable.from(input()).pipe(filter.stdin);
  const resident: number[] = [];
  let row = 0;
  for await (const line of createInterface({ input: filter.stdout })) {
    const { id, error } = JSON.parse(line) as { id: number | null; error?: unknown };
    if (row % 100 === 99 ? error === undefined : id !== row)
      throw new Error(`line ${row} is answered by ${line}`);
    if (row % 10_000 === 9_999) resident.push(residentOf(filter.pid!) ?? 0);
    row += 1;
  }
  expect(row).toBe(lines);
  expect(await ended).toBe(0);
  // From 20,000 lines on, every thread's heap has its size; what it may still take is the garbage collector's slack.
  expect(Math.max(...resident) - resident[1]!).toBeLessThan(64 * workers);
});
