import { labelled } from './labelled.ts';

const stage = labelled('stage', 'stage of the journey');
const columns = (table: string) => `${stage}
  issue.id AS issue, -- touchpoint.failure; none: the stage as a whole
  issue.zh AS issue_zh, -- in Chinese
  issue.en AS issue_en, -- in English
  ${table}.reviews AS reviews, -- counted reviews that state it
  ${table}.crude AS crude, -- their share of counted reviews as it is
  ${table}.share AS share, -- the share standardised for stars and, of an issue, for how much is complained of at its stage
  ${table}.low AS low, -- lower end of its 95 % interval
  ${table}.high AS high, -- upper end of it
  ${table}.others AS others, -- mean of the standardised shares of all others
  ${table}.difference AS difference, -- share less others
  ${table}.difference_low AS difference_low, -- lower end of its 95 % interval
  ${table}.difference_high AS difference_high, -- upper end of it
  ${table}.p AS p, -- two-sided p-value of no difference
  ${table}.p_corrected AS p_corrected -- corrected for all comparisons (Benjamini and Hochberg)
FROM ${table}
JOIN stage ON stage.key = ${table}.stage
LEFT JOIN issue ON issue.key = ${table}.issue`;

/** Apps and operators beside each other. */
export const comparisonViews = `
CREATE VIEW app_comparison_list AS
  -- Each app against the mean of all others by directly standardised shares: see the table app_comparison.
SELECT
  app.name AS app, -- the app${columns('app_comparison')}
JOIN app ON app.key = app_comparison.app;

CREATE VIEW operator_comparison_list AS
  -- Each type of operator against the mean of all others by directly standardised shares.
SELECT
  operator.id AS operator, -- type of operator
  operator.zh AS operator_zh, -- in Chinese
  operator.en AS operator_en, -- in English
  operator_comparison.apps AS apps, -- its apps that could be compared${columns('operator_comparison')}
JOIN operator ON operator.id = operator_comparison.operator;
`;
