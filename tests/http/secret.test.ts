import { chmodSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import { readSecret } from '../../pipeline/http/secret.ts';
import { faultOf, folder } from '../store/support.ts';

function secretFile(content: string, mode: number): string {
  const path = join(folder(), 'token');
  writeFileSync(path, content);
  chmodSync(path, mode);
  return path;
}

const codeOf = (place: Parameters<typeof readSecret>[0]) => faultOf(() => readSecret(place));

test('from the environment, and from a file of one’s own, without the break at its end', () => {
  vi.stubEnv('WENZHEN_TEST_TOKEN', 'open-sesame');
  expect(readSecret({ env: 'WENZHEN_TEST_TOKEN' })).toBe('open-sesame');
  expect(readSecret({ file: secretFile('open-sesame\n', 0o600) })).toBe('open-sesame');
  expect(readSecret({ file: secretFile('a\nb\r\n', 0o400) })).toBe('a\nb');
  vi.unstubAllEnvs();
});

test.each([0o644, 0o640, 0o604, 0o620, 0o601])(
  'a file of mode %o, which others can use, is refused',
  async (mode) => {
    expect(await codeOf({ file: secretFile('open-sesame', mode) })).toBe('secret-exposed');
  },
);

test('what is not there, empty, a folder or far too large', async () => {
  expect(await codeOf({ env: 'WENZHEN_NO_SUCH_TOKEN' })).toBe('secret-missing');
  expect(await codeOf({ file: secretFile(' \n', 0o600) })).toBe('secret-missing');
  expect(await codeOf({ file: '/no/such/token' })).toBe('secret-unreadable');
  const place = folder();
  chmodSync(place, 0o700);
  expect(await codeOf({ file: place })).toBe('secret-unreadable');
  expect(await codeOf({ file: secretFile('x'.repeat(100_000), 0o600) })).toBe('secret-unreadable');
});
