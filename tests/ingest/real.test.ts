import { existsSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readAll } from './support.ts';

/** Real exports, which cannot be published: checked where they are at hand. */
const folder = new URL('../../../shared/data/reviews/', import.meta.url).pathname;

describe.skipIf(!existsSync(folder))('real exports', () => {
  it.each([
    ['alipay-2014.txt', 'alipay-crawl (lines, utf-8)', 2495, 0],
    ['icook-googleplay-zhTW.csv', 'plain (csv, utf-8)', 10_408, 0],
    ['qimai-华为智能家居.xlsx', 'qimai (xlsx, 华为智能家居_评论详情)', 1831, 0],
    ['qimai-小米商城.xlsx', 'qimai (xlsx, 小米商城_评论详情)', 5000, 1],
    ['qimai-海尔智家.xlsx', 'qimai (xlsx, 海尔智家_评论详情)', 1835, 0],
    ['qimai-美居.xlsx', 'qimai (xlsx, 美居_评论详情)', 2419, 0],
  ])('%s is read to the last row', async (name, format, count, capped) => {
    const { reviews, rejects, notes } = await readAll(`${folder}${name}`);
    expect([reviews.length, rejects.length]).toEqual([count, 0]);
    expect(notes.map(({ note }) => note)).toEqual(['format', ...Array(capped).fill('capped-export')]);
    expect(notes[0]?.detail).toBe(format);
    expect(reviews.every(({ date, stars }) => date !== null && stars !== null)).toBe(true);
  });
});
