import { uniform } from '../../statistics/random.ts';
import { countIn } from '../usual.ts';
import { type Calm, calmOf, type Plan, type Recall, recallOf, trials } from './backtest.ts';
import { type Background, inventedDays, type Manner } from './background.ts';

/** What the alerts of one app, or of invented apps of one manner, are worth. */
export interface BackTest {
  /** The app; null for invented ones. */
  readonly app: string | null;
  /** Reviews of a mean day that has any. */
  readonly volume: number;
  /** Of invented apps. */
  readonly dispersion: number | null;
  readonly calm: Calm;
  readonly recall: readonly Recall[];
}

/** Apps of every size, and one whose shares scatter by a third from day to day. */
export const manners: readonly Manner[] = [
  { volume: 100, dispersion: 0.02 },
  { volume: 500, dispersion: 0.02 },
  { volume: 2_000, dispersion: 0.02 },
  { volume: 2_000, dispersion: 0.1 },
  { volume: 10_000, dispersion: 0.02 },
];

/** Invented apps of each manner: so many that the false alerts of a month are known to within about a third. */
const apps = 40;
/** Twelve weeks to learn from, a week's gap, and thirty nights. */
const days = 84 + 7 + 30;

const invented: Plan = { shares: [0.005, 0.01, 0.02, 0.05], times: 2 };
/** Real apps of this world often have few reviews a day: less than a twentieth of them is not one review. */
const real: Plan = { shares: [0.01, 0.05, 0.1, 0.2, 0.4], times: 40 };

/** Invented apps of one manner; the same for the same seed. */
export function testInvented(manner: Manner, seed: number): BackTest {
  const random = uniform(seed + manner.volume);
  const backgrounds = Array.from({ length: apps }, () => inventedDays(random, manner, days));
  const tried = backgrounds.flatMap((background) => trials(background, invented, random));
  return { app: null, ...manner, calm: calmOf(backgrounds), recall: recallOf(tried) };
}

/** The real days of an app. Alerts on days into which nothing was put may well be true. */
export function testReal(app: string, background: Background, seed: number): BackTest {
  const { length } = background.history.days;
  const volume = length === 0 ? 0 : countIn(background.history.all.reviews, 0, length) / length;
  const tried = trials(background, real, uniform(seed));
  return { app, volume, dispersion: null, calm: calmOf([background]), recall: recallOf(tried) };
}
