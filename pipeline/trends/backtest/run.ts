import { uniform } from '../../statistics/random.ts';
import { countIn } from '../night.ts';
import { type Calm, calmOf, type Recall, recallOf, trials } from './backtest.ts';
import { type Background, inventedDays } from './background.ts';

/** What the alerts of one app, or of invented days with so many reviews, are worth. */
export interface BackTest {
  /** The app; null for invented days. */
  readonly app: string | null;
  /** Reviews of a mean day that has any. */
  readonly volume: number;
  readonly calm: Calm;
  readonly recall: readonly Recall[];
}

/** Reviews a day of invented apps. */
export const volumes = [100, 500, 2_000, 10_000] as const;

/** Invented apps of each volume: so many that the false alerts of a month are known to within about a third. */
const apps = 40;
/** Twelve weeks to learn from, a week's gap, and thirty nights. */
const days = 84 + 7 + 30;
/** Trials for each share, usual share and background: in invented apps, and in a real one. */
const times = { invented: 2, real: 40 } as const;

/** Invented days of one volume; the same for the same seed. */
export function testInvented(volume: number, seed: number): BackTest {
  const random = uniform(seed + volume);
  const backgrounds = Array.from({ length: apps }, () => inventedDays(random, volume, days));
  const tried = backgrounds.flatMap((background) => trials(background, random, times.invented));
  return { app: null, volume, calm: calmOf(backgrounds), recall: recallOf(tried) };
}

/** The real days of an app. Alerts on days into which nothing was put may well be true. */
export function testReal(app: string, background: Background, seed: number): BackTest {
  const { length } = background.history.days;
  const volume = length === 0 ? 0 : countIn(background.history.all.reviews, 0, length) / length;
  const tried = trials(background, uniform(seed), times.real);
  return { app, volume, calm: calmOf([background]), recall: recallOf(tried) };
}
