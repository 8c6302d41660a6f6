import { apps, period } from './apps.mjs';
import { chance } from './random.mjs';
import { authored, list } from './texts.mjs';

const random = chance(20260701);
const day = 86_400_000;
const at = (date) => Date.parse(`${date}T00:00:00+08:00`);
const first = at(period[0]);
const last = at(period[1]) + day;

/** An instant between two days (both included), more often in the evening than at night. */
function between(from, to) {
  const morning = at(from) + random.below((at(to) - at(from)) / day + 1) * day;
  const hour = random.pick([
    0, 1, 6, 7, 8, 8, 9, 9, 10, 10, 11, 12, 12, 13, 14, 15, 16, 17, 18, 19, 19, 20, 20, 20, 21, 21, 21, 22,
    22, 23,
  ]);
  return morning + hour * 3_600_000 + random.below(3_600_000);
}

/** After a turn of events the anger is greatest at once and fades over weeks. */
function after(date, meanDays) {
  const moment = at(date) + 9 * 3_600_000 + -Math.log(1 - random.next()) * meanDays * day;
  return moment < last ? Math.floor(moment) : between(date, period[1]);
}

const anyDay = () => between(...period);

/** The version in use: most have the newest, one in six the one before. */
function versionAt(app, moment) {
  const out = app.versions.filter(([date]) => at(date) <= moment);
  return (random.below(6) === 0 && out.at(-2) ? out.at(-2) : out.at(-1))[1];
}

/** Gives reviews their app and moment, and the version unless the story names it. */
const told = (app, reviews, moment, version) =>
  reviews.map((review) => {
    const when = moment(review);
    return { ...review, app: app.name, when, version: version ?? versionAt(app, when) };
  });

const { giant, specialist, insurer } = apps;

const themes = {};
for (const review of authored()) {
  const name = `${review.theme}-${review.kind}`;
  themes[name] = [...(themes[name] ?? []), review];
}
for (const name of Object.keys(themes)) themes[name] = random.shuffled(themes[name]);

/** Deals a list out: each call takes the next `count`. */
function dealer(reviews) {
  let dealt = 0;
  return (count) => {
    dealt += count;
    return reviews.slice(dealt - count, dealt);
  };
}
const deal = Object.fromEntries(Object.entries(themes).map(([name, reviews]) => [name, dealer(reviews)]));
for (const name of [
  'praise',
  'noise',
  'spam',
  'personal',
  'wishes',
  'mixed',
  'outage',
  'video-fault',
  'price',
  'insurer',
  'login-fault',
  'specialist',
  'giant',
])
  deal[name] = dealer(random.shuffled(list(name)));

/** Bought praise: each wording several times with a word more or less, within three days. */
function boughtPraise() {
  const tails = ['', '！', '，真的', '~', '，大家都来用', '👍'];
  return list('bought').flatMap((review, place) =>
    tails
      .slice(0, 2 + (place % 3))
      .map((tail) => ({ ...review, text: review.text + tail, removed: random.below(4) === 0 })),
  );
}

const outageDay = ({ text }) =>
  /两天|昨|又/.test(text) ? between('2026-07-29', '2026-07-29') : between('2026-07-28', '2026-07-28');
const beforeMend = () => between(period[0], '2026-09-01');

