import { starPartWords } from '../../result-words.ts';
import { isoDay } from '../days.ts';
import { called, issueColumns } from './labelled.ts';

/** What issues cost in stars, why the mean moved, and what comes first. */
export const impactViews = `
CREATE VIEW issue_impact_list AS
  -- What each issue costs an app in stars; see the table issue_impact for the method.
SELECT
  app.name AS app, -- the app${issueColumns}
  issue_impact.rated AS rated, -- rated counted reviews that state it
  issue_impact.share AS share, -- of the app's rated counted reviews, 0 to 1
  round(issue_impact.coefficient, 3) AS stars, -- stars that stating it adds to a review, below 0: costs
  round(issue_impact.low, 3) AS low, -- lower end of its 95 % interval (robust, HC3)
  round(issue_impact.high, 3) AS high, -- upper end of it
  round(issue_impact.lost, 4) AS lost, -- how much the app's mean stars would gain without the issue
  round(issue_impact.lost_low, 4) AS lost_low, -- lower end of its 95 % interval
  round(issue_impact.lost_high, 4) AS lost_high, -- upper end of it
  round(issue_impact.mean_without, 3) AS mean_without, -- the mean stars then
  issue_impact.shared AS shared, -- 1: stated too rarely, the stars are those of all such issues together
  issue_impact.method AS method -- ols or ridge
FROM issue_impact
JOIN app ON app.key = issue_impact.app
JOIN issue ON issue.key = issue_impact.issue;

CREATE VIEW star_change_list AS
  -- Why the mean stars of an app moved between its two periods, part by part; the contributions of an app add up to its change.
SELECT
  app.name AS app, -- the app
  ${isoDay('period.former_first')} AS former_from, -- first day of the former period
  ${isoDay('period.newest_first')} AS newest_from, -- first day of the newest period
  ${isoDay('period.last')} AS newest_to, -- its last day
  round(star_change.mean_before, 3) AS mean_before, -- mean stars of the former period
  round(star_change.mean_after, 3) AS mean_after, -- mean stars of the newest period
  round(star_change.change, 3) AS change, -- the latter less the former
  star_change_part.part AS part, -- an issue's id; rare: the rare issues together; quiet: reviews that state nothing are rated otherwise; harsher: reviews that state the same are
  coalesce(issue.zh, ${called('star_change_part.part', starPartWords, 'zh')}) AS part_zh, -- in Chinese
  coalesce(issue.en, ${called('star_change_part.part', starPartWords, 'en')}) AS part_en, -- in English
  issue.zh AS issue_zh, -- the issue in Chinese; none: it is no issue
  issue.en AS issue_en, -- in English
  star_change_part.before AS before, -- share of rated counted reviews in the former period
  star_change_part.after AS after, -- share in the newest period
  round(star_change_part.contribution, 4) AS contribution, -- stars it added to the mean
  round(star_change_part.low, 4) AS low, -- lower end of its 95 % interval
  round(star_change_part.high, 4) AS high -- upper end of it
FROM star_change_part
JOIN star_change ON star_change.app = star_change_part.app
JOIN period ON period.app = star_change_part.app
JOIN app ON app.key = star_change_part.app
LEFT JOIN issue ON issue.key = star_change_part.issue;

CREATE VIEW period_list AS
  -- The two periods whose change other views tell, by app; an app with too few reviews has none.
SELECT
  app.name AS app, -- the app
  ${isoDay('period.former_first')} AS former_from, -- first day of the former period, China Standard Time
  ${isoDay('(period.newest_first - 1)')} AS former_to, -- its last day
  ${isoDay('period.newest_first')} AS newest_from, -- first day of the newest period
  ${isoDay('period.last')} AS newest_to, -- its last day
  period.former AS former, -- counted reviews of the former period
  period.newest AS newest -- counted reviews of the newest period
FROM period
JOIN app ON app.key = period.app;

CREATE VIEW priority_list AS
  -- What to see to first: impact x volume x trend x severity, each factor shown; see the table issue_priority for what they are.
SELECT
  app.name AS app, -- the app
  issue_priority.rank AS rank, -- 1 is the first${issueColumns}
  round(issue_priority.priority, 5) AS priority, -- product of the four factors
  round(issue_priority.part, 4) AS part, -- its part of the sum over the app's issues
  round(issue_priority.impact, 3) AS impact, -- stars a review loses by stating it
  round(issue_priority.volume, 5) AS volume, -- share of the newest period's counted reviews that state it
  round(issue_priority.trend, 3) AS trend, -- how many times as often as in the former period
  round(issue_priority.severity, 3) AS severity, -- 1 to 3, by reviews that speak of leaving, a refund, a regulator or harm
  issue_priority.newest AS newest, -- counted reviews that state it in the newest period
  issue_priority.former AS former, -- and in the former
  issue_priority.reviews AS reviews, -- and at any time
  issue_priority.severe AS severe -- how many of them are severe
FROM issue_priority
JOIN app ON app.key = issue_priority.app
JOIN issue ON issue.key = issue_priority.issue;
`;
