import { partWords } from '../../result-words.ts';
import { worded } from './labelled.ts';

/** In which words complaints are made. */
export const phraseViews = `
CREATE VIEW phrase_keyness_list AS
  -- Phrases that belong to a stage, cause, issue, version, period or app more than to the rest; see the table phrase_keyness.
SELECT
  app.name AS app, -- the app${worded('phrase_keyness.by', 'by', partWords, 'stage, cause, issue, version, period or app')}
  phrase_keyness.value AS value, -- id of the stage, cause or issue; the version; newest; empty for the app
  coalesce(stage.zh, cause.zh, issue.zh) AS value_zh, -- its label in Chinese
  coalesce(stage.en, cause.en, issue.en) AS value_en, -- in English
  phrase_keyness.rank AS rank, -- 1 is the surest
  phrase_keyness.phrase AS phrase, -- the phrase
  phrase_keyness.said AS said, -- counted complaints of the part made in it
  phrase_keyness.of_complaints AS of_complaints, -- counted complaints of the part
  phrase_keyness.elsewhere AS elsewhere, -- complaints of the rest made in it
  phrase_keyness.of_elsewhere AS of_elsewhere, -- complaints of the rest
  round(phrase_keyness.g2, 2) AS g2, -- log-likelihood ratio
  phrase_keyness.p_corrected AS p_corrected, -- its corrected p-value
  round(phrase_keyness.log_ratio, 3) AS log_ratio, -- binary logarithm of the ratio of the shares
  round(phrase_keyness.low, 3) AS low, -- lower end of its 95 % interval
  round(phrase_keyness.high, 3) AS high -- upper end of it
FROM phrase_keyness
JOIN app ON app.key = phrase_keyness.app
LEFT JOIN stage ON phrase_keyness.by = 'stage' AND stage.id = phrase_keyness.value
LEFT JOIN cause ON phrase_keyness.by = 'cause' AND cause.id = phrase_keyness.value
LEFT JOIN issue ON phrase_keyness.by = 'issue' AND issue.id = phrase_keyness.value;
`;
