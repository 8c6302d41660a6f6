import { UserError } from '../errors.ts';
import type { Polarity } from '../records.ts';
import { browsedReviews, type JudgedComplaint, type NewCorrection, reviewKey } from '../store/queries.ts';
import type { Ask } from './ask.ts';
import { badQuery, notFound } from './filters.ts';
import { type Draft, draftOf } from './parts/judge-form.ts';

/** What a form sends: every field with all its values, in order. */
export type Form = Readonly<Record<string, readonly string[]>>;

const one = (form: Form, name: string): string => form[name]?.[0] ?? '';

/** The review that a form is about. */
export const judgedReview = (form: Form): { readonly app: string; readonly id: string } => ({
  app: one(form, 'app'),
  id: one(form, 'review'),
});

/** The name of the judge: at most 40 characters, without control characters. */
export const judgeOf = (form: Form): string =>
  one(form, 'judge')
    .replaceAll(/\p{Cc}/gu, '')
    .trim()
    .slice(0, 40);

/** The coding that stands in the form. */
export function sentDraft({ labels }: Ask, form: Form): Draft {
  const [issues = [], stages = [], quotes = []] = [form.issue, form.stage, form.quote];
  const rows = issues.map((issue, place): JudgedComplaint => {
    const stage = stages[place] ?? '';
    return {
      issue,
      stage: stage === '' ? (labels.issues.get(issue)?.stage ?? '') : stage,
      quote: quotes[place] ?? '',
    };
  });
  return { polarity: one(form, 'polarity'), complaints: rows.filter(({ issue }) => issue !== '') };
}

/**
 * What the form says of its review: the coder's own coding confirmed, another coding, or whether it is bought praise.
 * @throws UserError `not-found`, `bad-query`, `issue-twice`
 */
export function correctionOf(ask: Ask, form: Form, made: Date): NewCorrection {
  const { app, id } = judgedReview(form);
  const common = { app, review: id, judge: judgeOf(form), made };
  const bought = one(form, 'bought');
  if (bought === '0' || bought === '1')
    return {
      ...common,
      verdict: bought === '1' ? 'confirmed' : 'corrected',
      coding: null,
      bought: bought === '1',
    };
  const verdict = one(form, 'verdict');
  if (verdict === 'confirmed')
    return { ...common, verdict, coding: asCoding(codedNow(ask, app, id)), bought: null };
  if (verdict === 'corrected' || verdict === 'adjudicated')
    return { ...common, verdict, coding: asCoding(sentDraft(ask, form)), bought: null };
  throw badQuery('verdict', verdict, 'confirmed, corrected, adjudicated');
}

function codedNow({ store }: Ask, app: string, id: string): Draft {
  const key = reviewKey(store, app, id);
  if (key === undefined) throw notFound(`review "${id}" of "${app}"`, `评论 "${id}"（${app}）`);
  return draftOf(browsedReviews(store, [key])[0]!);
}

function asCoding({ polarity, complaints }: Draft): NonNullable<NewCorrection['coding']> {
  const issues = complaints.map(({ issue }) => issue);
  const twice = issues.find((issue, place) => issues.indexOf(issue) < place);
  if (twice !== undefined) throw issueTwice(twice);
  return { polarity: polarity as Polarity, complaints };
}

const issueTwice = (issue: string): UserError =>
  new UserError({
    code: 'issue-twice',
    message: `${issue} is named twice`,
    hint: 'An issue stands once in a review.',
    zh: { message: `${issue} 出现了两次`, hint: '同一问题在一条评论中只记一次。' },
  });
