import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import type { Lang } from '../../pipeline/lang.ts';
import { writeReport } from '../../pipeline/report/index.ts';
import { findings, overview, type Store, totals } from '../../pipeline/store/queries.ts';
import { coded, folder, inRun, newStore } from '../store/support.ts';
import { inventedStore, storeOf } from './support.ts';

vi.setConfig({ testTimeout: 60_000 }); // a busy machine

async function reportOf(store: Store, lang: Lang = 'zh'): Promise<string> {
  const out = join(folder(), 'made', 'report.html');
  await writeReport(store, { lang, out });
  return readFileSync(out, 'utf8');
}

const percent = (share: number) => `${(share * 100).toFixed(1)}%`;
const headings = (page: string) => [...page.matchAll(/<h2[^>]*>([^<]+)</g)].map((match) => match[1]);
/** The three sentences. */
const headline = (page: string) => page.match(/<div class="headline">(.*?)<\/div>/s)?.[1] ?? '';
/** The page without its pictures and its look. */
const words = (page: string) => page.replace(/<(svg|style)[\s\S]*?<\/\1>/g, '');
const rowOf = (page: string, name: string) =>
  page
    .match(new RegExp(`<tr><th scope="row">${name}</th>(.*?)</tr>`))?.[1]
    ?.match(/(?<=<td>)[^<]*(?=<\/td>)/g);

test('the page has every section, in Chinese and in English', async () => {
  const store = await inventedStore(400);
  expect(headings(await reportOf(store))).toEqual([
    '结论',
    '先解决什么',
    '新出现与变化的问题',
    '增长',
    '用户旅程漏斗',
    '阶段 × 内因',
    '主要问题与建议',
    '用户在说什么：话题',
    '用户怎么说',
    '评分为何变动',
    '时间走势',
    '版本',
    '应用对比',
    '数据质量',
    '方法与局限',
  ]);
  expect(headings(await reportOf(store, 'en'))).toEqual([
    'In short',
    'What comes first',
    'What comes up and what moves',
    'Growth',
    'Along the journey',
    'Stage × inner cause',
    'Main issues and what to do',
    'What complaints are about: topics',
    'In which words',
    'Why the rating moved',
    'Over time',
    'Versions',
    'Apps compared',
    'Data quality',
    'Method and limits',
  ]);
});

test('the page says nothing in Chinese but what reviewers and apps say, when English is asked for', async () => {
  const page = words(await reportOf(await inventedStore(200), 'en'));
  const own = page
    .replace(/<blockquote>[\s\S]*?<\/blockquote>|<q>.*?<\/q>/g, '')
    .replace(/<p class="means">.*?<\/p>/g, '')
    .replace(/康宁医生|百川健康|安诺保险管家/g, '');
  expect(own.match(/\p{Script=Han}+/gu)).toBeNull();
});

