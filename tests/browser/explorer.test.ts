import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type Running, startServer } from '../../pipeline/web/server.ts';
import { databaseOf, optionsFor, type Shelf, token, unsure, variety } from '../web/support.ts';
import { chromiumPath, launch } from './browser.ts';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
/** A browser on a busy machine takes its time. */
const patience = 120_000;

if (chromiumPath === undefined)
  process.stderr.write(
    'No chromium here: browser tests are skipped (apt-get install chromium, or name one with CHROMIUM=).\n',
  );

describe.skipIf(chromiumPath === undefined)('in a browser', { timeout: patience }, () => {
  let shelf: Shelf;
  let options: ReturnType<typeof optionsFor>;
  let running: Running;
  let browser: Browser;
  let context: BrowserContext;
  let page: Page;
  let faults: string[];

  beforeAll(async () => {
    shelf = await databaseOf([
      ...variety(),
      unsure('hostile', {
        text: '<script>alert(1)</script><img src=x onerror=alert(1)> 客服不理',
        says: [['support.unresponsive', '客服不理', 'text', 0.2]],
      }),
    ]);
    options = optionsFor(shelf.path);
    running = await startServer({ ...options, port: 0 });
    browser = await launch();
  }, patience);
  afterAll(async () => {
    await browser.close();
    running.close();
    await running.closed;
    options.reader.close();
    shelf.clear();
  }, patience);

  beforeEach(async () => {
    context = await browser.newContext({ viewport: { width: 1200, height: 900 } });
    context.setDefaultTimeout(patience / 2);
    page = await context.newPage();
    faults = [];
    page.on(
      'console',
      (message) => void (['error', 'warning'].includes(message.type()) && faults.push(message.text())),
    );
    page.on('pageerror', (error) => void faults.push(error.message));
    page.on('dialog', (dialog) => void faults.push(`dialog ${dialog.message()}`));
    page.on('request', (request) => {
      const url = request.url();
      if (!url.startsWith(running.url) && !url.startsWith('data:')) faults.push(`request to ${url}`);
    });
  }, patience);
  /** No fault on the console, no dialog, no request to another host, no defect on the server. */
  afterEach(async () => {
    await context.close();
    expect(faults).toEqual([]);
    expect(options.defects).toEqual([]);
  }, patience);

  /** A page with its script at work: htmx sets to it in a turn of its own after the page is loaded, and what is typed before is lost on it. */
  const open = async (path: string) => {
    const response = await page.goto(new URL(path, running.url).href);
    await page.waitForFunction(
      `document.querySelector('[hx-get], [hx-post]') === null || document.querySelector('[data-htmx-powered]') !== null`,
    );
    return response;
  };
  const violations = async (): Promise<string[]> => {
    await page.evaluate(axe);
    const found = await page.evaluate('axe.run(document)');
    return (found as { violations: { id: string; nodes: { html: string }[] }[] }).violations.map(
      ({ id, nodes }) => `${id}: ${nodes[0]?.html}`,
    );
  };

  const app = encodeURIComponent('康宁医生');
  const pages = [
    ...[
      '/',
      '/apps',
      `/app?app=${app}`,
      '/issues',
      '/issue?issue=stability.crash',
      '/topics',
      '/alerts',
      '/ledger',
      '/reviews',
    ],
    ...['/search?q=%E9%97%AA%E9%80%80', '/queue', '/queue?list=suspected', `/review?app=${app}&id=u1`],
  ];

  test.each(pages)('%s passes axe by day and by night, on a desk and on a phone', async (url) => {
    await open(`/?token=${token}`);
    await open(url);
    expect(await violations()).toEqual([]);
    await page.emulateMedia({ colorScheme: 'dark' });
    await page.setViewportSize({ width: 390, height: 800 });
    expect(await violations()).toEqual([]);
    const overflow = await page.evaluate(
      'document.documentElement.scrollWidth - document.documentElement.clientWidth',
    );
    expect(overflow).toBeLessThanOrEqual(0);
  });

  test('a topic passes axe by day and by night, on a desk and on a phone', async () => {
    await open('/topics');
    await page.locator('table#topics tbody a').first().click();
    await page.waitForURL(/\/topic\?topic=/);
    expect(await violations()).toEqual([]);
    await page.emulateMedia({ colorScheme: 'dark' });
    await page.setViewportSize({ width: 390, height: 800 });
    expect(await violations()).toEqual([]);
  });

  test('from the overview through a cell to its reviews, on to the next page, and to one review', async () => {
    await open('/');
    const cell = page.locator('table.heat tbody td a').first();
    const [words] = [await cell.getAttribute('title')];
    await cell.click();
    await page.waitForURL(/\/reviews\?stage=\w+&cause=\w+/);
    const counted = Number(/: ([\d,]+),/.exec(words ?? '')?.[1]?.replace(',', ''));
    expect(await page.locator('main > p').first().textContent()).toContain(`共 ${counted} 条`);
    await open('/reviews');
    const shown = await page.locator('article.review').count();
    await page.locator('.more a').click();
    await page.waitForFunction(`document.querySelectorAll('article.review').length > ${shown}`);
    expect(await page.locator('.more a').count()).toBe(1);
    const link = page.locator('article.review .head a code').first();
    const id = await link.textContent();
    await link.click();
    await page.waitForURL(/\/review\?/);
    expect(await page.locator('h1').textContent()).toContain(id!);
  });

  test('evidence is marked in the text of the review', async () => {
    await open('/reviews?issue=refund.refused');
    expect(await page.locator('article.review mark').first().textContent()).toBe('退款申请了五天还在审核中');
  });

  test('search answers while one types, the slash key leads to it, and the URL can be shared', async () => {
    await open('/search');
    await page.keyboard.press('/');
    await page.keyboard.type('闪退');
    await page.waitForSelector('#results mark');
    expect(await page.locator('#results mark').first().textContent()).toBe('闪退');
    await page.keyboard.press('Enter');
    await page.waitForURL(/q=%E9%97%AA%E9%80%80/);
    expect(await page.locator('#results article').count()).toBeGreaterThan(0);
    await open('/');
    await page.keyboard.press('/');
    await page.keyboard.type('退款');
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/search\?q=/);
  });

  test('the first key leads to the content, past the menu', async () => {
    await open('/issues');
    await page.keyboard.press('Tab');
    expect(await page.evaluate('document.activeElement.className')).toBe('skip');
    await page.keyboard.press('Enter');
    expect(await page.evaluate('document.activeElement.id')).toBe('main');
  });

  test('a review is judged where it stands, and is marked as judged', async () => {
    await open(`/?token=${token}`);
    expect(page.url()).not.toContain('token');
    await open('/queue');
    const card = page.locator('article.review', { hasText: 'u2' });
    await card.locator('select[name=issue]').first().selectOption('consult.slow');
    await card.locator('input[name=judge]').fill('小林');
    await card.getByRole('button', { name: '保存更正' }).click();
    await page.waitForSelector('article.review .notice');
    expect(page.url()).toContain('/queue');
    expect(await page.locator('article.review .notice').first().textContent()).toContain('小林');
    await card.locator('input[name=quote]').first().fill('没有说过');
    await card.getByRole('button', { name: '保存更正' }).click();
    await page.waitForSelector('article.review [role=alert]');
    faults = faults.filter((fault) => !fault.includes('400')); // the browser tells of every refused request
    await open('/queue?list=judged');
    expect(await page.locator('article.review').count()).toBe(1);
  });

  test('what a reviewer wrote as markup is shown as text', async () => {
    await open(`/review?app=${app}&id=hostile`);
    expect(await page.locator('.words').textContent()).toContain(
      '<script>alert(1)</script><img src=x onerror=alert(1)>',
    );
    expect(await page.locator('main img, main script').count()).toBe(0);
  });

  test('the language is chosen by a link and stays', async () => {
    await open('/issues');
    await page.getByRole('link', { name: 'English' }).click();
    expect(await page.locator('h1').textContent()).toBe('Issues');
    await page.getByRole('link', { name: 'Alerts' }).click();
    expect(await page.locator('html').getAttribute('lang')).toBe('en');
  });

  test('a table is downloaded as CSV', async () => {
    await open('/issues');
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: '下载 CSV' }).click(),
    ]);
    expect(download.suggestedFilename()).toBe('issues.csv');
    const csv = readFileSync(await download.path(), 'utf8');
    expect(csv.startsWith('\uFEFF问题,编码,评论数')).toBe(true);
  });
});
