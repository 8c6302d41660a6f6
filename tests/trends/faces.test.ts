import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { alertsTold } from '../../pipeline/cli/alerts.ts';
import { inventedTold, realTold } from '../../pipeline/cli/curve.ts';
import { writeExport } from '../../pipeline/export/index.ts';
import { writeReport } from '../../pipeline/report/index.ts';
import { alerts, backgrounds, labels } from '../../pipeline/store/queries.ts';
import type { Store } from '../../pipeline/store/store.ts';
import { wilson } from '../../pipeline/statistics/wilson.ts';
import { type BackTest, testReal } from '../../pipeline/trends/backtest/run.ts';
import { folder, newStore } from '../store/support.ts';
import { allDays, crash, put, reviewsOf } from './invented-app.ts';

vi.setConfig({ testTimeout: 60_000 }); // a busy machine

async function crashing(): Promise<Store> {
  const store = newStore();
  await put(
    store,
    allDays.flatMap((day) => reviewsOf(day)),
  );
  return store;
}

describe('an alert reaches', () => {
  it('the report, with its curve, versions and quotes', async () => {
    const out = join(folder(), 'report.html');
    await writeReport(await crashing(), { lang: 'zh', out });
    const section = readFileSync(out, 'utf8').match(/<section id="emerging"[\s\S]*?<\/section>/)?.[0] ?? '';
    expect(section).toContain('打不开或启动闪退');
    expect(section).toContain('2025-04-25 – 2025-04-29：40 条评论中 20 条提到');
    expect(section).toContain('受影响的版本：3.2.0');
    expect(section).toContain(`<mark>${crash}</mark>`);
    expect(section.match(/<svg/g)).toHaveLength(2);
  });

  it('the exports', async () => {
    const out = folder();
    await writeExport(await crashing(), { formats: ['jsonl'], complaints: true, lang: 'zh', out });
    const [alert] = readFileSync(join(out, 'alerts.jsonl'), 'utf8')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(alert).toMatchObject({
      id: 'startup.crash',
      state: 'open',
      observed: 20,
      quote_1: crash,
      versions: '3.2.0',
    });
    const trends = readFileSync(join(out, 'trends.jsonl'), 'utf8');
    expect(trends).toContain('"id":"startup.crash","label":"打不开或启动闪退","trajectory":"new"');
  });

  it('the terminal', async () => {
    const store = await crashing();
    const told = alertsTold(alerts(store), labels(store), 'en');
    expect(told).toContain('Does not open or crashes at launch');
    expect(told).toContain('20 / 40');
    expect(told).toContain(crash);
    expect(alertsTold([], labels(store), 'zh')).toBe('没有预警。');
  });
});

describe('a back-test is told', () => {
  const found = [wilson(70, 80), wilson(80, 80), wilson(80, 80), wilson(80, 80)];
  const test: BackTest = {
    ...{ app: null, volume: 2_000, dispersion: 0.02 },
    calm: { nights: 3_000, alerts: 50, inThirty: { value: 0.5, low: 0.37, high: 0.66 } },
    recall: [{ share: 0.01, usual: 0.001, trials: 80, found }],
  };

  it('with its aim, the false alerts and the whole curve', () => {
    const told = inventedTold([test], 1, 'zh');
    expect(told).toContain('实测 1.000 [0.954, 1.000]，误报 0.50：达到');
    expect(told).toContain('0.50 [0.37, 0.66]');
    expect(told).toContain('0.88 [0.78, 0.93]  1.00 [0.95, 1.00]');
    const worse = { ...test, calm: { ...test.calm, inThirty: { value: 2, low: 1, high: 3 } } };
    expect(inventedTold([worse], 1, 'en')).toContain('not met');
  });

  it('of the real days of a database', async () => {
    const tests = backgrounds(await crashing()).map(({ app, background }) => testReal(app, background, 1));
    expect(tests[0]).toMatchObject({ app: '康宁医生', volume: 8, calm: { nights: 26 } });
    expect(tests[0]!.calm.alerts).toBeGreaterThan(0);
    expect(realTold(tests, 1, 'en')).toContain('康宁医生');
  });
});
