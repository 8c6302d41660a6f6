import type Database from 'better-sqlite3';
import { UserError } from '../errors.ts';
import type { Polarity } from '../records.ts';
import { seconds } from './content.ts';
import { guarded } from './faults.ts';
import type { Store } from './store.ts';

/** A complaint as a judge sees it. */
export interface JudgedComplaint {
  readonly issue: string;
  readonly stage: string;
  /** The words that show it: a part of title or text, or empty. */
  readonly quote: string;
}

/** What somebody says of one review. */
export interface NewCorrection {
  readonly app: string;
  readonly review: string;
  /** Who says so; may be empty. */
  readonly judge: string;
  readonly verdict: 'confirmed' | 'corrected' | 'adjudicated';
  /** How it should be coded; null: only `bought` was judged. */
  readonly coding: { readonly polarity: Polarity; readonly complaints: readonly JudgedComplaint[] } | null;
  /** Whether it is bought praise; null: not judged. */
  readonly bought: boolean | null;
  readonly made: Date;
}

/**
 * Keeps what a judge says of a review, in the place of what the same judge said of it before.
 * @throws UserError `unknown-review`, `unknown-code`, `quote-not-found`, `database-busy` …; then nothing has changed
 */
export function keepCorrection({ db, path }: Store, correction: NewCorrection): void {
  guarded(path, () => db.transaction(() => keep(db, correction)).immediate());
}

interface Judged {
  readonly key: number;
  readonly content: number;
  readonly title: string;
  readonly text: string;
}

/** What was judged before stays where it is not judged now. */
function keep(db: Database.Database, correction: NewCorrection): void {
  const { judge, coding } = correction;
  const review = reviewOf(db, correction);
  const mark = { review: review.key, judge };
  const former = db
    .prepare('SELECT bought FROM correction WHERE review = @review AND judge = @judge')
    .get(mark) as { bought: number | null } | undefined;
  const bought = correction.bought === null ? (former?.bought ?? null) : Number(correction.bought);
  const made = seconds(correction.made.toISOString());
  if (coding === null && former !== undefined) {
    db.prepare(
      'UPDATE correction SET bought = @bought, made = @made WHERE review = @review AND judge = @judge',
    ).run({
      ...mark,
      bought,
      made,
    });
    return;
  }
  db.prepare('DELETE FROM correction WHERE review = @review AND judge = @judge').run(mark);
  const polarity = coding === null ? null : keyOf(db, 'polarity', coding.polarity);
  const { verdict } = correction;
  db.prepare(insert).run({ ...mark, verdict, polarity, bought, content: review.content, made });
  addComplaints(db, mark, review, coding?.complaints ?? []);
}

function addComplaints(
  db: Database.Database,
  mark: { readonly review: number; readonly judge: string },
  { title, text }: Judged,
  complaints: readonly JudgedComplaint[],
): void {
  const add = db.prepare(
    'INSERT INTO corrected_complaint VALUES (@review, @judge, @number, @issue, @stage, @quote)',
  );
  for (const [place, { issue, stage, quote }] of complaints.entries()) {
    if (!title.includes(quote) && !text.includes(quote)) throw quoteNotFound(quote);
    const codes = { issue: keyOf(db, 'issue', issue), stage: keyOf(db, 'stage', stage) };
    add.run({ ...mark, number: place + 1, ...codes, quote });
  }
}

const insert = `
  INSERT INTO correction (review, judge, verdict, polarity, bought, content, made)
  VALUES (@review, @judge, @verdict, @polarity, @bought, @content, @made)`;

function reviewOf(db: Database.Database, { app, review }: NewCorrection): Judged {
  const find = db.prepare(`
    SELECT review.key, content, title, text FROM review JOIN app ON app.key = review.app WHERE review.id = ? AND app.name = ?`);
  const found = find.get(review, app) as Judged | undefined;
  if (found === undefined) throw unknownReview(review, app);
  return found;
}

function keyOf(db: Database.Database, table: 'issue' | 'stage' | 'polarity', id: string): number {
  const key = db.prepare(`SELECT key FROM ${table} WHERE id = ?`).pluck().get(id) as number | undefined;
  if (key === undefined) throw unknownCode(table, id);
  return key;
}

const unknownReview = (review: string, app: string): UserError =>
  new UserError({
    code: 'unknown-review',
    message: `there is no review "${review}" of "${app}"`,
    hint: 'Open it from the review queue.',
    zh: { message: `「${app}」没有评论 "${review}"`, hint: '请从复核队列打开。' },
  });

const unknownCode = (table: string, id: string): UserError =>
  new UserError({
    code: 'unknown-code',
    message: `the codebook has no ${table} "${id}"`,
    hint: 'Choose one of those listed.',
    zh: { message: `编码手册中没有 ${table} "${id}"`, hint: '请选择列出的编码。' },
  });

const quoteNotFound = (quote: string): UserError =>
  new UserError({
    code: 'quote-not-found',
    message: `the review does not say “${quote}”`,
    hint: 'Copy the words from the title or the text as they stand there, or leave the field empty.',
    zh: { message: `评论里没有“${quote}”`, hint: '请照抄标题或正文中的原话，或留空。' },
  });
