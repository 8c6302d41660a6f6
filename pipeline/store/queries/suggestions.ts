import type { Label } from '../../lang.ts';
import type { Store } from '../store.ts';
import type { Scope } from './answers.ts';
import { inScope } from './scope.ts';

/** What is suggested first for a finding. */
export interface FirstAdvice {
  readonly suggestion: string;
  readonly text: Label;
  /** The rival cause it meets. */
  readonly cause: Label;
}

/** The first suggestion of each finding in scope, by `issue stage cause`; over all apps the one of the highest scores together. */
export function firstAdvice(store: Store, scope: Scope = {}): ReadonlyMap<string, FirstAdvice> {
  const { condition, values } = inScope(store, scope, 'finding_suggestion');
  const rows = store.db.prepare(firstSuggestions(condition)).all(...values) as Record<
    'finding' | 'id' | 'zh' | 'en' | 'cause_zh' | 'cause_en',
    string
  >[];
  return new Map(
    rows.map(({ finding, id, zh, en, cause_zh, cause_en }) => [
      finding,
      { suggestion: id, text: { zh, en }, cause: { zh: cause_zh, en: cause_en } },
    ]),
  );
}

const firstSuggestions = (condition: string) => `
  SELECT finding, suggestion.id, suggestion.zh, suggestion.en, proximate_cause.zh AS cause_zh, proximate_cause.en AS cause_en
  FROM (
    SELECT issue.id || ' ' || stage.id || ' ' || cause.id AS finding, suggestion,
      row_number() OVER (PARTITION BY finding_suggestion.issue, finding_suggestion.stage, finding_suggestion.cause
        ORDER BY round(sum(score), 9) DESC, min(rank), suggestion) AS place
    FROM finding_suggestion JOIN issue ON issue.key = finding_suggestion.issue
    JOIN stage ON stage.key = finding_suggestion.stage JOIN cause ON cause.key = finding_suggestion.cause
    WHERE ${condition}
    GROUP BY finding_suggestion.issue, finding_suggestion.stage, finding_suggestion.cause, suggestion
  ) AS best
  JOIN suggestion ON suggestion.key = best.suggestion JOIN proximate_cause ON proximate_cause.key = suggestion.proximate
  WHERE place = 1`;

/** One row of the view of suggestions, with a quote for the cause it meets (else one of the issue) and one of praise elsewhere. */
export interface SuggestionExport {
  readonly app: string;
  readonly issue: string;
  readonly stage: string;
  readonly cause: string;
  readonly rank: number;
  readonly suggestion: string;
  readonly text: Label;
  readonly rival: Label;
  readonly owner: Label;
  readonly metric: Label;
  readonly moves: 'up' | 'down';
  readonly effort: string;
  readonly effect: Label;
  readonly source: Label;
  readonly reviews: number;
  readonly quotes: number;
  readonly impact: number;
  readonly part: number;
  readonly divisor: number;
  readonly score: number;
  readonly adopted: boolean;
  readonly quote: string | null;
  readonly praise: string | null;
}

type ViewRow = Record<
  `${'suggestion' | 'rival' | 'owner' | 'metric' | 'effect' | 'source'}_${'zh' | 'en'}`,
  string
> &
  Omit<SuggestionExport, 'text' | 'rival' | 'owner' | 'metric' | 'effect' | 'source' | 'adopted'> & {
    readonly adopted: 0 | 1;
  };

/** All suggestions, app by app, most costly finding first. Streams: nothing else may be asked of the store while it is read. */
export function* suggestionRows({ db }: Store): IterableIterator<SuggestionExport> {
  for (const row of db.prepare(suggestionsWithQuotes).iterate() as IterableIterator<ViewRow>) {
    yield {
      ...{ app: row.app, issue: row.issue, stage: row.stage, cause: row.cause, rank: row.rank },
      ...{ suggestion: row.suggestion, text: { zh: row.suggestion_zh, en: row.suggestion_en } },
      rival: { zh: row.rival_zh, en: row.rival_en },
      owner: { zh: row.owner_zh, en: row.owner_en },
      metric: { zh: row.metric_zh, en: row.metric_en },
      effect: { zh: row.effect_zh, en: row.effect_en },
      source: { zh: row.source_zh, en: row.source_en },
      ...{ moves: row.moves, effort: row.effort, reviews: row.reviews, quotes: row.quotes },
      ...{ impact: row.impact, part: row.part, divisor: row.divisor, score: row.score },
      ...{ adopted: row.adopted === 1, quote: row.quote, praise: row.praise },
    };
  }
}

const suggestionsWithQuotes = `
  SELECT listed.*,
    coalesce(
      (SELECT substr(iif(in_title, title, text), start + 1, length)
        FROM cause_quote JOIN complaint USING (review, number) JOIN review ON review.key = complaint.review
        WHERE cause_quote.app = named.key AND cause_quote.proximate = rivals.key AND cause_quote.rank = 1),
      (SELECT substr(iif(in_title, title, text), start + 1, length)
        FROM finding_quote JOIN complaint USING (review, number) JOIN review ON review.key = complaint.review
        WHERE finding_quote.app = named.key AND finding_quote.issue = rivals.issue AND finding_quote.rank = 1
        ORDER BY complaint.confidence DESC, finding_quote.stage, finding_quote.cause LIMIT 1)
    ) AS quote,
    (SELECT app.name || ': ' || substr(iif(in_title, title, text), start + 1, length)
      FROM praise_quote JOIN review ON review.key = praise_quote.review JOIN app ON app.key = praise_quote.app
      WHERE praise_quote.issue = rivals.issue AND praise_quote.app <> named.key
      ORDER BY praise_quote.worth DESC, praise_quote.day DESC, praise_quote.app DESC LIMIT 1) AS praise
  FROM suggestion_list AS listed JOIN app AS named ON named.name = listed.app
  JOIN proximate_cause AS rivals ON rivals.id = listed.rival
  ORDER BY listed.app, listed.impact DESC, listed.issue, listed.stage, listed.cause, listed.rank`;
