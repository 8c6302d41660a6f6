import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { writeReport } from '../../pipeline/report/index.ts';
import { openStore } from '../../pipeline/store/store.ts';
import { coded } from '../store/support.ts';
import { databaseOf, type Shelf, variety } from '../web/support.ts';
import { chromiumPath, launch } from './browser.ts';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
/** A browser on a busy machine takes its time. */
const patience = 120_000;
const desk = { width: 1100, height: 900 };
const phone = { width: 390, height: 844 };
/** An A4 sheet within the margins of the report, CSS pixels. */
const sheet = { width: 688, height: 1017 };

describe.skipIf(chromiumPath === undefined)('the report in a browser', { timeout: patience }, () => {
  let shelf: Shelf;
  let browser: Browser;
  let page: Page;
  let faults: string[];

  beforeAll(async () => {
    const nameless = Array.from({ length: 60 }, (_, place) =>
      coded({
        id: `nameless${place}`,
        app: '',
        text: `没写应用名${place}，一打开就闪退`,
        says: [['startup.crash', '一打开就闪退']],
      }),
    );
    shelf = await databaseOf([...variety(), ...nameless]);
    const store = openStore(shelf.path, { readonly: true });
    for (const lang of ['zh', 'en'] as const)
      await writeReport(store, { lang, out: `${shelf.path}.${lang}.html` });
    store.close();
    browser = await launch();
  }, patience);
  afterAll(async () => {
    await browser.close();
    shelf.clear();
  }, patience);

  async function open(lang: 'zh' | 'en', viewport: typeof desk): Promise<void> {
    page = await browser.newPage({ viewport });
    faults = [];
    const file = pathToFileURL(join(`${shelf.path}.${lang}.html`)).href;
    page.on('console', (message) => void faults.push(message.text()));
    page.on('pageerror', (error) => void faults.push(error.message));
    page.on(
      'request',
      (request) => void (request.url() !== file && faults.push(`request to ${request.url()}`)),
    );
    await page.goto(file);
  }
  /** Nothing said on the console, nothing asked of anybody. */
  afterEach(async () => {
    await page.close();
    expect(faults).toEqual([]);
  });

  test.each([
    ['zh', desk],
    ['en', desk],
    ['zh', phone],
    ['en', phone],
  ] as const)(
    'in %s on a screen of %o keeps WCAG AA and does not run over sideways',
    async (lang, viewport) => {
      await open(lang, viewport);
      await page.evaluate(axe);
      const { violations } = (await page.evaluate('axe.run(document)')) as {
        violations: { id: string; help: string }[];
      };
      expect(violations.map(({ id, help }) => `${id}: ${help}`)).toEqual([]);
      expect(await page.evaluate(overflow)).toBeLessThanOrEqual(0);
    },
  );

  test.each([desk, phone])('no word of a picture is cut at its edge, on a screen of %o', async (viewport) => {
    await open('en', viewport);
    expect(await page.evaluate(wordsOutside)).toEqual([]);
  });

  test.each(['zh', 'en'] as const)(
    'in %s no table is wider than the paper it is printed on',
    async (lang) => {
      await open(lang, sheet);
      await page.emulateMedia({ media: 'print' });
      expect(await page.evaluate(overflow)).toBeLessThanOrEqual(0);
    },
  );

  test('an app without a name is told as such', async () => {
    await open('zh', desk);
    expect(await page.locator('h3', { hasText: '（未写应用名）' }).count()).toBeGreaterThan(0);
  });
});

const overflow = 'document.documentElement.scrollWidth - document.documentElement.clientWidth';

/** Words of shown pictures that reach over the edge of the card that the picture stands in. */
const wordsOutside = `[...document.querySelectorAll('figure svg text')].flatMap((text) => {
  const [words, card] = [text.getBoundingClientRect(), text.closest('section').getBoundingClientRect()];
  const isOutside = words.width > 0 && (words.left < card.left || words.right > card.right);
  return isOutside ? [text.textContent] : [];
})`;
