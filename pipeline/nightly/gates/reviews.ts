import type { Profile } from '../profile.ts';
import { distance, mostMoved, summed, total } from './mix.ts';
import { type Judge, percent, type Verdict } from './verdict.ts';

/** Reviews tonight must have brought, and the nights before, for a mix to be compared: of fewer, chance alone moves a tenth. */
const leastReviews = 50;
const leastPastReviews = 200;

const sumOf = (profiles: readonly Profile[], of: (profile: Profile) => number): number =>
  profiles.reduce((sum, profile) => sum + of(profile), 0);

/** Another mix of languages: another app's reviews, or text that was spoilt on its way. */
export const language: Judge = ({ tonight, past, names }, limit) => {
  const usual = summed(past.map(({ profile }) => profile.languages));
  if (total(tonight.languages) < leastReviews || total(usual) < leastPastReviews) return [];
  const moved = distance(tonight.languages, usual);
  const most = mostMoved(tonight.languages, usual);
  const says = {
    zh: `语种构成变动 ${percent(moved)}，其中「${names(most.name).zh}」由 ${percent(most.usual)} 变为 ${percent(most.now)}`,
    en: `the mix of languages moved by ${percent(moved)}: “${names(most.name).en}” from ${percent(most.usual)} to ${percent(most.now)}`,
  };
  return [{ gate: 'language', about: '', held: moved > limit, observed: moved, usual: 0, says }];
};

/** Many negative reviews in which the coder finds no issue: it no longer understands them. */
export const unknown: Judge = ({ tonight, past }, limit) => {
  const profiles = past.map(({ profile }) => profile);
  const negative = sumOf(profiles, (profile) => profile.negative);
  if (tonight.negative < leastReviews || negative < leastPastReviews) return [];
  const usual = sumOf(profiles, (profile) => profile.unknown) / negative;
  const share = tonight.unknown / tonight.negative;
  const says = {
    zh: `负面评论中有 ${percent(share)} 未识别出问题，往常为 ${percent(usual)}`,
    en: `${percent(share)} of the negative reviews have no issue, usually ${percent(usual)}`,
  };
  return [{ gate: 'unknown', about: '', held: share > usual + limit, observed: share, usual, says }];
};

/** Another mix of issues in what is new. */
export const issues: Judge = ({ tonight, past, names }, limit) => {
  const usual = summed(past.map(({ profile }) => profile.fresh.issues));
  if (total(tonight.fresh.issues) < leastReviews || total(usual) < leastPastReviews) return [];
  const moved = distance(tonight.fresh.issues, usual);
  const most = mostMoved(tonight.fresh.issues, usual);
  const says = {
    zh: `新评论的问题构成变动 ${percent(moved)}，其中「${names(most.name).zh}」由 ${percent(most.usual)} 变为 ${percent(most.now)}`,
    en: `the mix of issues of the new reviews moved by ${percent(moved)}: “${names(most.name).en}” from ${percent(most.usual)} to ${percent(most.now)}`,
  };
  return [{ gate: 'issues', about: '', held: moved > limit, observed: moved, usual: 0, says }];
};

/** Other codes on reviews that were there before: another codebook, lexicon or model. */
export const recoded: Judge = ({ tonight: { before, after }, names }, limit) => {
  if (before.reviews < leastPastReviews || after.reviews === 0) return [];
  const issues = [...new Set([...Object.keys(before.issues), ...Object.keys(after.issues)])].sort();
  const verdicts = issues.map((issue): Verdict => {
    const usual = (before.issues[issue] ?? 0) / before.reviews;
    const share = (after.issues[issue] ?? 0) / after.reviews;
    const says = {
      zh: `已有评论中「${names(issue).zh}」的占比由 ${percent(usual)} 变为 ${percent(share)}`,
      en: `in reviews that were there before, “${names(issue).en}” went from ${percent(usual)} to ${percent(share)}`,
    };
    const held = Math.abs(share - usual) > limit;
    return { gate: 'recoded', about: issue, held, observed: share, usual, says };
  });
  return heldOrMostMoved(verdicts);
};

/** Of many that did not hold the night, the one that came nearest. */
function heldOrMostMoved(verdicts: readonly Verdict[]): Verdict[] {
  const held = verdicts.filter((verdict) => verdict.held);
  const moved = ({ observed, usual }: Verdict): number => Math.abs(observed - (usual ?? 0));
  return held.length > 0 ? held : [...verdicts].sort((a, b) => moved(b) - moved(a)).slice(0, 1);
}
