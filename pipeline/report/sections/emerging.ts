import type { Label } from '../../lang.ts';
import { alertStateWords, trajectoryWords } from '../../result-words.ts';
import type { AlertRow, TrendRow } from '../../store/queries.ts';
import { curveSize, rateCurve } from '../charts/rate-curve.ts';
import { leastReviews } from '../charts/timeline.ts';
import type { AlertFacts } from '../emerging.ts';
import { evidence } from '../evidence.ts';
import { figure, tableOf } from '../figure.ts';
import { type Html, html } from '../html.ts';
import { count, interval, list, percent } from '../numbers.ts';
import type { Section } from '../section.ts';
import { appName, named, type View } from '../view.ts';

/** Earlier alerts, and trends, that are listed. */
const listed = 20;

/** What comes up: alerts with their curves, and what clearly rises or falls. */
export const emerging: Section = {
  id: 'emerging',
  title: { zh: '新出现与变化的问题', en: 'What comes up and what moves' },
  body: ({ emerging: { alerts, earlier, moved }, overview }, view) => {
    if (overview.counted === 0) return null;
    return html`<p>${intro[view.lang]}</p>
${alerts.length === 0 ? html`<p>${none[view.lang]}</p>` : alerts.map((alert) => card(alert, view))}
${earlier.length === 0 ? null : past(earlier, view)}
${moved.length === 0 ? null : movement(moved, view)}`;
  },
};

const intro: Label = {
  zh: '与应用自己的过去相比：某个问题的占比明显高于平时（计入逐日离散与星期，按全部序列校正误报）即为预警；相邻的夜晚属同一预警。',
  en: 'Against the app’s own past: an alert is a share clearly above the usual one (scatter of the days and weekdays reckoned with, corrected for all that is followed); nights that follow each other are one alert.',
};

const none: Label = { zh: '没有预警。', en: 'There are no alerts.' };

function card(alert: AlertFacts, view: View): Html {
  return html`<article class="issue" id="alert-${alert.alert}">
<h3>${subject(alert, view)} <small>${appName(alert.app, view)} · ${alertStateWords[alert.state][view.lang]}</small></h3>
<p class="figures">${figures(alert, view)}</p>
${spokenOf(alert, view)}
${curve(alert, view)}
${alert.quotes.map((quote) => evidence(quote, view))}
</article>
`;
}

/** What an alert or trend is about, in words. */
function subject({ kind, id, label }: Pick<AlertRow, 'kind' | 'id' | 'label'>, view: View): string {
  if (kind === 'any') return { zh: '任何抱怨', en: 'Any complaint' }[view.lang];
  return kind === 'issue' ? named(view.labels.issues, id, view) : `“${label}”`;
}

function figures(alert: AlertRow, { lang }: View): string {
  const { first, last, observed, reviews, expected, ratio, ratioLow, ratioHigh, raised } = alert;
  const span = first === last ? first : `${first} – ${last}`;
  const usually = expected < 0.1 ? '< 0.1' : expected.toFixed(1);
  const times = `${timesOf(ratio)} (95%: ${timesOf(ratioLow)}–${timesOf(ratioHigh)})`;
  return {
    zh: `${span}：${count(reviews)} 条评论中 ${count(observed)} 条提到，照平时约 ${usually} 条，为 ${times} 倍；${raised} 夜里发现。`,
    en: `${span}: ${count(observed)} of ${count(reviews)} reviews state it, ${usually} were to be expected: ${times} times; noticed on the night of ${raised}.`,
  }[lang];
}

const timesOf = (ratio: number): string => (ratio >= 10 ? count(Math.round(ratio)) : ratio.toFixed(1));