test('the page fetches nothing and runs nothing', async () => {
  const page = await reportOf(await inventedStore(200));
  const addresses = page.match(/(?:https?:)?\/\/[\w.]+[^"'\s<]*/g) ?? [];
  expect(new Set(addresses)).toEqual(new Set(['http://www.w3.org/2000/svg']));
  expect(page).not.toMatch(/<script|<link|<img|<iframe|@import|url\((?!#chart)|\son\w+=/i);
  expect(page).toContain("default-src 'none'");
  expect(page.length).toBeLessThan(3_000_000);
});

test('what a review says is text, whatever it says', async () => {
  const text = '<script>alert(1)</script> 打不开 "><img src=x onerror=alert(2)>';
  const store = await storeOf([
    coded({ text, app: '<b>坏名字</b>', id: '"><i>', says: [['startup.crash', '打不开']] }),
  ]);
  const page = await reportOf(store);
  expect(page).not.toMatch(/<script|<img|<b>坏名字|<i>/);
  expect(page).toContain('&lt;script&gt;alert(1)&lt;/script&gt; <mark>打不开</mark>');
});

test('the evidence is marked inside the review it comes from', async () => {
  const store = await storeOf([
    coded({ text: '界面还行，就是一直转圈，烦死了', says: [['network.fails', '一直转圈']] }),
  ]);
  expect(await reportOf(store)).toContain('界面还行，就是<mark>一直转圈</mark>，烦死了');
});

test('the numbers are those of the store', async () => {
  const store = await inventedStore(400);
  const page = await reportOf(store);
  const all = overview(store);
  expect(headline(page)).toContain(
    `条评论中，有 ${all.complaining} 条（${percent(all.share)}）提出抱怨，平均 ${all.meanStars?.toFixed(2)} 星`,
  );
  const [retention] = totals(store, { by: 'stage' }).filter(({ id }) => id === 'retention');
  expect(rowOf(page, '留存')?.slice(0, 2)).toEqual([String(retention!.reviews), percent(retention!.share)]);
  const [finding] = findings(store);
  expect(page).toContain(`<b>${percent(finding!.share)}</b> 的评论 · ${finding!.reviews} 条`);
});

test('a clear change of the last four weeks reaches the headline', async () => {
  expect(headline(await reportOf(await inventedStore(1500)))).toMatch(
    /「康宁医生」近四周（2025-06-02 起）的抱怨占比由此前十二周的 [\d.]+% 升至 [\d.]+%/,
  );
});

test('each leading issue has quotes and suggestions with owner, metric and effort', async () => {
  const page = await reportOf(await inventedStore(400));
  const cards = page.split('<article class="issue">').slice(1);
  expect(cards).toHaveLength(10);
  for (const card of cards) {
    expect(card).toMatch(/<blockquote>/);
    expect(card).toMatch(/<li>.*负责：.*应改善：.*工作量：/);
  }
});

test('medical apps and others are advised each in their own way', async () => {
  const store = await storeOf(
    ['康宁医生', '邻里拼购'].map((app, place) =>
      coded({ id: `r${place}`, app, text: '退款一直不到账', says: [['refund.refused', '退款一直不到账']] }),
    ),
  );
  const page = await reportOf(store);
  expect(page).toContain('建议（医疗类应用）');
  expect(page).toContain('建议（一般应用）');
});

test('every picture has its numbers beside it and a name for those who cannot see it', async () => {
  const page = await reportOf(await inventedStore(400));
  const figures = page.match(/<figure>[\s\S]*?<\/figure>/g) ?? [];
  expect(figures.length).toBeGreaterThan(8);
  for (const figure of figures) {
    expect(figure.match(/<svg role="img" aria-label="[^"]+"/g)).toHaveLength(2);
    expect(figure).toMatch(/<details><summary>看表格<\/summary>.*<table>/s);
  }
});

test('what was read, refused and capped is told', async () => {
  const store = newStore();
  await inRun(store, (writer, source) => {
    const outcome = { added: 0, revised: 0, updated: 0, unchanged: 0, error: null };
    const notes = ['capped-export: 一次最多导出 5000 条'];
    writer.reading(source, { ...outcome, format: 'qimai (xlsx)', read: 1, accepted: 0, rejected: 1, notes });
    const origin = { source: 'qimai', input: 'reviews.csv', row: 9 };
    writer.reject(source, {
      kind: 'reject',
      origin,
      reason: 'bad-date',
      detail: '2025-13-40',
      raw: '2025-13-40,很慢',
    });
  });
  const page = await reportOf(store);
  expect(rowOf(page, 'reviews.csv')).toEqual([
    'qimai (xlsx)',
    '1',
    '0',
    '1',
    '0',
    '导出有条数上限，可能不全：一次最多导出 5000 条',
  ]);
  expect(rowOf(page, '日期无法识别')).toEqual(['1']);
});

test('the same store gives the same bytes', async () => {
  const store = await inventedStore(200);
  const again = await reportOf(store);
  expect(again === (await reportOf(store))).toBe(true);
});

test('a store without complaints, and one without reviews, are told so', async () => {
  expect(await reportOf(await storeOf([coded({ stars: 5 })]))).toContain('没有评论提出抱怨');
  expect(await reportOf(newStore())).toContain('库中还没有评论');
  expect(await reportOf(newStore(), 'en')).toContain('There are no reviews');
});
