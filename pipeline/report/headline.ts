import type { Lang } from '../lang.ts';
import { isClear } from './change.ts';
import type { AppFacts, Facts, IssueFacts } from './facts.ts';
import type { TotalRow } from '../store/queries.ts';
import { count, interval, percent, stars } from './numbers.ts';
import { appName, named, type View } from './view.ts';

/** What the headline is made of. */
export interface HeadlineFacts extends Pick<Facts, 'overview'> {
  readonly apps: readonly Pick<AppFacts, 'app' | 'change'>[];
  readonly stages: readonly Told[];
  readonly causes: readonly Told[];
  readonly leading: readonly (Told & Pick<IssueFacts, 'low' | 'high' | 'advice'>)[];
}

type Told = Pick<TotalRow, 'id' | 'reviews' | 'share'>;
type Issue = HeadlineFacts['leading'][number];

/** The report in three sentences: what was read, where it hurts most and why, and what to do first. */
export function headline(facts: HeadlineFacts, view: View): string[] {
  if (facts.overview.counted === 0)
    return [{ zh: '库中还没有评论。', en: 'There are no reviews in the store yet.' }[view.lang]];
  if (facts.overview.complaining === 0)
    return [level(facts, view), { zh: '没有评论提出抱怨。', en: 'None of them complains.' }[view.lang]];
  return [level(facts, view), focus(facts, view), nextStep(facts, view)];
}

function level({ overview, apps }: HeadlineFacts, view: View): string {
  const { counted, complaining, share, meanStars, firstDate, lastDate } = overview;
  const only = apps.length === 1 ? appName(apps[0]!.app, view) : null;
  const words = {
    zh: () =>
      `${firstDate === null ? '' : `${firstDate} 至 ${lastDate}，`}${only === null ? `${apps.length} 款应用` : `「${only}」`}的 ${count(counted)} 条评论中，` +
      `有 ${count(complaining)} 条（${percent(share)}）提出抱怨${meanStars === null ? '' : `，平均 ${stars(meanStars)} 星`}。`,
    en: () =>
      `${count(complaining)} of ${count(counted)} reviews (${percent(share)}) of ${only ?? `${apps.length} apps`}` +
      `${firstDate === null ? '' : ` from ${firstDate} to ${lastDate}`} complain${meanStars === null ? '' : `; the mean is ${stars(meanStars)} stars`}.`,
  };
  return words[view.lang]();
}

const most = <Row extends { readonly reviews: number }>(rows: readonly Row[]): Row =>
  rows.reduce((one, other) => (other.reviews > one.reviews ? other : one));

function focus(facts: HeadlineFacts, view: View): string {
  const stage = most(facts.stages);
  const cause = most(facts.causes);
  const stageName = named(view.labels.stages, stage.id, view);
  const causeName = named(view.labels.causes, cause.id, view);
  const words = {
    zh: `抱怨最集中在「${stageName}」阶段（占全部评论的 ${percent(stage.share)}），内因以「${causeName}」居首（${percent(cause.share)}）`,
    en: `They weigh most on ${stageName.toLowerCase()} (${percent(stage.share)} of all reviews), and the leading inner cause is ${causeName.toLowerCase()} (${percent(cause.share)})`,
  };
  return words[view.lang] + commonest(leadingIssue(facts), view);
}

function commonest(issue: Issue | undefined, view: View): string {
  if (issue === undefined) return { zh: '。', en: '.' }[view.lang];
  const name = named(view.labels.issues, issue.id, view);
  return {
    zh: `；最常见的具体问题是「${name}」，${count(issue.reviews)} 条（${percent(issue.share)}，95% 区间 ${interval(issue)}）。`,
    en: `; the most common definite problem is “${name}”, in ${count(issue.reviews)} reviews (${percent(issue.share)}, 95 % interval ${interval(issue)}).`,
  }[view.lang];
}

/** The most common issue that says what is wrong. */
const leadingIssue = ({ leading }: HeadlineFacts): Issue | undefined =>
  leading.find(({ id }) => !id.startsWith('other.'));

function nextStep(facts: HeadlineFacts, view: View): string {
  return movement(facts, view) + firstAdvice(facts, view);
}

/** What moved lately: the clearest change of any app, or that there is none; nothing where no app can be judged. */
function movement({ apps }: HeadlineFacts, view: View): string {
  const judged = apps.filter((app): app is Judged => app.change !== null);
  if (judged.length === 0) return '';
  const clear = judged.filter(({ change }) => isClear(change));
  if (clear.length === 0) return unmoved[view.lang];
  const { app, change } = clear.reduce((one, other) =>
    Math.abs(other.change.difference) > Math.abs(one.change.difference) ? other : one,
  );
  const name = appName(app, view);
  const [before, after] = [percent(change.before.share), percent(change.after.share)];
  const rose = change.difference > 0;
  return {
    zh: `「${name}」近四周（${change.since} 起）的抱怨占比由此前十二周的 ${before} ${rose ? '升' : '降'}至 ${after}；`,
    en: `In the last four weeks (since ${change.since}) the share of complaints of ${name} ${rose ? 'rose' : 'fell'} to ${after} from ${before} in the twelve weeks before; `,
  }[view.lang];
}

type Judged = HeadlineFacts['apps'][number] & { readonly change: NonNullable<AppFacts['change']> };

const unmoved: Readonly<Record<Lang, string>> = {
  zh: '近四周与此前十二周相比，抱怨占比没有明显变化；',
  en: 'The last four weeks show no clear change against the twelve before; ',
};

function firstAdvice(facts: HeadlineFacts, view: View): string {
  const suggestion = leadingIssue(facts)?.advice[0]?.suggestions[0];
  if (suggestion === undefined)
    return { zh: '可先核对下文的证据。', en: 'the evidence below comes first.' }[view.lang];
  const { lang } = view;
  const owner = suggestion.owner[lang];
  const metric = suggestion.metric[lang];
  const what = suggestion[lang].replace(/[。.]$/, '');
  return {
    zh: `建议先做：${what}（负责：${owner}；看「${metric}」）。`,
    en: `first step: ${what} (owner: ${owner}; watch: ${metric}).`,
  }[lang];
}
