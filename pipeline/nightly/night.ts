import type { loadCoder } from '../chain.ts';
import { lexiconFolder } from '../folders.ts';
import { UserError } from '../errors.ts';
import type { Label } from '../lang.ts';
import type { Delivery } from '../notify/index.ts';
import type { RunSummary } from '../run.ts';
import { alertsOfRun, keepUnpublishedNight, type Night } from '../store/nights.ts';
import { askStore, isThere, openStore } from '../store/store.ts';
import type { NightConfig } from './config.ts';
import { examine, isCorrupt, withBackup } from './damage.ts';
import { fetchAll } from './fetching.ts';
import { goldFigures } from './gold.ts';
import { type Tidied, tidyUp } from './housekeeping.ts';
import { type NightInputs, nightInputs } from './inputs.ts';
import { type Owner, takeLock } from './lock.ts';
import { writeOutputs } from './outputs.ts';
import { publishNight, type Surroundings } from './publish-night.ts';
import { onCopy } from './rehearsal.ts';
import { Stopped, startTimer, type Timer } from './stop.ts';
import { tell, tellStopped } from './telling.ts';

/** What is asked of one night beside its file. */
export interface NightRequest {
  /** Reads, codes and judges, and changes nothing. */
  readonly dryRun: boolean;
  /** Why to publish although a gate would hold the night; null: let it be held. */
  readonly publishAnyway: string | null;
}

/** What a night needs of the world beside files. */
export interface NightWorld extends Omit<Surroundings, 'timer'> {
  /** Loads lexicons and weights. */
  readonly load: typeof loadCoder;
  /** Aborts when the user ends the night, with `Stopped` as its reason. */
  readonly stop: AbortSignal;
}

/** How a night ended. */
export interface NightEnd {
  readonly outcome: Night['outcome'] | 'dry-run';
  /** Whether a gate holds it, or would if it were not published anyway. */
  readonly held: boolean;
  readonly night: Night;
  readonly summary: RunSummary;
  /** Files that a night has read before. */
  readonly known: number;
  /** Whether a source could not be reached to its end. */
  readonly unreachable: boolean;
  /** What the sources want known, such as reviews that may lack. */
  readonly notes: readonly Label[];
  /** Ids of alerts that are new with this night and stand for themselves. */
  readonly alerts: readonly string[];
  /** Report and exports. */
  readonly files: readonly string[];
  /** What became of the messages; null for a dry run. */
  readonly delivery: Delivery | null;
  readonly tidied: Tidied | null;
  /** The night before this one, where it did not come to its end. */
  readonly interrupted: Owner | null;
}

/**
 * One night: reads what is new, codes it, finds, asks the gates, publishes, writes report and exports, and tidies up. It may be started
 * again at any time, after whatever ended the last one: all that is published is published once, and what was not is done again.
 * @throws Stopped at the deadline or when the user ends it; UserError `night-running`, `database-corrupt` (with the newest backup) …; then
 * the published state is as it was
 */
export async function night(
  config: NightConfig,
  request: NightRequest,
  world: NightWorld,
): Promise<NightEnd> {
  const timer = startTimer(config.deadline, world.stop);
  const surroundings = { ...world, timer };
  try {
    return await (request.dryRun ? rehearse : perform)(config, request, surroundings);
  } catch (error) {
    throw isCorrupt(error) ? withBackup(error, config) : error;
  } finally {
    timer.end();
  }
}

type NightSurroundings = NightWorld & { readonly timer: Timer };

async function perform(
  config: NightConfig,
  request: NightRequest,
  surroundings: NightSurroundings,
): Promise<NightEnd> {
  const lock = takeLock(config.database, surroundings.now());
  try {
    examine(config.database);
    return { ...(await work(config, request, surroundings)), interrupted: lock.interrupted };
  } catch (error) {
    if (error instanceof Stopped && error.why === 'deadline') await tellOfDeadline(config, surroundings);
    throw error;
  } finally {
    lock.release();
  }
}

/** Whether that succeeds or not: the night has come to its deadline, and that is what is told. */
async function tellOfDeadline(config: NightConfig, { now, stop }: NightSurroundings): Promise<void> {
  try {
    await tellStopped(config, { now, signal: stop });
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
  }
}

const rehearse = (
  config: NightConfig,
  request: NightRequest,
  surroundings: NightSurroundings,
): Promise<NightEnd> =>
  onCopy(config, async (copy) => {
    examine(copy.database, config.database);
    return { ...(await work(copy, request, surroundings)), interrupted: null };
  });

async function work(
  config: NightConfig,
  { dryRun, publishAnyway }: NightRequest,
  surroundings: NightSurroundings,
): Promise<Omit<NightEnd, 'interrupted'>> {
  const { timer } = surroundings;
  const fetched = dryRun ? { faults: [], notes: [] } : await fetchAll(config, timer, surroundings.now);
  const lexicons = config.lexicons ?? lexiconFolder;
  const coder = await surroundings.load({ segmenter: config.segmenter, lexicons });
  const { toRead, known, changed, faults } = await inputsOf(config, coder.versions.code);
  const { summary, night } = await publishNight(
    {
      config,
      coder,
      inputs: toRead,
      changed,
      faults: [...fetched.faults, ...faults],
      publishAnyway,
      dryRun,
      gold: await goldFigures(coder, lexicons),
    },
    surroundings,
  );
  const held = night.verdicts.some((verdict) => verdict.held);
  const end = { held, night, summary, known, unreachable: fetched.faults.length > 0, notes: fetched.notes };
  if (dryRun) return { ...end, outcome: 'dry-run', alerts: [], files: [], delivery: null, tidied: null };
  const store = openStore(config.database);
  try {
    if (night.run === null) keepUnpublishedNight(store, night);
    const world = { now: surroundings.now, signal: timer.signal };
    const files = await writeOutputs(store, config, world);
    const delivery = await tell(store, night, config, world);
    return {
      ...end,
      outcome: night.outcome,
      delivery,
      alerts: night.run === null ? [] : alertsOfRun(store.db, night.run),
      files,
      tidied: await tidyUp(store, config, timer),
    };
  } finally {
    store.close();
  }
}

const inputsOf = (config: NightConfig, code: string): Promise<NightInputs> =>
  isThere(config.database)
    ? askStore(config.database, (store) => nightInputs(config, store.db, code))
    : nightInputs(config, null, code);
