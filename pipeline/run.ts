import { join } from 'node:path';
import PQueue from 'p-queue';
import type { Coder, CoderVersions } from './chain.ts';
import { type Codebook, readCodebook } from './codebook.ts';
import { lexiconFolder } from './folders.ts';
import type { Settings, SourceSettings } from './config.ts';
import { corpusSteps } from './corpus.ts';
import { UserError } from './errors.ts';
import { type FunnelSummary, takeFunnel } from './funnel.ts';
import { expandInputs, type IngestOptions, mappingBeside, readMapping } from './ingest/index.ts';
import { type Input, type InputSummary, readInputs, sha256Of, takeBatch } from './input.ts';
import { withoutPersonalData } from './clean/index.ts';
import { readPlatforms } from './platforms.ts';
import { duplicatesOf } from './store/duplicates.ts';
import { keepOperators } from './store/operators.ts';
import { publish } from './store/publish.ts';
import { openStore } from './store/store.ts';
import type { Writer } from './store/writer.ts';
import { type ExecutorOptions, executorOf, inline, type JobExecutor } from './workers/executor.ts';
import { inOrder } from './workers/in-order.ts';
import { type Jobs, jobs } from './workers/jobs.ts';

type Reading = Pick<Settings, 'app' | 'zone' | 'encoding' | 'mapping'>;

/** What to read, how to code it, and where it goes. Settings of a source win over the common ones. */
export interface RunOptions
  extends Reading,
    Pick<Settings, 'db' | 'segmenter' | 'lexicons' | 'platforms' | 'funnel'> {
  readonly sources: readonly SourceSettings[];
}

/** Where a run stands: `rows` have been read of input `place` (from 0) of `inputs`. */
export interface Progress {
  readonly path: string;
  readonly place: number;
  readonly inputs: number;
  readonly rows: number;
}

/** What a run needs of the world beside files. */
export interface Effects {
  readonly now: () => Date;
  /** Called now and then; what it throws ends the run, and the store is as it was. */
  readonly progress: (at: Progress) => void;
  readonly night?: NightEffects;
}

/** What a night does within a run beyond a run by hand. What any of these throws ends the run, and the store is as it was. */
export interface NightEffects {
  /** True once no more rows are to be read: what has been read is published, the rest is left to the next night. */
  readonly enough: () => boolean;
  /** Called when all rows are in the store, before the corpus steps. */
  readonly afterReading: (writer: Writer) => Promise<void>;
  /** Takes one corpus step. */
  readonly take: (step: () => void) => Promise<void>;
  /** Called last: may still hold the run back. */
  readonly beforePublishing: (writer: Writer, summary: RunSummary) => void;
}

export interface RunSummary {
  /** Number of the run. */
  readonly run: number;
  readonly started: Date;
  readonly finished: Date;
  readonly inputs: readonly InputSummary[];
  /** By path of the input: reviews it added or changed that repeat another one. */
  readonly duplicates: ReadonlyMap<string, number>;
  /** What became of the team's funnel numbers; null where no file was given. */
  readonly funnel: FunnelSummary | null;
}

/**
 * The whole job: reads all inputs, codes what is new in them, brings the store up to date and publishes it at once. An input that cannot
 * be read is in the summary and does not stop the others.
 * @throws UserError of the first input when none can be read, and whatever `openStore`, `publish`, `readMapping`, `readPlatforms` and
 * `loadCoder` throw; what a worker thread has died of; then the store is as it was
 */
export async function run(options: RunOptions & ExecutorOptions, effects: Effects): Promise<RunSummary> {
  const codebook = codebookOf(options);
  const { versionsOf } = await import('./chain.ts');
  const versions = versionsOf(options);
  const executor = await executorOf('rows', options);
  return runThrough({ codebook, versions, executor }, options, effects).finally(executor.close);
}

/** The same in this thread, with a coder that is loaded already. */
export function runWith(coder: Coder, options: RunOptions, effects: Effects): Promise<RunSummary> {
  const executor = inline((raws: Jobs['rows']['task']) => jobs.rows(raws, coder));
  return runThrough({ codebook: codebookOf(options), versions: coder.versions, executor }, options, effects);
}

const codebookOf = ({ lexicons = lexiconFolder }: RunOptions): Codebook =>
  readCodebook(join(lexicons, 'codebook.yaml'));

/** What codes the rows of a run. */
interface RowCoder {
  readonly codebook: Codebook;
  readonly versions: CoderVersions;
  readonly executor: JobExecutor<'rows'>;
}

