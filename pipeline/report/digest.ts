import type { Facts, IssueFacts } from './facts.ts';
import { headline } from './headline.ts';
import { escapeText } from './html.ts';
import { count, interval, percent, stars } from './numbers.ts';
import { appName, named, type View } from './view.ts';

const issuesShown = 5;

/** The report on one page of Markdown, for a chat, a ticket or a commit: the headline, what comes first, and the state of the apps. */
export function digest(facts: Facts, view: View): string {
  const { lang } = view;
  const title = { zh: '用户抱怨诊断摘要', en: 'What users complain of, in short' }[lang];
  return [
    `# ${title}`,
    headline(facts, view).map(plain).join('\n'),
    ...section({ zh: '最常见的问题', en: 'The most common problems' }[lang], issues(facts, view)),
    ...section({ zh: '各应用', en: 'The apps' }[lang], apps(facts, view)),
    reading(facts, view),
  ].join('\n\n');
}

const section = (title: string, body: string): string[] => (body === '' ? [] : [`## ${title}`, body]);

const issues = ({ leading }: Facts, view: View): string =>
  leading
    .filter(({ id }) => !id.startsWith('other.'))
    .slice(0, issuesShown)
    .map((issue, place) => issueTold(issue, place + 1, view))
    .join('\n');

function issueTold(issue: IssueFacts, place: number, view: View): string {
  const { lang } = view;
  const quote = issue.quotes[0]?.quote;
  const suggestion = issue.advice[0]?.suggestions[0];
  const number = { zh: `${count(issue.reviews)} 条`, en: `${count(issue.reviews)} reviews` }[lang];
  return [
    `${place}. **${plain(named(view.labels.issues, issue.id, view))}** (\`${issue.id}\`): ${number}, ${percent(issue.share)} (95 %: ${interval(issue)})`,
    ...(quote === undefined ? [] : [`   > ${plain(quote)}`, '']),
    ...(suggestion === undefined
      ? []
      : [
          `   ${{ zh: '建议：', en: 'Suggestion: ' }[lang]}${plain(suggestion[lang])} (${plain(suggestion.owner[lang])})`,
        ]),
  ].join('\n');
}

function apps(facts: Facts, view: View): string {
  if (facts.apps.length === 0) return '';
  const head = {
    zh: ['应用', '评论', '均星', '抱怨占比', '优先'],
    en: ['app', 'reviews', 'stars', 'complaining', 'comes first'],
  }[view.lang];
  const first = new Map(facts.corpus.apps.map(({ app, priorities }) => [app, priorities[0]?.issue]));
  const rows = facts.apps.map(({ app, counted, overview }) => {
    const issue = first.get(app);
    const leader = issue === undefined ? '–' : named(view.labels.issues, issue, view);
    return [appName(app, view), count(counted), stars(overview.meanStars), percent(overview.share), leader];
  });
  return [head, head.map(() => '---'), ...rows]
    .map((cells) => `| ${cells.map(plain).join(' | ')} |`)
    .join('\n');
}

/** What the numbers rest on. */
function reading({ quality, run }: Facts, { lang }: View): string {
  const rejected = quality.inputs.reduce((sum, input) => sum + input.rejected, 0);
  const [all, repeated, bought] = [quality.reviews, quality.duplicates, quality.suspects].map(count);
  const told = {
    zh: `库中 ${all} 条评论，重复 ${repeated} 条、疑似刷好评 ${bought} 条不计入；拒收 ${count(rejected)} 行。`,
    en: `${all} reviews in the store; ${repeated} duplicates and ${bought} that look bought are not counted; ${count(rejected)} rows rejected.`,
  }[lang];
  return `${told}${run === undefined ? '' : ` (${run.finished})`}\n`;
}

/** Text that Markdown shows as it is, on one line: a review can neither format nor link nor end a table's cell. */
const plain = (text: string): string =>
  escapeText(text.replace(/\s+/g, ' ').trim()).replace(/[\\`*_[\]|~#!]/g, '\\$&');
