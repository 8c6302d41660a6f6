import { labelled, stageColumns } from './labelled.ts';

const columns = (
  table: string,
) => `${stageColumns}${labelled('issue', 'touchpoint.failure; none: the stage as a whole')}
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
CREATE VIEW app_comparison AS
  -- Each app against the mean of all others by directly standardised shares: see the table app_standing.
SELECT
  app.name AS app, -- the app${columns('app_standing')}
JOIN app ON app.key = app_standing.app;

CREATE VIEW operator_comparison AS
  -- Each type of operator against the mean of all others by directly standardised shares.
SELECT
  operator.id AS operator, -- type of operator
  operator.zh AS operator_zh, -- in Chinese
  operator.en AS operator_en, -- in English
  operator_standing.apps AS apps, -- its apps that could be compared${columns('operator_standing')}
JOIN operator ON operator.id = operator_standing.operator;
`;
