import pc from 'picocolors';
import { expect, test } from 'vitest';
import { loadAdviser } from '../../pipeline/advice/adviser.ts';
import { execute as adopt } from '../../pipeline/cli/adopt.ts';
import { execute as ledger } from '../../pipeline/cli/ledger.ts';
import type { Execute, Terminal } from '../../pipeline/cli/terminal.ts';
import { readSettings } from '../../pipeline/config.ts';
import { advise } from '../../pipeline/store/advice.ts';
import { measureImpact } from '../../pipeline/store/impact.ts';
import type { Store } from '../../pipeline/store/store.ts';
import { coded, derive, faultOf, inRun, newStore, type Sample } from '../store/support.ts';

/** Forty days of ten reviews: of the first twenty days four a day complain, then one. */
async function helpedStore(app = '康宁医生'): Promise<Store> {
  const store = newStore();
  await inRun(store, (writer, source) => {
    for (let place = 0; place < 400; place++) {
      const day = Math.floor(place / 10);
      const complains = place % 10 < (day < 20 ? 4 : 1);
      const given: Sample = {
        id: `r${place}`,
        app,
        date: new Date(Date.UTC(2025, 0, 1 + day, 4)).toISOString(),
      };
      const said: Sample = complains
        ? { text: '打不开', says: [['startup.crash', '打不开']] }
        : { text: '好用', stars: 5 };
      writer.reviews.put(source, coded({ ...given, ...said }));
    }
    writer.flush();
    derive(writer);
    measureImpact(writer);
    advise(loadAdviser())(writer);
  });
  return store;
}

async function said(
  command: Execute,
  options: Record<string, unknown>,
  operands: readonly string[] = [],
): Promise<string> {
  const written: string[] = [];
  const settings = readSettings(options);
  const terminal = {
    lang: settings.lang,
    paint: pc.createColors(false),
    stdout: { write: (text: string) => written.push(text) },
  };
  await command(settings, terminal as unknown as Terminal, operands);
  return written.join('');
}

const suggestion = 'startup.crash/safe-mode';

test('what is marked is told with its verdict, in Chinese and in English', async () => {
  const { path: db } = await helpedStore();
  const told = await said(adopt, { db, date: '2025-01-21', note: '安全模式' }, [suggestion]);
  expect(told).toMatch(/康宁医生 +2025-01-21 +40\.0% \(56\/140\) +10\.0% \(14\/140\) +-30\.0 .*有效/);
  expect(told).toContain(`${suggestion}: 安全模式`);
  expect(told).toContain(`${suggestion}: 没有其他应用可比`);
  expect(told).toContain(`${suggestion}: 暂定：只比较了前后各 2 周`);
  expect(await said(ledger, { db, lang: 'en' })).toMatch(/helped/);
});

test('the ledger as JSON has every figure', async () => {
  const { path: db } = await helpedStore();
  await said(adopt, { db, date: '2025-01-21' }, [suggestion]);
  expect(JSON.parse(await said(ledger, { db, json: true }))).toMatchObject([
    {
      suggestion,
      verdict: 'helped',
      weeks: 2,
      before: { reviews: 140, stating: 56 },
      effect: { share: -0.3 },
    },
  ]);
});

test('an empty ledger says how to fill it', async () => {
  const { path: db } = await helpedStore();
  expect(await said(ledger, { db })).toContain('wenzhen adopt');
});

test('a mark is taken away again', async () => {
  const { path: db } = await helpedStore();
  await said(adopt, { db, date: '2025-01-21' }, [suggestion]);
  expect(await said(adopt, { db, undo: true }, [suggestion])).toContain('已撤销');
  expect(JSON.parse(await said(ledger, { db, json: true }))).toEqual([]);
});

test('it must be said since when, by version or by day, and where', async () => {
  const { path: db } = await helpedStore();
  expect(await faultOf(() => said(adopt, { db }, [suggestion]))).toBe('adopted-when');
  expect(await faultOf(() => said(adopt, { db, date: '2025-01-21', appVersion: '3.1' }, [suggestion]))).toBe(
    'adopted-when',
  );
  expect(await faultOf(() => said(adopt, { db, date: '21.1.2025' }, [suggestion]))).toBe('bad-setting');
  expect(await faultOf(() => said(adopt, { db, app: '别家', date: '2025-01-21' }, [suggestion]))).toBe(
    'unknown-app',
  );
});
