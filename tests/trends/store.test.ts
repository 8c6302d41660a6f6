import { describe, expect, it } from 'vitest';
import { alerts, rates, trends } from '../../pipeline/store/queries.ts';
import type { Store } from '../../pipeline/store/store.ts';
import { newStore } from '../store/support.ts';
import { allDays, crash, put, reviewsOf } from './invented-app.ts';

/** All rows of what is followed, without numbers that depend on the order of arrival. */
function contents({ db }: Store): unknown {
  return Object.fromEntries(
    [
      'trend_list',
      'trend_by_day',
      'trend_by_week',
      'trend_by_version',
      'change_point_list',
      'alert_list',
      'emerging_issue',
    ].map((view) => [
      view,
      db
        .prepare(`SELECT * FROM ${view} ORDER BY 1, 2, 3, 6`)
        .all()
        .map((row) => ({ ...(row as object), first_run: 0 })),
    ]),
  );
}

describe('what is followed in the store', () => {
  it('is an alert with its quotes and versions when an issue comes up', async () => {
    const store = newStore();
    await put(
      store,
      allDays.flatMap((day) => reviewsOf(day)),
    );
    const [alert] = alerts(store);
    expect(alert).toMatchObject({
      kind: 'issue',
      id: 'startup.crash',
      state: 'open',
      first: '2025-04-25',
      last: '2025-04-29',
    });
    expect(alert!.alert).toMatch(/^2025-04-25-startup\.crash-[0-9a-f]{6}$/);
    expect(alert!.quotes[0]).toMatchObject({ quote: crash, issue: 'startup.crash' });
    expect(alert!.versions).toEqual([{ version: '3.2.0', reviews: 20, of: 20, affected: 1 }]);
    expect(store.db.prepare('SELECT affected_versions, quotes, observed FROM alert_list').get()).toEqual({
      affected_versions: '3.2.0',
      quotes: crash,
      observed: 20,
    });
  });

  it('is the same after one run over everything and after many runs', async () => {
    const [once, daily] = [newStore(), newStore()];
    await put(
      once,
      allDays.flatMap((day) => reviewsOf(day)),
    );
    for (let day = 0; day < 60; day += 4)
      await put(
        daily,
        allDays.slice(day, day + 4).flatMap((one) => reviewsOf(one)),
      );
    expect(contents(daily)).toEqual(contents(once));
  });

  it('keeps the run that first found an alert, and forgets alerts that later reviews explain away', async () => {
    const store = newStore();
    await put(
      store,
      allDays.slice(0, 58).flatMap((day) => reviewsOf(day)),
    );
    await put(store, reviewsOf(58));
    const found = 'SELECT first_run, last FROM alert';
    expect(store.db.prepare(found).all()).toMatchObject([{ first_run: 1 }]);
    const edited = reviewsOf(55)
      .concat(reviewsOf(56), reviewsOf(57), reviewsOf(58))
      .map((review) => ({
        ...review,
        complaints: [],
        text: `${review.text}，已好`,
        polarity: 'pos' as const,
      }));
    await put(store, edited);
    expect(store.db.prepare(found).all()).toEqual([]);
  });

  it('leaves apps alone that a run has not touched', async () => {
    const store = newStore();
    await put(
      store,
      allDays.flatMap((day) => [...reviewsOf(day), ...reviewsOf(day, '百川健康')]),
    );
    store.db.exec(`UPDATE alert SET p = 0.5`);
    await put(
      store,
      reviewsOf(59, '康宁医生').map((review) => ({
        ...review,
        id: `${review.id}-late`,
        text: `${review.text}！`,
      })),
    );
    const untouched = alerts(store, { app: '百川健康' }).map(({ p }) => p);
    expect(untouched).toEqual([0.5]);
    expect(alerts(store, { app: '康宁医生' })[0]!.p).toBeLessThan(0.01);
  });

  it('tells trajectories, and rates by day and week, silent ones of the issue too', async () => {
    const store = newStore();
    await put(
      store,
      allDays.flatMap((day) => reviewsOf(day)),
    );
    const crashes = trends(store).find(({ id }) => id === 'startup.crash')!;
    expect(crashes).toMatchObject({ trajectory: 'new', newest: 20, former: 0 });
    const daily = rates(store, crashes, 'day');
    expect(daily).toHaveLength(60);
    expect(daily.at(-1)).toMatchObject({ period: '2025-04-29', reviews: 4, of: 8, share: 0.5 });
    expect(daily[0]).toMatchObject({ period: '2025-03-01', reviews: 0, share: 0 });
    expect(rates(store, crashes, 'week').at(-1)).toMatchObject({ period: '2025-04-28', reviews: 8, of: 16 });
  });
});
