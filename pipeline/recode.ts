import { join } from 'node:path';
import type { Coder, CoderVersions } from './chain.ts';
import { readCodebook } from './codebook.ts';
import { lexiconFolder } from './folders.ts';
import type { Settings } from './config.ts';
import { corpusSteps } from './corpus.ts';
import type { PlacedComplaint, ReviewCoding } from './recoding/compare.ts';
import { type AppBase, type Moves, MoveTally } from './recoding/report.ts';
import type { Effects } from './run.ts';
import { batchSize, isDrop } from './stage.ts';
import { asRaw, asRawUnmasked, isFaithful } from './stored-row.ts';
import { publish } from './store/publish.ts';
import { countRecodable, type Recodable, recodable, shareBases } from './store/recodable.ts';
import { placeInStored, type Recoded, Recoder } from './store/recode.ts';
import { openStore, type Store } from './store/store.ts';
import type { Writer } from './store/writer.ts';

export type RecodeOptions = Pick<Settings, 'db' | 'segmenter' | 'lexicons' | 'dryRun'>;

/** What coding the store anew moved, or would move. */
export interface RecodeReport extends Moves {
  /** Number of the run; null for a dry run, and where every review is coded by this coder already. */
  readonly run: number | null;
  readonly versions: CoderVersions;
  /** Reviews that cannot be coded from what is stored of them; their coding stays. */
  readonly left: number;
}

/**
 * Codes every review of the store anew that another coder has coded, from its stored (masked) words, in one transaction: a run of its own,
 * with all that follows from it. A dry run tells what would move and writes nothing.
 * @throws UserError as `openStore`, `publish` and `loadCoder`; then the store is as it was
 */
export async function recode(options: RecodeOptions, effects: Effects): Promise<RecodeReport> {
  const { loadCoder } = await import('./chain.ts');
  return recodeWith(await loadCoder(options), options, effects);
}

/** The same with a coder that is loaded already. */
export async function recodeWith(
  coder: Coder,
  options: RecodeOptions,
  effects: Effects,
): Promise<RecodeReport> {
  const store = openStore(options.db, { readonly: options.dryRun });
  try {
    const rows = countRecodable(store.db, coder.versions);
    const progress = (done: number) =>
      effects.progress({ path: options.db, place: done, inputs: rows, rows: done });
    return options.dryRun || rows === 0
      ? compareAll(store, coder, progress)
      : await recodeAll(store, coder, options, { now: effects.now, progress });
  } finally {
    store.close();
  }
}

type Advance = (done: number) => void;
type Take = (stored: Recodable, recoded: Recoded) => void;

function compareAll({ db }: Store, coder: Coder, progress: Advance): RecodeReport {
  return db.transaction(() => {
    const bases = shareBases(db);
    const compared = codeAll(recodable(db, coder.versions, batchSize), coder, () => {}, progress);
    return reportOf(compared, bases, null, coder);
  })();
}

async function recodeAll(
  store: Store,
  coder: Coder,
  { lexicons, segmenter }: RecodeOptions,
  { now, progress }: { readonly now: () => Date; readonly progress: Advance },
): Promise<RecodeReport> {
  const { versions } = coder;
  const codebook = readCodebook(join(lexicons ?? lexiconFolder, 'codebook.yaml'));
  const steps = await corpusSteps({ lexicons, segmenter });
  const manifest = {
    versions: { ...versions, node: process.versions.node },
    options: { recode: true, segmenter, lexicons },
  };
  const { report } = await publish(store, { started: now(), versions, codebook }, async (writer) => {
    const { db, run } = writer;
    const bases = shareBases(db);
    const compared = recodeWithin(writer, coder, progress);
    for (const step of steps) step(writer);
    return { report: reportOf(compared, bases, run, coder), finished: now(), manifest };
  });
  return report;
}

/** Codes the reviews of the store anew that another coder has coded, as part of a run. */
export function recodeWithin(writer: Writer, coder: Coder, progress: Advance): Compared {
  const recoder = new Recoder(writer);
  const pages = flushed(recodable(writer.db, coder.versions, batchSize), recoder);
  return codeAll(pages, coder, (stored, recoded) => recoder.put(stored, recoded), progress);
}

/** The same pages; what was made of one is written before the next is read. */
function* flushed(pages: Iterable<Recodable[]>, recoder: Recoder): Generator<Recodable[]> {
  for (const page of pages) {
    yield page;
    recoder.flush();
  }
}

interface Compared {
  readonly tally: MoveTally;
  readonly left: number;
}

/** Codes page by page and gathers what moved; `take` is given every review that could be coded. */
function codeAll(pages: Iterable<Recodable[]>, coder: Coder, take: Take, progress: Advance): Compared {
  const tally = new MoveTally();
  let left = 0;
  let done = 0;
  for (const page of pages) {
    for (const [stored, recoded] of codePage(page, coder)) {
      if (recoded === null) left++;
      else {
        take(stored, recoded);
        tally.add({ ...stored, words: wordsOf(stored), before: stored, after: codingOf(stored, recoded) });
      }
    }
    done += page.length;
    progress(done);
  }
  return { tally, left };
}

/** Codes each review with specimens for its personal data; where they are not masked as they were, with the placeholders themselves. */
function codePage(page: readonly Recodable[], coder: Coder): [Recodable, Recoded | null][] {
  const coded = coder.codeAll(page.map(asRawUnmasked));
  return page.map((stored, place) => {
    const review = coded[place]!;
    if (!isDrop(review) && isFaithful(stored, review)) return [stored, { review, faithful: true }];
    const again = coder.code(asRaw(stored));
    return [stored, isDrop(again) ? null : { review: again, faithful: false }];
  });
}

const reportOf = (
  { tally, left }: Compared,
  bases: readonly AppBase[],
  run: number | null,
  { versions }: Coder,
): RecodeReport => ({ run, versions, left, ...tally.moves(bases) });

const wordsOf = ({ title, text }: Recodable): string => (title === '' ? text : `${title} ${text}`);

const codingOf = (stored: Recodable, recoded: Recoded): ReviewCoding => ({
  polarity: recoded.review.polarity,
  complaints: recoded.review.complaints.map((complaint): PlacedComplaint => {
    const { issue, stage, cause, abstained, evidence } = complaint;
    const { start, length } = placeInStored(stored, recoded, complaint);
    return { issue, stage, cause, abstained, field: evidence.field, start, length };
  }),
});
