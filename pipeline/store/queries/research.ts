import { hash } from 'node:crypto';
import type { Language, Polarity, Stars } from '../../records.ts';
import { flags, numbersOf } from '../codes.ts';
import { chinaDay } from '../days.ts';
import { toUnits } from '../offsets.ts';
import type { Store } from '../store.ts';

/** One complaint of a review that is read for research. */
export interface ResearchComplaint {
  readonly issue: string;
  readonly stage: string;
  readonly cause: string;
  readonly confidence: number;
  readonly abstained: boolean;
  /** Asks the store anew at every call: most readers need no words. */
  readonly evidence: () => ResearchEvidence;
}

/** The stored (masked) field that holds the evidence, and where, UTF-16 units. */
export interface ResearchEvidence {
  readonly words: string;
  readonly start: number;
  readonly end: number;
}

/** One review as it is read for research; nothing in it depends on the order in which reviews arrived. */
export interface ResearchReview {
  /** From 1, by app; within one in an order that nothing but the reviews themselves makes. */
  readonly number: number;
  readonly app: string;
  /** Hash of the author's name. */
  readonly author: string | null;
  /** `YYYY-MM-DD`, China Standard Time. */
  readonly day: string | null;
  readonly stars: Stars | null;
  readonly version: string | null;
  readonly language: Language;
  readonly polarity: Polarity;
  readonly score: number;
  /** Removed from the store. */
  readonly removed: boolean;
  /** Repeats a review that was written before it. */
  readonly duplicate: boolean;
  /** Looks like bought praise. */
  readonly suspect: boolean;
  readonly complaints: readonly ResearchComplaint[];
}

const numbers = numbersOf(flags);
const bears = (flag: number): string =>
  `EXISTS (SELECT 1 FROM review_flag WHERE review = review.key AND flag = ${flag})`;

const reviewsOfApp = `
  SELECT review.key, review.author, ${chinaDay('review.date')} AS day, review.stars, review.version,
    language.id AS language, polarity.id AS polarity, review.score, review.duplicate_of IS NOT NULL AS duplicate,
    ${bears(numbers.removed)} AS removed, ${bears(numbers['bought-praise'])} AS suspect
  FROM review JOIN language ON language.key = review.language JOIN polarity ON polarity.key = review.polarity
  WHERE review.app = ? ORDER BY state_digest(review.date, review.stars, review.title, review.text, review.version), review.id`;

const complaintsOfReview = `
  SELECT issue, stage, cause, confidence, abstained, in_title, start, start + length AS end
  FROM complaint WHERE review = ? ORDER BY number`;

type Flag = 'removed' | 'duplicate' | 'suspect';
type Row = Omit<ResearchReview, Flag | 'number' | 'app' | 'complaints'> &
  Readonly<Record<Flag, 0 | 1>> & { readonly key: number };

/**
 * All reviews with their complaints, by app, then in the order of a digest of what they say: ids that are hashes are keyed with the store's
 * secret, and whoever repeats the work with another one must get the same.
 */
export function* researchReviews({ db }: Store): Generator<ResearchReview> {
  db.function('state_digest', { deterministic: true, varargs: true }, digestOf);
  const apps = db.prepare('SELECT key, name FROM app ORDER BY name').all() as { key: number; name: string }[];
  const ofApp = db.prepare(reviewsOfApp);
  const complaintsOf = complaintReader(db);
  let number = 0;
  for (const app of apps) {
    for (const row of ofApp.iterate(app.key) as IterableIterator<Row>) {
      const { key, removed, duplicate, suspect, ...facts } = row;
      number += 1;
      yield {
        ...facts,
        number,
        app: app.name,
        removed: removed === 1,
        duplicate: duplicate === 1,
        suspect: suspect === 1,
        complaints: complaintsOf(key),
      };
    }
  }
}

const digestOf = (...state: unknown[]): Buffer => hash('sha256', JSON.stringify(state), 'buffer');

/** A row of `complaintsOfReview`. */
type Stored = [number, number, number, number, 0 | 1, 0 | 1, number, number];

function complaintReader(db: Store['db']): (review: number) => ResearchComplaint[] {
  const codes = (table: string) =>
    new Map(db.prepare(`SELECT key, id FROM ${table}`).raw().all() as [number, string][]);
  const [issues, stages, causes] = [codes('issue'), codes('stage'), codes('cause')];
  const complaints = db.prepare(complaintsOfReview).raw();
  const words = db.prepare('SELECT iif(?, title, text) FROM review WHERE key = ?').pluck();
  return (review) =>
    (complaints.all(review) as Stored[]).map(
      ([issue, stage, cause, confidence, abstained, inTitle, start, end]) => ({
        issue: issues.get(issue)!,
        stage: stages.get(stage)!,
        cause: causes.get(cause)!,
        confidence,
        abstained: abstained === 1,
        evidence: () => {
          const field = words.get(inTitle, review) as string;
          return { words: field, start: toUnits(field, start), end: toUnits(field, end) };
        },
      }),
    );
}

/** One input as its newest reading found it. */
export interface ResearchInput {
  readonly path: string;
  readonly sha256: string;
  readonly format: string;
  readonly read: number;
  readonly accepted: number;
  readonly rejected: number;
  readonly notes: readonly string[];
  readonly error: string | null;
}

/** The newest reading of every content of every input. */
export function researchInputs({ db }: Store): ResearchInput[] {
  const rows = db
    .prepare(
      `SELECT input AS path, sha256, format, read, accepted, rejected, notes, error FROM source_list AS newest
       WHERE run = (SELECT max(run) FROM source_list WHERE (input, sha256) = (newest.input, newest.sha256))
       ORDER BY sha256, input`,
    )
    .all();
  return (rows as (ResearchInput & { notes: string })[]).map((row) => ({
    ...row,
    notes: JSON.parse(row.notes) as string[],
  }));
}

/**
 * Reviews of which two runs brought states that bear the same date, or none: which of them holds is told by nothing but the order of the
 * runs.
 */
export const undecidedStates = ({ db }: Store): number =>
  db
    .prepare(
      `SELECT count(DISTINCT review.key) FROM review JOIN revision ON revision.review = review.key
       WHERE revision.replaced_by > review.first_run
         AND (revision.date = review.date OR revision.date IS NULL OR review.date IS NULL)`,
    )
    .pluck()
    .get() as number;

/** Rows of the inputs above that could not become reviews, by reason, most first. */
export const researchRejects = ({ db }: Store): Readonly<Record<string, number>> =>
  Object.fromEntries(
    db
      .prepare(
        `SELECT reason.id, count(*) FROM reject JOIN reason ON reason.key = reject.reason
         WHERE reject.source IN (SELECT source FROM reading) GROUP BY reason.key ORDER BY count(*) DESC, reason.id`,
      )
      .raw()
      .all() as [string, number][],
  );
