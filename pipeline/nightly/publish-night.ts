import { setImmediate } from 'node:timers/promises';
import type { Coder } from '../chain.ts';
import type { UserError } from '../errors.ts';
import { recodeWithin } from '../recode.ts';
import { type NightEffects, type Progress, type RunSummary, runWith } from '../run.ts';
import { codedShares } from '../store/night-figures.ts';
import { codeNames, formerNights, keepNight, type Night, rowsOf, type TakenInput } from '../store/nights.ts';
import type { Writer } from '../store/writer.ts';
import type { NightConfig } from './config.ts';
import { judge } from './gates/index.ts';
import type { NightInput } from './inputs.ts';
import { profileOf } from './profile-of.ts';
import type { GoldFigures, IssueShares } from './profile.ts';
import type { Timer } from './stop.ts';

/** What is published, and what may speak against it. */
export interface Work {
  readonly config: NightConfig;
  readonly coder: Coder;
  readonly inputs: readonly NightInput[];
  /** What else the results rest on and has changed. */
  readonly changed: readonly TakenInput[];
  readonly gold: GoldFigures | null;
  /** Sources that could not be reached, inputs that are not there. */
  readonly faults: readonly UserError[];
  /** Why to publish although a gate would hold the night; null: let it be held. */
  readonly publishAnyway: string | null;
  /** True: nothing is published in any case. */
  readonly dryRun: boolean;
}

export interface Surroundings {
  readonly now: () => Date;
  readonly progress: (at: Progress) => void;
  readonly timer: Timer;
  /** Runs a long computation in which no signal can be heard, so that the user's way to end it must be the system's. */
  readonly blocking: (work: () => void) => void;
}

/** What came of it; `night` is as it stands, or would stand, in the store. */
export interface Outcome {
  readonly summary: RunSummary;
  readonly night: Night;
}

/** Nothing is published; carries what would have been. */
class HeldBack extends Error {
  readonly outcome: Outcome;

  constructor(outcome: Outcome) {
    super('held back');
    this.outcome = outcome;
  }
}

/** Nights that gates compare with: four weeks, each weekday as often as the others. */
const nightsCompared = 28;
/** Part of the time in which rows are read: what follows needs the rest. */
const readingTime = 0.7;

/**
 * Reads, codes and finds in one transaction, and publishes it at once unless a gate holds it or it is a dry run; then the store is as it was.
 * Reviews that another codebook, lexicon or model has coded are coded anew, so that no number mixes two coders.
 * @throws Stopped and whatever `runWith` throws; then the store is as it was, too
 */
export async function publishNight(work: Work, surroundings: Surroundings): Promise<Outcome> {
  const { config, inputs, coder } = work;
  const { database, segmenter, lexicons, platforms, funnel } = config;
  const sources = inputs.map(({ settings }) => settings);
  let end: Outcome | null = null;
  const keep = (outcome: Outcome): void => {
    end = outcome;
  };
  try {
    await runWith(
      coder,
      { db: database, segmenter, lexicons, platforms, funnel, sources },
      {
        now: surroundings.now,
        progress: (at) => {
          surroundings.timer.signal.throwIfAborted();
          surroundings.progress(at);
        },
        night: effectsOf(work, surroundings, keep),
      },
    );
  } catch (error) {
    if (!(error instanceof HeldBack)) throw error;
    return error.outcome;
  }
  return end!;
}

function effectsOf(
  work: Work,
  { now, timer, blocking }: Surroundings,
  keep: (outcome: Outcome) => void,
): NightEffects {
  let before: IssueShares = { reviews: 0, issues: {} };
  return {
    enough: () => timer.gone(readingTime),
    afterReading: async (writer) => {
      before = codedShares(writer.db);
      recodeWithin(writer, work.coder, () => timer.signal.throwIfAborted());
    },
    take: async (step) => {
      await setImmediate(); // signals are heard
      timer.signal.throwIfAborted();
      blocking(step);
    },
    beforePublishing: (writer, summary) => {
      const night = nightOf(work, writer, summary, before, now());
      if (work.dryRun || night.run === null) throw new HeldBack({ summary, night: { ...night, run: null } });
      keepNight(writer.db, night, [...takenOf(work, summary), ...work.changed]);
      keep({ summary, night });
    },
  };
}

function nightOf(
  work: Work,
  writer: Writer,
  summary: RunSummary,
  before: IssueShares,
  finished: Date,
): Night {
  const { config, inputs, gold, faults, publishAnyway } = work;
  const groups = new Map(inputs.map(({ path, group }) => [path, group]));
  const profile = profileOf(writer, summary.inputs, { before, gold, groups });
  const past = formerNights(writer.db, nightsCompared);
  const started = Math.floor(summary.started.getTime() / 1_000);
  const verdicts = judge({ started, tonight: profile, past, names: codeNames(writer.db) }, config.gates);
  const held = verdicts.some((verdict) => verdict.held);
  const outcome = outcomeOf(held, publishAnyway !== null, changesNothing(work, writer));
  const isPublished = outcome === 'published' || outcome === 'published-anyway';
  return {
    ...{ started: summary.started, finished, outcome, run: isPublished ? writer.run : null },
    reason: held ? publishAnyway : null,
    rows: rowsOf(summary.inputs),
    faults: [...faults, ...summary.inputs.flatMap(({ error }) => error ?? [])],
    ...{ profile, verdicts },
  };
}

function outcomeOf(held: boolean, anyway: boolean, nothingNew: boolean): Night['outcome'] {
  if (held && !anyway) return 'held';
  if (nothingNew) return 'nothing-new';
  return held ? 'published-anyway' : 'published';
}

/** Nothing was read, nothing coded anew and nothing else has changed: to publish it would be to publish the same again. */
const changesNothing = ({ inputs, changed }: Work, { touched }: Writer): boolean =>
  inputs.length === 0 && changed.length === 0 && touched.size === 0;

/** Inputs that were read to their end. */
function takenOf({ inputs }: Work, summary: RunSummary): NightInput[] {
  const whole = new Set(summary.inputs.filter(({ error }) => error === null).map(({ path }) => path));
  return inputs.filter(({ path }) => whole.has(path));
}
