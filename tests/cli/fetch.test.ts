import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { answerJson, answerStatus, serve } from '../http/server.ts';
import { write } from '../run/support.ts';
import { emptyFolder, wenzhen } from './wenzhen.ts';

test('what is new comes into the folder of each source; one that fails is told and stops no other', async () => {
  const { url } = await serve(({ path }, response) =>
    path === '/down' ? answerStatus(response, 403) : answerJson(response, [{ id: 1, text: '挂号失败' }]),
  );
  const place = emptyFolder();
  const source = (name: string) =>
    `  - {name: ${name}, kind: json, app: 米芽健康, url: "${url}/${name}", fields: {id: id, text: text}}\n`;
  const file = write(
    place,
    'nightly.yaml',
    `database: w.db\nsources:\n${source('down')}${source('feedback')}`,
  );
  const { code, out, err } = await wenzhen(['fetch', file, '--lang', 'en']);
  expect([code, err.split('\n')[0]]).toEqual([5, `source down: ${url}/down answered with status 403`]);
  expect(out).toMatch(/source +files +entries\ndown +– +–\nfeedback +1 +1\n/);
  expect(readdirSync(join(place, 'drop', 'feedback'))).toEqual([
    expect.stringMatching(/^\d{8}T\d{6}Z-0001\.json$/),
  ]);
});