/** The reviews of each file, in no order yet. */
export const stories = {
  qimai: [
    ...told(giant, boughtPraise(), () => between('2026-08-18', '2026-08-20')),
    ...told(giant, deal.giant(38), anyDay),
    ...told(giant, deal['login-fault'](9), () => between('2026-07-16', '2026-08-14')),
    ...told(giant, list('login-mended').slice(0, 2), () => between('2026-08-15', '2026-08-25')),
    ...told(giant, [...deal['shop-store'](170), ...deal['app-store'](60), ...deal['hard-store'](50)], anyDay),
    ...told(
      giant,
      [
        ...deal.praise(20),
        ...deal.noise(9),
        ...deal.spam(4),
        ...deal.personal(6),
        ...deal.wishes(4),
        ...deal.mixed(5),
      ],
      anyDay,
    ),
  ],
  apple: [
    ...told(specialist, deal.outage(28), outageDay, '3.7.0'),
    ...told(specialist, deal['video-fault'](25), beforeMend),
    ...told(specialist, list('video-mended').slice(0, 7), () => between('2026-09-03', period[1]), '3.8.0'),
    ...told(
      specialist,
      [
        ...deal.specialist(34),
        ...deal['care-store'](125),
        ...deal['hard-store'](20),
        ...deal['app-store'](10),
      ],
      anyDay,
    ),
    ...told(
      specialist,
      [
        ...deal.praise(14),
        ...deal.noise(7),
        ...deal.spam(2),
        ...deal.personal(3),
        ...deal.wishes(3),
        ...deal.mixed(3),
      ],
      anyDay,
    ),
  ],
  play: [
    ...told(insurer, deal.price(16), () => after('2026-08-15', 12)),
    ...told(insurer, [...list('hongkong'), ...list('english')], anyDay),
    ...told(insurer, [...deal.insurer(16), ...deal['app-store'](45), ...deal['hard-store'](25)], anyDay),
    ...told(insurer, [...deal.praise(8), ...deal.noise(6), ...deal.spam(2)], anyDay),
    ...told(
      insurer,
      Array.from({ length: 24 }, () => ({
        stars: random.pick([5, 5, 5, 4, 1, 1]),
        title: '',
        text: '',
        topic: 'stars-only',
      })),
      anyDay,
    ),
  ],
  insurerFeedback: [
    ...told(insurer, deal.price(24), () => after('2026-08-15', 12)),
    ...told(insurer, [...deal.insurer(26), ...deal.personal(7), ...deal.wishes(4), ...deal.mixed(3)], anyDay),
    ...told(
      insurer,
      [...deal['app-feedback'](46), ...deal['hard-feedback'](50), ...deal['care-feedback'](10)],
      anyDay,
    ),
    ...told(insurer, [...deal['shop-store'](20), ...deal['app-store'](30)], anyDay),
  ],
  feedback: [
    ...told(specialist, deal.outage(12), outageDay, '3.7.0'),
    ...told(specialist, deal['video-fault'](10), beforeMend),
    ...told(specialist, list('video-mended').slice(7), () => between('2026-09-03', period[1]), '3.8.0'),
    ...told(giant, deal['login-fault'](9), () => between('2026-07-16', '2026-08-13'), '8.3.0'),
    ...told(giant, list('login-mended').slice(2), () => between('2026-08-15', '2026-08-25'), '8.4.1'),
    ...told(
      specialist,
      [...deal['care-feedback'](47), ...deal['care-store'](60), ...deal.specialist(9), ...deal.personal(2)],
      anyDay,
    ),
    ...told(
      giant,
      [
        ...deal['shop-feedback'](56),
        ...deal['hard-feedback'](41),
        ...deal['app-store'](40),
        ...deal.giant(10),
        ...deal.personal(2),
      ],
      anyDay,
    ),
  ],
};

const longEnough = ({ text, removed }) => text.length >= 24 && !removed;

/** Near duplicates: one reviewer sends the same words again with a trifle changed; exact ones: with nothing changed. */
for (const [name, near, exact] of [
  ['qimai', 12, 10],
  ['apple', 5, 4],
  ['play', 3, 3],
  ['insurerFeedback', 5, 4],
  ['feedback', 6, 5],
]) {
  const copies = random.shuffled(stories[name].filter(longEnough)).slice(0, near + exact);
  for (const [place, review] of copies.entries()) {
    const text = place < near ? review.text + random.pick(['！！', '。', '~', '唉', '？']) : review.text;
    stories[name].push({ ...review, text, when: Math.min(review.when + random.below(2 * day), last - 1) });
  }
}
for (const reviews of Object.values(stories))
  reviews.sort((a, b) => a.when - b.when || (a.text < b.text ? -1 : 1));

if (stories.qimai.some(({ when }) => when < first)) throw new Error('a review before the period');
