import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { readNightConfig } from '../../pipeline/nightly/config.ts';
import { write } from '../run/support.ts';
import { folder } from '../store/support.ts';

const readme = readFileSync(new URL('../../README.md', import.meta.url), 'utf8');
const blocks = [...readme.matchAll(/```yaml\n(# nightly\.yaml\n[\s\S]*?)```/g)].map(([, block]) => block!);

test('README shows the sources and the alerts of a night', () => {
  expect(blocks.join('')).toMatch(/^sources:$[\s\S]*^alerts:$/m);
});

test.each(blocks)('README’s file of a night is one', (block) => {
  expect(() => readNightConfig(write(folder(), 'nightly.yaml', block))).not.toThrow();
});
