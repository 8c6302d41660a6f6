import type { Label } from '../../lang.ts';
import { alertStateWords, followedWords, trajectoryWords } from '../../result-words.ts';
import { isoDay } from '../days.ts';
import { worded } from './labelled.ts';

/** What a trend is about, in words; `issue` and `topic` are joined to it. */
const label = (lang: keyof Label) =>
  `CASE trend.kind WHEN 'issue' THEN issue.${lang} WHEN 'topic' THEN topic.label WHEN 'any' THEN '${followedWords.any[lang]}' ELSE trend.id END`;

const about = `
  app.name AS app, -- the app${worded('trend.kind', 'kind', followedWords, 'any, issue, topic or phrase')}
  trend.id AS id, -- id of the issue or topic, or the phrase; complaint for any
  ${label('zh')} AS zh, -- in Chinese
  ${label('en')} AS en, -- in English`;

const joined = `
JOIN app ON app.key = trend.app
LEFT JOIN issue ON trend.kind = 'issue' AND issue.id = trend.id
LEFT JOIN topic ON trend.kind = 'topic' AND topic.id = trend.id`;

const rate = (of: string) => `
  ${of}.reviews AS reviews, -- counted reviews that state it
  ${of}.of_reviews AS of_reviews, -- counted reviews in all
  ${of}.share AS share, -- reviews / of_reviews
  ${of}.low AS low, -- lower end of its 95 % Wilson interval
  ${of}.high AS high -- upper end of it`;

const affected = `(SELECT group_concat(version, ' ') FROM (SELECT version FROM alert_version WHERE alert = alert.id AND affected AND version <> '' ORDER BY version))`;

const words = `(SELECT group_concat(id, ' ') FROM (SELECT spoken.id FROM alert AS part JOIN trend AS spoken ON spoken.key = part.trend WHERE part.part_of = alert.id AND spoken.kind = 'phrase' GROUP BY spoken.id ORDER BY max(part.observed) DESC, spoken.id LIMIT 5))`;

const quotes = `(SELECT group_concat(quote, ' | ') FROM alert_quote_list WHERE alert_quote_list.alert = alert.id)`;

