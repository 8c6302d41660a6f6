import { lowerTail, type NegativeBinomial, upperTail } from '../../statistics/negative-binomial.ts';
import { median } from '../../statistics/median.ts';
import type { FormerNight } from '../profile.ts';
import type { Evidence, Judge, Verdict } from './verdict.ts';

/** Nights there must be before one can say what is usual. */
const leastNights = 7;
/** Fewer expected reviews than this tell nothing by staying away. */
const leastExpected = 20;
/** A night as rare as this, in the scatter of the nights before, comes once in a hundred years of ten apps. */
const rare = 1e-6;

/** Too few new reviews of an app: an export or a source has dried up. */
export const fall: Judge = (evidence, limit) =>
  evidence.tonight.cutShort || evidence.past.length === 0
    ? []
    : apps(evidence).flatMap((app) => {
        const usual = usualOf(app, evidence);
        if (usual === null || usual.elapsed < usual.night / 2) return [];
        const expected = expectedIn(usual.elapsed, usual);
        const seen = evidence.tonight.apps[app] ?? 0;
        const held =
          expected.mean >= leastExpected && seen < limit * expected.mean && lowerTail(seen, expected) < rare;
        return [verdict('fall', app, seen, expected.mean, held)];
      });

/** Too many: something is read twice under new names, or belongs to another app. */
export const jump: Judge = (evidence, limit) =>
  apps(evidence).flatMap((app) => {
    const usual = usualOf(app, evidence);
    if (usual === null) return [];
    const expected = expectedIn(Math.max(usual.elapsed, usual.night), usual);
    const seen = evidence.tonight.apps[app] ?? 0;
    const most = limit * Math.max(expected.mean, leastExpected);
    return [verdict('jump', app, seen, expected.mean, seen > most && upperTail(seen, expected) < rare)];
  });

const apps = ({ tonight, past }: Evidence): string[] =>
  [
    ...new Set([tonight, ...past.map(({ profile }) => profile)].flatMap(({ apps }) => Object.keys(apps))),
  ].sort();

/** New reviews of an app a second, and how they scatter from night to night; the length of a night and the time since the last, seconds. */
interface Usual {
  readonly rate: number;
  readonly spread: number;
  readonly night: number;
  readonly elapsed: number;
}

/**
 * The median and the median absolute deviation of the rates of the nights since the app was first seen, but for the first, which brought its past.
 * Medians, so that a night of a late import does not count; the clock may have been set back, so that only nights that took time do.
 */
function usualOf(app: string, { started, past }: Evidence): Usual | null {
  const lengths = past.slice(0, -1).map((night, place) => night.started - past[place + 1]!.started);
  const night = median(lengths.filter((length) => length > 0));
  const first = past.findLastIndex(({ profile }) => (profile.apps[app] ?? 0) > 0);
  const rates = ratesOf(app, past.slice(0, Math.max(first, 0)), lengths, night);
  if (rates.length < leastNights) return null;
  const rate = median(rates);
  const spread = median(rates.map((one) => Math.abs(one - rate)));
  return { rate, spread, night, elapsed: started - past[0]!.started };
}

/** Nights that ran again soon after another one say nothing of a rate. */
const ratesOf = (
  app: string,
  nights: readonly FormerNight[],
  lengths: readonly number[],
  night: number,
): number[] =>
  nights.flatMap(({ profile }, place) =>
    lengths[place]! < night / 2 ? [] : [(profile.apps[app] ?? 0) / lengths[place]!],
  );

/** The median absolute deviation of normal data is 0.6745 of the standard deviation. */
const perDeviation = 1 / 0.6745;

/** How many a time of `seconds` lets expect: the usual rate, with the scatter of the nights put on top of chance. */
function expectedIn(seconds: number, { rate, spread }: Usual): NegativeBinomial {
  const mean = Math.max(rate * seconds, 0.5);
  const scatter = (spread * seconds * perDeviation) ** 2;
  return { mean, size: scatter > 0 ? mean ** 2 / scatter : Number.POSITIVE_INFINITY };
}

const verdict = (
  gate: 'fall' | 'jump',
  app: string,
  seen: number,
  expected: number,
  held: boolean,
): Verdict => ({
  ...{ gate, about: app, held, observed: seen, usual: expected },
  says: {
    zh: `${app || '（未写明应用）'}：新评论 ${seen} 条，往常约 ${Math.round(expected)} 条`,
    en: `${app || '(no app named)'}: ${seen} new reviews where about ${Math.round(expected)} are usual`,
  },
});
