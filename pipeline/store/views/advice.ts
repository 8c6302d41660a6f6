import { verdictWords } from '../../ledger-words.ts';
import { directionWords } from '../../result-words.ts';
import { isoDay } from '../days.ts';
import { issueColumns, labelled, stageColumns, worded } from './labelled.ts';

export const adviceViews = `
CREATE VIEW rival_cause_list AS
  -- What may stand behind each finding, and for which of the rival causes the words of its complaints speak.
SELECT
  app.name AS app, -- the app${issueColumns}
  symptom.zh AS symptom_zh, -- what users meet, in Chinese
  symptom.en AS symptom_en, -- in English${stageColumns}${labelled('cause', 'inner cause as coded')}
  proximate_cause.id AS rival, -- the rival cause: issue/slug
  proximate_cause.zh AS rival_zh, -- what it is, in Chinese
  proximate_cause.en AS rival_en, -- in English
  own.id AS rival_inner, -- the inner cause it points at, which may differ from the one coded
  own.zh AS rival_inner_zh, -- in Chinese
  own.en AS rival_inner_en, -- in English
  finding_cause.quotes AS quotes, -- counted complaints whose words speak for it
  round(finding_cause.part, 6) AS part, -- (quotes + 1) / (sum over the rivals + how many they are)
  proximate_cause.check_zh AS check_zh, -- what would tell it from its rivals, in Chinese
  proximate_cause.check_en AS check_en -- in English
FROM finding_cause
JOIN app ON app.key = finding_cause.app
JOIN issue ON issue.key = finding_cause.issue
JOIN stage ON stage.key = finding_cause.stage
JOIN cause ON cause.key = finding_cause.cause
JOIN proximate_cause ON proximate_cause.key = finding_cause.proximate
LEFT JOIN symptom ON symptom.issue = finding_cause.issue
JOIN cause AS own ON own.key = proximate_cause.inner;

CREATE VIEW suggestion_list AS
  -- What can be done about each finding, and all that its rank is made of.
SELECT
  app.name AS app, -- the app${issueColumns}${stageColumns}${labelled('cause', 'inner cause as coded')}
  finding_suggestion.rank AS rank, -- within the finding, 1 is the first
  suggestion.id AS suggestion, -- issue/slug; \`wenzhen adopt\` takes it
  suggestion.zh AS suggestion_zh, -- what to do, in Chinese
  suggestion.en AS suggestion_en, -- in English
  proximate_cause.id AS rival, -- the rival cause it meets
  proximate_cause.zh AS rival_zh, -- in Chinese
  proximate_cause.en AS rival_en, -- in English
  suggestion.owner_zh AS owner_zh, -- the role whose work it is, in Chinese
  suggestion.owner_en AS owner_en, -- in English
  suggestion.metric_zh AS metric_zh, -- the number that should move, in Chinese
  suggestion.metric_en AS metric_en, -- in English${worded('suggestion.moves', 'moves', directionWords, 'which way: up or down')}
  suggestion.effort AS effort, -- class of work: S, M, L
  suggestion.effect AS effect, -- class of what it does to the cause
  suggestion.effect_zh AS effect_zh, -- in Chinese
  suggestion.effect_en AS effect_en, -- in English
  suggestion.source_zh AS source_zh, -- what it rests on, in Chinese
  suggestion.source_en AS source_en, -- in English
  finding.reviews AS reviews, -- counted reviews behind the finding
  finding_cause.quotes AS quotes, -- counted complaints whose words speak for the cause it meets
  round(finding_suggestion.impact, 9) AS impact, -- the issue's priority times the finding's part of its reviews
  round(finding_suggestion.part, 6) AS part, -- how far the complaints speak for the cause it meets, 0 to 1
  finding_suggestion.divisor AS divisor, -- for its work
  round(finding_suggestion.score, 9) AS score, -- impact x part / divisor
  EXISTS (SELECT 1 FROM adoption WHERE adoption.suggestion = suggestion.id AND adoption.app = app.key) AS adopted -- 1: the team has taken it up
FROM finding_suggestion
JOIN app ON app.key = finding_suggestion.app
JOIN issue ON issue.key = finding_suggestion.issue
JOIN stage ON stage.key = finding_suggestion.stage
JOIN cause ON cause.key = finding_suggestion.cause
JOIN finding USING (app, issue, stage, cause)
JOIN suggestion ON suggestion.key = finding_suggestion.suggestion
JOIN proximate_cause ON proximate_cause.key = suggestion.proximate
JOIN finding_cause ON (finding_cause.app, finding_cause.issue, finding_cause.stage, finding_cause.cause, finding_cause.proximate)
  = (finding_suggestion.app, finding_suggestion.issue, finding_suggestion.stage, finding_suggestion.cause, proximate_cause.key);

CREATE VIEW praise_list AS
  -- Clauses that praise what an issue is about: of each app and day the best one.
SELECT
  app.name AS app, -- the app that is praised${labelled('issue', 'the issue of which it is the contrary')}
  ${isoDay('praise_quote.day')} AS day, -- day of writing, China Standard Time
  review.id AS review, -- id of the review, unique within its app
  review.stars AS stars, -- 1 to 5
  substr(iif(praise_quote.in_title, review.title, review.text), praise_quote.start + 1, praise_quote.length) AS quote -- the clause
FROM praise_quote
JOIN app ON app.key = praise_quote.app
JOIN issue ON issue.key = praise_quote.issue
JOIN review ON review.key = praise_quote.review;

CREATE VIEW adoption_list AS
  -- Suggestions that a team has taken up, and whether the issue is stated less since.
SELECT
  app.name AS app, -- the app
  suggestion.id AS suggestion, -- the suggestion
  suggestion.zh AS suggestion_zh, -- what to do, in Chinese
  suggestion.en AS suggestion_en, -- in English${labelled('issue', 'the issue it is for')}
  adoption.version AS version, -- the version that brought it
  ${isoDay('adoption.day')} AS date, -- or the day from which it holds
  adoption.note AS note, -- in the team's words${worded('adoption_verdict.verdict', 'verdict', verdictWords, 'helped, unchanged, worse; early: less than a week; thin: too few reviews')}
  ${isoDay('adoption_verdict.start')} AS start, -- first day with the change
  adoption_verdict.weeks AS weeks, -- length of the windows before and after
  adoption_verdict.stating_before AS stating_before, -- counted reviews that stated the issue before
  adoption_verdict.reviews_before AS reviews_before, -- of so many
  adoption_verdict.stating_after AS stating_after, -- counted reviews that stated it after
  adoption_verdict.reviews_after AS reviews_after, -- of so many
  round(adoption_verdict.change, 6) AS change, -- share after less share before
  adoption_verdict.controls AS controls, -- other apps compared with
  round(adoption_verdict.control_change, 6) AS control_change, -- their change, weighted
  round(adoption_verdict.effect, 6) AS effect, -- change less control_change; the change where there is no other app
  round(adoption_verdict.effect_low, 6) AS effect_low, -- lower end of its 95 % interval
  round(adoption_verdict.effect_high, 6) AS effect_high, -- upper end of it
  round(adoption_verdict.dispersion, 3) AS dispersion, -- by how much days differ more than chance alone would make them
  adoption_verdict.parallel AS parallel, -- 0: the apps had moved apart before already; none where that cannot be seen
  adoption_verdict.shared AS shared -- other suggestions for the same issue taken up within the windows
FROM adoption
JOIN app ON app.key = adoption.app
JOIN suggestion ON suggestion.id = adoption.suggestion
JOIN proximate_cause ON proximate_cause.key = suggestion.proximate
JOIN issue ON issue.key = proximate_cause.issue
LEFT JOIN adoption_verdict USING (suggestion, app);
`;
