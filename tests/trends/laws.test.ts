import fc from 'fast-check';
import { expect, it, vi } from 'vitest';
import { periodsOf } from '../../pipeline/period.ts';
import { type Alert, alertsOf } from '../../pipeline/trends/alerts.ts';
import { changePoints } from '../../pipeline/trends/change-points.ts';
import { coursesOf } from '../../pipeline/trends/trajectory.ts';
import { app, type Day } from './support.ts';

vi.setConfig({ testTimeout: 60_000 }); // a busy machine

/** Days of all sorts: silent and full, bought and honest, of versions that come and go, with outbreaks. */
const anyDay: fc.Arbitrary<Day | null> = fc.oneof(
  { weight: 1, arbitrary: fc.constant(null) },
  {
    weight: 6,
    arbitrary: fc
      .record({
        reviews: fc.integer({ min: 1, max: 300 }),
        complaining: fc.double({ min: 0, max: 1, noNaN: true }),
        stated: fc.oneof(fc.constant(0), fc.double({ min: 0, max: 1, noNaN: true })),
        five: fc.double({ min: 0, max: 1, noNaN: true }),
        suspects: fc.constantFrom(0, 0, 0, 50),
        version: fc.constantFrom('', '1.0', '1.1', '2.0'),
      })
      .map(({ reviews, complaining, stated, five, ...rest }) => {
        const complaints = Math.round(reviews * complaining);
        return {
          ...{ reviews, complaining: complaints, stated: Math.round(complaints * stated) },
          ...{ five: Math.round(reviews * five), ...rest },
        };
      }),
  },
);

const anyHistory = fc.array(anyDay, { minLength: 40, maxLength: 160 });

function expectSound(alert: Alert): void {
  const { first, last, raised, observed, reviews, expected, ratio, low, high, p, q } = alert;
  expect(first).toBeLessThanOrEqual(raised);
  expect(raised).toBeLessThanOrEqual(last);
  expect(observed).toBeLessThanOrEqual(reviews + 1);
  for (const figure of [expected, ratio, low, high, p, q]) expect(Number.isFinite(figure)).toBe(true);
  expect(low).toBeLessThanOrEqual(ratio);
  expect(high).toBeGreaterThanOrEqual(ratio);
  expect(p).toBeLessThanOrEqual(q * (1 + 1e-9));
  expect(q).toBeLessThanOrEqual(0.03);
}

it('alerts are sound whatever the days are like, and those of one thing do not overlap', () => {
  fc.assert(
    fc.property(anyHistory, (given) => {
      const { history, series } = app(given);
      const alerts = alertsOf(history, series);
      alerts.forEach(expectSound);
      for (const [place, alert] of alerts.slice(1).entries())
        expect(alert.first).toBeGreaterThan(alerts[place]!.last);
    }),
    { numRuns: 60 },
  );
});

it('trajectories and change points are sound whatever the days are like', () => {
  fc.assert(
    fc.property(anyHistory, (given) => {
      const { history, series } = app(given);
      for (const { before, after, gain } of changePoints(history, series[0]!)) {
        expect(before).not.toBe(after);
        expect(gain).toBeGreaterThan(0);
      }
      const periods = periodsOf(new Map([...history.days].map((day, at) => [day, history.counted[at]!])));
      if (periods === null) return;
      for (const { p, q, ratio, low, high } of coursesOf(history, series, periods)) {
        for (const figure of [p, q, ratio, low, high]) expect(Number.isFinite(figure)).toBe(true);
        expect(low).toBeLessThanOrEqual(ratio);
        expect(high).toBeGreaterThanOrEqual(ratio);
      }
    }),
    { numRuns: 60 },
  );
});
