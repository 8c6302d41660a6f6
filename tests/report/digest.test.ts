import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import type { Lang } from '../../pipeline/lang.ts';
import { writeReport } from '../../pipeline/report/index.ts';
import type { Store } from '../../pipeline/store/queries.ts';
import { coded, folder } from '../store/support.ts';
import { inventedStore, storeOf } from './support.ts';

vi.setConfig({ testTimeout: 60_000 }); // a busy machine

async function digestOf(store: Store, lang: Lang = 'zh'): Promise<string> {
  const out = join(folder(), 'report.html');
  const written = await writeReport(store, { lang, out });
  expect(written).toEqual([out, out.replace('.html', '.md')]);
  return readFileSync(written[1]!, 'utf8');
}

test('the digest has the headline, the problems with a quote and a suggestion, and every app', async () => {
  const store = await inventedStore(400);
  const text = await digestOf(store);
  expect(text.match(/^#+ .*$/gm)).toEqual(['# 用户抱怨诊断摘要', '## 最常见的问题', '## 各应用']);
  expect(text).toMatch(/^1\. \*\*.+\*\* \(`[a-z]+\.[a-z]+`\)：?.*\n {3}> .+\n\n {3}建议：/m);
  for (const app of ['康宁医生', '百川健康', '安诺保险管家']) expect(text).toContain(`| ${app} |`);
  expect(await digestOf(store, 'en')).toContain('## The most common problems');
});

test('a review cannot write Markdown or HTML into the digest', async () => {
  const text = '闪退 | ![x](http://a.cn) <script> `a` **b**';
  const store = await storeOf([coded({ id: 'a', text, says: [['stability.crash', text]] })]);
  expect(await digestOf(store)).toContain(
    '> 闪退 \\| \\!\\[x\\](http://a.cn) &lt;script&gt; \\`a\\` \\*\\*b\\*\\*',
  );
});