/** The same with whatever codes the rows. */
export async function runThrough(
  { codebook, versions, executor }: RowCoder,
  options: RunOptions,
  effects: Effects,
): Promise<RunSummary> {
  const inputs = await inputsOf(options);
  const platforms = options.platforms === undefined ? null : readPlatforms(options.platforms);
  const steps = await corpusSteps(options);
  const start = { started: effects.now(), versions, codebook };
  const store = openStore(options.db, { create: true });
  try {
    return await publish(store, start, async (writer) => {
      const taken = await takeAll(inputs, executor, writer, effects);
      if (platforms !== null) keepOperators(writer, platforms);
      const funnel = options.funnel === undefined ? null : await takeFunnel(options.funnel, writer);
      await effects.night?.afterReading(writer);
      for (const step of steps) await takeStep(() => step(writer), effects);
      const summary = {
        run: writer.run,
        started: start.started,
        finished: effects.now(),
        inputs: taken,
        funnel,
        duplicates: duplicatesOf(writer),
      };
      effects.night?.beforePublishing(writer, summary);
      const manifest = await manifestOf(options, versions, inputs, taken);
      return { ...summary, manifest };
    });
  } finally {
    store.close();
  }
}

const takeStep = async (step: () => void, { night }: Effects): Promise<void> =>
  night === undefined ? step() : night.take(step);

/** In order of their paths (code units), however they were named: where two hold a review in states that no date puts in order, the later path wins. */
async function inputsOf({ sources, ...common }: RunOptions): Promise<Input[]> {
  const inputs = new Map<string, Input>();
  for (const source of sources) {
    const as = readAs({ ...common, ...source });
    for (const input of await expanded(source.path, ingestOptions(as), as)) {
      if (!inputs.has(input.path)) inputs.set(input.path, input);
    }
  }
  return [...inputs.values()].sort((a, b) => (a.path < b.path ? -1 : 1));
}

/** What is said of how to read, and nothing else. */
const readAs = ({ app, zone, encoding, mapping }: Reading): Reading => ({ app, zone, encoding, mapping });

function ingestOptions({ app, zone, encoding, mapping }: Reading): IngestOptions {
  return {
    ...(app === undefined ? {} : { app }),
    ...(zone === undefined ? {} : { zone }),
    ...(encoding === undefined ? {} : { encoding }),
    ...(mapping === undefined ? {} : { mapping: readMapping(mapping) }),
  };
}

/** The inputs a path stands for; a path that stands for none is an input that cannot be read. */
async function expanded(path: string, options: IngestOptions, as: Reading): Promise<Input[]> {
  try {
    return (await expandInputs([path])).map((file) => {
      const beside = as.mapping === undefined ? mappingBeside(file) : undefined;
      if (beside === undefined) return { path: file, options, as };
      return {
        path: file,
        options: { ...options, mapping: readMapping(beside) },
        as: { ...as, mapping: beside },
      };
    });
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    return [{ path, options, as, fault: error }];
  }
}

/** Files are hashed ahead of their reading; two at once keep a disk busy while rows are coded. */
const hashedAtOnce = 2;

/** Reads, codes and writes at the same time, in batches: the next are read and coded while one is written, in the order of reading. */
async function takeAll(
  inputs: readonly Input[],
  { atOnce, do: code }: JobExecutor<'rows'>,
  writer: Writer,
  { progress, night }: Effects,
): Promise<InputSummary[]> {
  const hashing = new PQueue({ concurrency: hashedAtOnce });
  const hashes = inputs.map(({ path }) => hashing.add(() => sha256Of(path)));
  const taken: InputSummary[] = [];
  const batches = readInputs(inputs, hashes, writer, night?.enough ?? (() => false));
  await inOrder(
    batches,
    atOnce,
    async ({ raws }) => (raws.length === 0 ? [] : code(raws)),
    (coded, batch) => {
      const { account, last } = batch;
      takeBatch(batch, coded, { writer, mask: withoutPersonalData });
      progress({ path: account.path, place: account.place, inputs: inputs.length, rows: account.read });
      if (last) taken.push(account.summary());
    },
  );
  if (night === undefined && taken.every(({ error }) => error !== null)) throw taken[0]!.error;
  writer.flush();
  return taken;
}

/** What must be the same for another run to give the same result. */
async function manifestOf(
  options: RunOptions,
  versions: CoderVersions,
  inputs: readonly Input[],
  taken: readonly InputSummary[],
): Promise<object> {
  const { app, zone, encoding, mapping, segmenter, lexicons, sources } = options;
  const hashes = new Map<string | undefined, string>();
  for (const { as } of inputs)
    if (as.mapping !== undefined && !hashes.has(as.mapping))
      hashes.set(as.mapping, await sha256Of(as.mapping));
  return {
    versions: { ...versions, node: process.versions.node },
    options: { app, zone, encoding, mapping, segmenter, lexicons, sources },
    inputs: taken.map(({ path, sha256, format, read }, at) => {
      const { as } = inputs[at]!;
      return { path, sha256, format, read, as: { ...as, mappingSha256: hashes.get(as.mapping) } };
    }),
  };
}
