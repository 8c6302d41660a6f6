import { expectedCount } from '../../growth/weeks.ts';
import type { Estimate } from '../../statistics/bootstrap.ts';
import { type Proportion, wilson } from '../../statistics/wilson.ts';
import { alertsOf } from '../alerts.ts';
import { countIn } from '../usual.ts';
import { usualDaysAt } from '../windows.ts';
import type { Background } from './background.ts';
import type { Random } from './draws.ts';
import { inject } from './inject.ts';

/** Days within which the alert should come. */
export const delays = [1, 2, 3, 7] as const;

/** Results are told by how many reviews usually state the issue: up to these shares. */
export const usualShares = [0.001, 0.005, 0.01, 0.02, 1] as const;

/** How often an issue that was put into usual days was found. */
export interface Recall {
  /** Of a day's reviews, how many more state it. */
  readonly share: number;
  /** One of `usualShares`. */
  readonly usual: number;
  readonly trials: number;
  /** Found within so many days: one for each of `delays`. */
  readonly found: readonly Proportion[];
}

/** Alerts on days into which nothing was put. */
export interface Calm {
  readonly nights: number;
  readonly alerts: number;
  /** In thirty nights, with the 95 % interval of a Poisson count. */
  readonly inThirty: Estimate;
}

/** One trial: what was put in, and after how many days it was found. */
export interface Trial {
  readonly share: number;
  readonly usual: number;
  /** 1: on the first day; infinite: not within the longest delay. */
  readonly days: number;
}

const longest = delays.at(-1)!;

/** What is put in, and how often for each share and usual share. */
export interface Plan {
  readonly shares: readonly number[];
  readonly times: number;
}

/** Puts an issue into usual days, each share into issues of each usual share, and lives through the nights that follow. */
export function trials(background: Background, { shares, times }: Plan, random: Random): Trial[] {
  const nights = watchedNights(background, longest);
  if (nights.length === 0) return [];
  const groups = groupsOf(background);
  return shares.flatMap((share) =>
    usualShares.flatMap((usual) => {
      const group = groups.get(usual);
      if (group === undefined) return [];
      return Array.from({ length: times }, () => {
        const at = oneOf(random, group);
        const from = oneOf(random, nights);
        return { share, usual, days: daysUntilFound(background, { at, from, share }, random) };
      });
    }),
  );
}

/** Places of nights whose past is long enough, and after which so many more follow. */
function watchedNights({ history }: Background, more: number): number[] {
  const nights = history.days.length - more;
  return Array.from({ length: Math.max(0, nights) }, (_, night) => night).filter(
    (night) => usualDaysAt(history, night) !== null,
  );
}

/** Issues by the least of `usualShares` that theirs does not exceed. */
function groupsOf({ history, series }: Background): ReadonlyMap<number, number[]> {
  const groups = new Map<number, number[]>();
  const size = history.days.length;
  const reviews = countIn(history.all.reviews, 0, size);
  for (const [at, { kind, all }] of series.entries()) {
    if (kind !== 'issue') continue;
    const share = countIn(all, 0, size) / reviews;
    const usual = usualShares.find((most) => share <= most)!;
    groups.set(usual, [...(groups.get(usual) ?? []), at]);
  }
  return groups;
}

interface Placed {
  readonly at: number;
  readonly from: number;
  readonly share: number;
}

function daysUntilFound(background: Background, { at, from, share }: Placed, random: Random): number {
  const nights = { from, to: from + longest };
  const { history, series } = inject(background, { at, days: nights, share }, random);
  const found = alertsOf(history, series, nights).find((alert) => alert.at === at);
  return found === undefined ? Number.POSITIVE_INFINITY : found.raised - history.days[from]! + 1;
}

const oneOf = (random: Random, items: readonly number[]): number =>
  items[Math.floor(random() * items.length)]!;

/** The curve: for each share and usual share that was tried, how often it was found within each delay. */
export function recallOf(tried: readonly Trial[]): Recall[] {
  const shares = [...new Set(tried.map(({ share }) => share))];
  return shares.flatMap((share) =>
    usualShares.flatMap((usual) => {
      const days = tried
        .filter((trial) => trial.share === share && trial.usual === usual)
        .map((trial) => trial.days);
      const within = (delay: number) => wilson(days.filter((found) => found <= delay).length, days.length);
      return days.length === 0 ? [] : [{ share, usual, trials: days.length, found: delays.map(within) }];
    }),
  );
}

/** Lives through all nights of a background with nothing put in; what is part of another alert is none of its own. */
export function calmOf(backgrounds: readonly Background[]): Calm {
  const nights = sumOver(backgrounds, (background) => watchedNights(background, 0).length);
  const alerts = sumOver(
    backgrounds,
    ({ history, series }) => alertsOf(history, series).filter(({ partOf }) => partOf === null).length,
  );
  const { low, high } = expectedCount(alerts);
  const inThirty = (count: number) => (count * 30) / nights;
  return { nights, alerts, inThirty: { value: inThirty(alerts), low: inThirty(low), high: inThirty(high) } };
}

const sumOver = <T>(items: readonly T[], value: (item: T) => number): number =>
  items.reduce((sum, item) => sum + value(item), 0);
