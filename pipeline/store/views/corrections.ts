import { correctionWords } from '../../result-words.ts';
import { chinaDay, instant } from '../days.ts';
import { labelled, worded } from './labelled.ts';

export const correctionViews = `
CREATE VIEW correction_list AS
  -- What people have said of the coding of reviews, beside what the coder says.
SELECT
  app.name AS app, -- the app
  review.id AS review, -- id of the review, unique within its app
  ${chinaDay('review.date')} AS day, -- day of writing, China Standard Time
  correction.judge AS judge, -- who said so; empty where no name was given${worded('correction.verdict', 'verdict', correctionWords, 'confirmed, corrected or adjudicated')}${labelled('polarity', 'neg, neu, pos, mixed; none where only bought was judged')}
  correction.bought AS bought, -- 1: bought praise; 0: the reviewer's own; none where that was not judged
  (
    SELECT group_concat(issue.id, ' ') FROM corrected_complaint JOIN issue ON issue.key = corrected_complaint.issue
    WHERE (corrected_complaint.review, corrected_complaint.judge) = (correction.review, correction.judge)
  ) AS issues, -- issues of the complaints the judge sees, space between; NULL: none
  coded.id AS coded_polarity, -- polarity as coded now
  (
    SELECT group_concat(issue.id, ' ') FROM complaint JOIN issue ON issue.key = complaint.issue WHERE complaint.review = review.key
  ) AS coded_issues, -- issues as coded now, space between; NULL: none
  review.title AS title, -- masked, as it is now
  review.text AS text, -- masked, as it is now
  ${instant('correction.made')} AS made -- UTC instant of judging
FROM correction
JOIN review ON review.key = correction.review
JOIN app ON app.key = review.app
LEFT JOIN polarity ON polarity.key = correction.polarity
JOIN polarity AS coded ON coded.key = review.polarity;
`;