/** What is followed through time. */
export const trendViews = `
CREATE VIEW trend_list AS
  -- How often something is said of an app in its newest period, against the former one and all days before.
SELECT${about}${worded('trend.trajectory', 'trajectory', trajectoryWords, 'new, relapsed, growing, solved, fading, steady or rare (stated by fewer than five reviews); NULL: too few reviews for two periods')}
  trend.newest AS newest, -- counted reviews of the newest period that state it
  trend.newest_share AS newest_share, -- their share, 0 to 1
  trend.newest_low AS newest_low, -- lower end of its 95 % Wilson interval
  trend.newest_high AS newest_high, -- upper end of it
  trend.former AS former, -- counted reviews of the former period that state it
  trend.former_share AS former_share, -- their share, 0 to 1
  trend.former_low AS former_low, -- lower end of its 95 % Wilson interval
  trend.former_high AS former_high, -- upper end of it
  trend.earlier AS earlier, -- counted reviews of all days before that state it
  trend.earlier_share AS earlier_share, -- their share, 0 to 1
  trend.ratio AS ratio, -- newest share over former share
  trend.ratio_low AS ratio_low, -- lower end of its 95 % interval
  trend.ratio_high AS ratio_high, -- upper end of it
  trend.p AS p, -- two-sided chance of such a difference, were there none
  trend.q AS q -- the same corrected for all that is followed of the app
FROM trend${joined};

CREATE VIEW trend_by_day AS
  -- Shares by day; only days on which something is stated.
SELECT${about}
  ${isoDay('trend_rate.first')} AS day, -- China Standard Time${rate('trend_rate')}
FROM trend_rate
JOIN trend ON trend.key = trend_rate.trend${joined}
WHERE trend_rate.days = 1;

CREATE VIEW trend_by_week AS
  -- Shares by week; only weeks in which something is stated.
SELECT${about}
  ${isoDay('trend_rate.first')} AS monday, -- first day of the week, China Standard Time${rate('trend_rate')}
FROM trend_rate
JOIN trend ON trend.key = trend_rate.trend${joined}
WHERE trend_rate.days = 7;

CREATE VIEW trend_by_version AS
  -- Shares by version of the app; only versions in which something is stated.
SELECT${about}
  trend_version.version AS version, -- the version; empty: none is named${rate('trend_version')}
FROM trend_version
JOIN trend ON trend.key = trend_version.trend${joined};

CREATE VIEW change_point_list AS
  -- Days from which on a share lay on another level.
SELECT${about}
  ${isoDay('change_point.day')} AS day, -- first day of the new level
  change_point.before AS before, -- share on the level before, 0 to 1
  change_point.after AS after, -- share on the new level
  change_point.gain AS gain -- how clear the change is: twice the gain in log likelihood, over the scatter of the days
FROM change_point
JOIN trend ON trend.key = change_point.trend${joined};

CREATE VIEW alert_quote_list AS
  -- The complaints that show an alert, best first.
SELECT
  alert_quote.alert AS alert, -- id of the alert
  alert_quote.rank AS rank, -- 1, 2 or 3
  app.name AS app, -- the app
  review.id AS review, -- id of the review, unique within its app
  review.stars AS stars, -- 1 to 5
  substr(iif(complaint.in_title, review.title, review.text), complaint.start + 1, complaint.length) AS quote, -- the evidence
  review.title AS title, -- masked
  review.text AS text -- masked
FROM alert_quote
JOIN review ON review.key = alert_quote.review
JOIN app ON app.key = review.app
JOIN complaint ON (complaint.review, complaint.number) = (alert_quote.review, alert_quote.number);

CREATE VIEW alert_list AS
  -- Times in which something was more frequent than the app's own past let expect.
SELECT
  alert.id AS alert, -- stable id${about}
  alert.part_of AS part_of, -- id of the alert that accounts for it: of a phrase or topic that of an issue, of an issue that of a greater one that began with it; NULL: it stands for itself${worded('alert.state', 'state', alertStateWords, 'open: still there; over: back to the usual; lasting: there for four weeks, and so the usual from then on')}
  ${isoDay('alert.first')} AS first_day, -- first unusual day
  ${isoDay('alert.last')} AS last_day, -- last unusual day so far
  ${isoDay('alert.raised')} AS raised, -- the night on which it was noticed
  alert.window AS window, -- days that were looked at then
  nullif(alert.version, '') AS version, -- the new version in which it was noticed, if that was what showed it
  alert.observed AS observed, -- counted reviews that state it from the first to the last day
  alert.of_reviews AS of_reviews, -- counted reviews of these days
  round(alert.expected, 2) AS expected, -- how many were to be expected to state it
  round(alert.ratio, 2) AS ratio, -- observed / expected
  round(alert.ratio_low, 2) AS ratio_low, -- lower end of its 95 % interval
  round(alert.ratio_high, 2) AS ratio_high, -- upper end of it
  alert.p AS p, -- chance of so many on the night it was raised, were all as usual
  alert.q AS q, -- the same corrected for all that was looked at that night
  alert.tests AS tests, -- how many that was
  ${affected} AS affected_versions, -- versions with clearly more than the usual share, space between
  ${words} AS words, -- up to five phrases that are part of it, the most said first, space between
  ${quotes} AS quotes, -- up to three, best first, | between
  alert.first_run AS first_run -- the run that first found it
FROM alert
JOIN trend ON trend.key = alert.trend${joined};

CREATE VIEW emerging_issue AS
  -- What is new, growing or back, and what has an open alert: what to look at first.
SELECT${about}${worded('trend.trajectory', 'trajectory', trajectoryWords, 'as in trend_list')}
  trend.newest AS newest, -- counted reviews of the newest period that state it
  trend.newest_share AS newest_share, -- their share, 0 to 1
  trend.former_share AS former_share, -- share in the former period
  trend.ratio AS trend_ratio, -- newest share over former share
  trend.q AS trend_q, -- chance of such a difference, corrected for all that is followed of the app
  alert.id AS alert, -- id of its open alert; NULL: none is open
  ${isoDay('alert.first')} AS since, -- first day of the open alert
  alert.observed AS observed, -- counted reviews in the days of the alert that state it
  round(alert.expected, 2) AS expected, -- how many were to be expected
  round(alert.ratio, 2) AS alert_ratio, -- observed / expected
  alert.q AS alert_q, -- chance of so many on the night it was raised, corrected for all that was looked at that night
  ${affected} AS affected_versions, -- versions with clearly more than the usual share, space between
  ${words} AS words, -- up to five phrases that are part of the alert, the most said first, space between
  ${quotes} AS quotes -- up to three of the alert, best first, | between
FROM trend${joined}
LEFT JOIN alert ON alert.trend = trend.key AND alert.state = 'open' AND (alert.part_of IS NULL OR trend.kind = 'issue')
WHERE (trend.trajectory IN ('new', 'growing', 'relapsed') AND trend.kind <> 'phrase') OR alert.id IS NOT NULL;
`;
