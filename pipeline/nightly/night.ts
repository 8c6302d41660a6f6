import { existsSync } from 'node:fs';
import type { loadCoder } from '../chain.ts';
import { lexiconFolder } from '../codebook.ts';
import { UserError } from '../errors.ts';
import type { Label } from '../lang.ts';
import { type Delivery, deliver } from '../notify/index.ts';
import type { RunSummary } from '../run.ts';
import { alertsOfRun, keepUnpublishedNight, newestRun } from '../store/nights.ts';
import { openStore, pageFaults, type Store } from '../store/store.ts';
import type { NightConfig } from './config.ts';
import { fetchAll } from './fetching.ts';
import { goldFigures } from './gold.ts';
import { backupsOf, type Tidied, tidyUp } from './housekeeping.ts';
import { type NightInputs, nightInputs } from './inputs.ts';
import { type Owner, takeLock } from './lock.ts';
import type { NightNews } from './news.ts';
import { writeOutputs } from './outputs.ts';
import { publishNight, type Surroundings } from './publish-night.ts';
import { startTimer, type Timer } from './stop.ts';
import type { Night } from '../store/nights.ts';

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
  const lock = takeLock(config.database, world.now());
  const timer = startTimer(config.deadline, world.stop);
  try {
    return { ...(await work(config, request, { ...world, timer })), interrupted: lock.interrupted };
  } catch (error) {
    throw isCorrupt(error) ? withBackup(error, config) : error;
  } finally {
    timer.end();
    lock.release();
  }
}

async function work(
  config: NightConfig,
  { dryRun, publishAnyway }: NightRequest,
  surroundings: NightWorld & { readonly timer: Timer },
): Promise<Omit<NightEnd, 'interrupted'>> {
  const { timer } = surroundings;
  await examine(config);
  const fetched = dryRun ? { faults: [], notes: [] } : await fetchAll(config, timer, surroundings.now);
  const lexicons = config.lexicons ?? lexiconFolder;
  const coder = await surroundings.load({ segmenter: config.segmenter, lexicons });
  const { toRead, known, changed, faults } = await inputsOf(config, coder.versions.code);
  const { summary, night } = await publishNight(
    {
      ...{
        config,
        coder,
        inputs: toRead,
        changed,
        faults: [...fetched.faults, ...faults],
        publishAnyway,
        dryRun,
      },
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
    const files = await writeOutputs(store, config, { now: surroundings.now, signal: timer.signal });
    const delivery = await tell(store, night, config, surroundings);
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

/** Tells the channels of the night what is new, and what they were not told before. */
function tell(
  store: Store,
  night: Night,
  { alerts, lang, report }: NightConfig,
  { now, timer }: NightWorld & { readonly timer: Timer },
): Promise<Delivery> {
  const news: NightNews = {
    outcome: night.outcome === 'nothing-new' ? 'published' : night.outcome,
    run: newestRun(store.db) || null,
    reasons: night.verdicts.filter(({ held }) => held).map(({ says }) => says),
    faults: night.faults,
    report: report.url ?? report.file,
  };
  return deliver(store, alerts, news, { lang, now, signal: timer.signal });
}

/** Damage is looked for before anything is written: a page that is broken may lie where the night would not come by. */
async function examine({ database }: NightConfig): Promise<void> {
  if (!existsSync(database)) return;
  const faults = await withStore(database, pageFaults);
  if (faults.length > 0) throw corrupt(database, faults);
}

const inputsOf = (config: NightConfig, code: string): Promise<NightInputs> =>
  existsSync(config.database)
    ? withStore(config.database, (store) => nightInputs(config, store.db, code))
    : nightInputs(config, null, code);

async function withStore<Answer>(
  path: string,
  ask: (store: Store) => Answer | Promise<Answer>,
): Promise<Answer> {
  const store = openStore(path, { readonly: true });
  try {
    return await ask(store);
  } finally {
    store.close();
  }
}

const isCorrupt = (error: unknown): error is UserError =>
  error instanceof UserError && (error.code === 'database-corrupt' || error.code === 'not-a-database');

const corrupt = (path: string, faults: readonly string[]): UserError =>
  new UserError({
    code: 'database-corrupt',
    message: `the database ${path} is damaged: ${faults.slice(0, 3).join('; ')}`,
    zh: { message: `数据库 ${path} 已损坏：${faults.slice(0, 3).join('；')}` },
  });

/** The same fault with the newest backup as the next step; the damaged file is left as it is. */
function withBackup({ code, message, zh }: UserError, config: NightConfig): UserError {
  const newest = backupsOf(config).at(-1);
  const { database } = config;
  const command = `wenzhen restore ${newest} --db ${database} --replace`;
  return new UserError({
    code,
    message,
    hint:
      newest === undefined
        ? `There is no backup in ${config.backups}. Move the file away, and the next night makes a new one from the exports. It has not been touched.`
        : `Put the newest backup in its place: ${command}. The damaged file has not been touched.`,
    zh: {
      message: zh?.message ?? message,
      hint:
        newest === undefined
          ? `${config.backups} 中没有备份。请把该文件移走，下一次夜间运行会根据导出文件重建。原文件未被改动。`
          : `请用最近的备份替换：${command}。损坏的文件未被改动。`,
    },
  });
}
