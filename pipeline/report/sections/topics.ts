import type { TopicEventRow, TopicRow } from '../../store/queries.ts';
import type { AppCorpus } from '../corpus.ts';
import { evidence } from '../evidence.ts';
import { tableOf } from '../figure.ts';
import { type Html, html } from '../html.ts';
import { count, percent, stars } from '../numbers.ts';
import type { Section } from '../section.ts';
import { appName, named, type View } from '../view.ts';

const appsShown = 6;
/** Topics of an app with quotes: those of most reviews, and those the codebook covers worst. */
const largest = 4;
const leastCovered = 4;
/** Of fewer reviews it is too early to say that the codebook lacks something. */
const leastReviews = 10;
/** Issues named of a topic. */
const issuesNamed = 3;
/** Events told of an app, of the newest run alone. */
const eventsTold = 8;

/** What complaints are about, found without the codebook, and where it has no word for it. */
export const topics: Section = {
  id: 'topics',
  title: { zh: '用户在说什么：话题', en: 'What complaints are about: topics' },
  body: ({ corpus, run }, view) => {
    const told = corpus.apps.filter((app) => app.topics.length > 0);
    if (told.length === 0) return null;
    return html`<p>${intro[view.lang]}</p>
${told.slice(0, appsShown).map((app) => ofApp(app, run?.run, view))}`;
  },
};

const intro = {
  zh: '不看编码表，只按抱怨原话的用词自动归成的话题；名称取自原话。话题的编号逐次运行保持不变。「编码难以覆盖」的话题分散在多个问题编码上，或多半归不进任何具体问题：可考虑为其增设编码。',
  en: 'Topics that the words of the complaints form by themselves, without the codebook; their names are reviewers’ phrases, their ids last from run to run. Topics that the codebook hardly covers are spread over several issues or mostly fit none: candidates for new codes.',
};

function ofApp({ app, topics: all, topicEvents }: AppCorpus, run: number | undefined, view: View): Html {
  const zh = view.lang === 'zh';
  const uncovered = all
    .slice(largest)
    .filter(({ reviews }) => reviews >= leastReviews)
    .sort((one, other) => other.uncovered - one.uncovered || other.reviews - one.reviews)
    .slice(0, leastCovered);
  return html`<h3>${appName(app, view)} <small>${zh ? `${all.length} 个话题` : `${all.length} topics`}</small></h3>
${all.slice(0, largest).map((topic) => card(topic, view))}
${uncovered.length === 0 ? null : html`<h4>${zh ? '编码难以覆盖的话题' : 'Topics the codebook hardly covers'}</h4>${uncovered.map((topic) => card(topic, view))}`}
${changes(
  topicEvents.filter((event) => event.run === run),
  view,
)}
<details><summary>${zh ? '看全部话题' : 'Show all topics'}</summary>${table(app, all, view)}</details>`;
}

function card(topic: TopicRow, view: View): Html {
  const zh = view.lang === 'zh';
  return html`<article class="issue topic">
<h4>${topic.label} <small><code>${topic.id}</code></small></h4>
<p class="figures"><b>${count(topic.reviews)}</b> ${zh ? '条评论，占有抱怨的评论' : 'reviews, of those that complain'} ${percent(topic.share)} · ${zh ? '均星' : 'mean stars'} ${stars(topic.meanStars)} · ${zh ? '编码未覆盖' : 'not covered by the codebook'} ${percent(topic.uncovered)}</p>
<p class="places">${mix(topic, view)}</p>
${topic.quotes.map((quote) => evidence(quote, view))}
</article>
`;
}

/** How its reviews are coded: 功能失灵 88%. */
function mix({ issues, reviews }: TopicRow, view: View): Html[] {
  return issues
    .slice(0, issuesNamed)
    .map(
      ({ issue, reviews: coded }) =>
        html`<span class="tag">${named(view.labels.issues, issue, view)} <b>${percent(coded / reviews)}</b></span> `,
    );
}

function table(app: string, all: readonly TopicRow[], view: View): Html {
  const zh = view.lang === 'zh';
  const head = zh
    ? ['话题', '编号', '短语', '评论', '占比', '均星', '编码', '未覆盖']
    : ['topic', 'id', 'phrases', 'reviews', 'share', 'mean stars', 'coded as', 'not covered'];
  const rows = all.map((topic) => [
    topic.label,
    html`<code>${topic.id}</code>`,
    topic.phrases.map((phrase) => html`<span class="tag"><q>${phrase}</q></span> `),
    count(topic.reviews),
    percent(topic.share),
    stars(topic.meanStars),
    mix(topic, view),
    percent(topic.uncovered),
  ]);
  return tableOf(`${zh ? '话题' : 'Topics'}: ${appName(app, view)}`, { head, rows });
}

/** What the newest run changed; nothing where all topics are of that run. */
function changes(events: readonly TopicEventRow[], { lang }: View): Html | null {
  if (events.length === 0 || events.every(({ kind, run }) => kind === 'birth' && run === 1)) return null;
  return html`<p>${events.slice(0, eventsTold).map((event) => html`<span class="tag">${told(event)[lang]}</span> `)}</p>`;
}

const told = ({ kind, label, otherLabel }: TopicEventRow): { zh: string; en: string } =>
  ({
    birth: { zh: `新话题「${label}」`, en: `new: ${label}` },
    split: { zh: `「${label}」从「${otherLabel}」分出`, en: `${label}, out of ${otherLabel}` },
    merge: { zh: `「${label}」并入「${otherLabel}」`, en: `${label}, now in ${otherLabel}` },
    death: { zh: `「${label}」已消失`, en: `gone: ${label}` },
  })[kind];