/** The issues that came with it, affected versions and phrases. */
function spokenOf({ versions, issues, phrases }: AlertFacts, { labels, lang }: View): Html | null {
  const others = issues.map((issue) => labels.issues.get(issue)?.[lang] ?? issue);
  const affected = versions
    .filter((one) => one.affected === 1 && one.version !== '')
    .map(({ version }) => version);
  if (others.length + affected.length + phrases.length === 0) return null;
  return html`<p>${others.length === 0 ? null : `${{ zh: '同时上升：', en: 'Came with: ' }[lang]}${list(others, lang)} `}${affected.length === 0 ? null : `${{ zh: '受影响的版本：', en: 'Versions affected: ' }[lang]}${list(affected, lang)} `}${phrases.map((phrase) => html`<span class="tag"><q>${phrase}</q></span> `)}</p>`;
}

function curve(alert: AlertFacts, view: View): Html {
  const { by, curve: rates, first, last } = alert;
  const from = Math.max(
    0,
    rates.findLastIndex(({ period }) => period <= first),
  );
  const to = Math.max(
    from,
    rates.findLastIndex(({ period }) => period <= last),
  );
  const drawn = { rates, usual: alert.expected / alert.reviews, from, to };
  const unit = { day: { zh: '每日', en: 'day' }, week: { zh: '每周', en: 'week' } }[by][view.lang];
  const caption = {
    zh: `${unit}提到「${subject(alert, view)}」的评论占比（带为 95% 区间，虚线为平时，底色为预警期；不足 ${leastReviews} 条评论的时段不画）`,
    en: `Share of reviews by ${unit} that state: ${subject(alert, view)} (band: 95 % interval, dashed: the usual share, shaded: the alert; nothing where there are fewer than ${leastReviews} reviews)`,
  }[view.lang];
  const table = {
    head: curveHead[view.lang],
    rows: rates
      .filter(({ of }) => of > 0)
      .map((rate) => [rate.period, count(rate.reviews), count(rate.of), percent(rate.share), interval(rate)]),
  };
  return figure({ caption, option: () => rateCurve(drawn), size: curveSize, table }, view);
}

const curveHead = {
  zh: ['时段', '提到', '评论数', '占比', '95% 区间'],
  en: ['period', 'state it', 'reviews', 'share', '95 % interval'],
};

function past(alerts: readonly AlertRow[], view: View): Html {
  const title = { zh: '较早的预警', en: 'Earlier alerts' }[view.lang];
  const rows = alerts
    .slice(0, listed)
    .map((alert) => [
      `${alert.first} – ${alert.last}`,
      appName(alert.app, view),
      subject(alert, view),
      `${count(alert.observed)} / ${count(alert.reviews)}`,
      alert.expected.toFixed(1),
      `${timesOf(alert.ratio)} (${timesOf(alert.ratioLow)}–${timesOf(alert.ratioHigh)})`,
      alert.quotes[0] === undefined ? '' : html`<q>${alert.quotes[0].quote}</q>`,
    ]);
  return html`<h3>${title}</h3>
${tableOf(title, { head: pastHead[view.lang], rows })}`;
}

const pastHead = {
  zh: ['起止', '应用', '预警', '提到 / 评论', '照平时', '倍数（95% 区间）', '原话'],
  en: ['days', 'app', 'alert', 'stated / reviews', 'expected', 'times (95 % interval)', 'in their words'],
};

function movement(trends: readonly TrendRow[], view: View): Html {
  const title = { zh: '近期与前期相比明显变化的', en: 'Clearly changed between the two periods' }[view.lang];
  const rows = trends
    .slice(0, listed)
    .map((trend) => [
      appName(trend.app, view),
      subject(trend, view),
      trajectoryWords[trend.trajectory][view.lang],
      `${percent(trend.formerShare)} → ${percent(trend.newestShare)}`,
      `${timesOf(trend.ratio)} (${timesOf(trend.ratioLow)}–${timesOf(trend.ratioHigh)})`,
    ]);
  return html`<h3>${title}</h3>
${tableOf(title, { head: movementHead[view.lang], rows })}`;
}

const movementHead = {
  zh: ['应用', '问题', '走势', '前期 → 近期', '倍数（95% 区间）'],
  en: ['app', 'issue', 'course', 'before → of late', 'times (95 % interval)'],
};
