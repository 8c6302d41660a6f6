import type { AppKind } from '../../advice/book.ts';
import { surroundings } from '../../advice/evidence.ts';
import type { Label } from '../../lang.ts';
import { isoDay } from '../days.ts';
import type { Store } from '../store.ts';
import type { QuoteRow } from './answers.ts';
import { joined, quoted } from './reviews.ts';

/** One rival explanation of an issue, over the apps asked for. */
export interface RivalCause extends Label {
  readonly id: string;
  /** The inner cause it points at. */
  readonly inner: string;
  /** What would tell it from its rivals. */
  readonly check: Label;
  /** Counted complaints whose words speak for it, and the words of the best of them with those around. */
  readonly quotes: number;
  readonly words: string | null;
}

/** Something that can be done, with all its rank is made of, over the apps asked for. */
export interface Suggested extends Label {
  readonly id: string;
  /** Id of the rival cause it meets. */
  readonly cause: string;
  readonly owner: Label;
  readonly metric: Label;
  readonly moves: 'up' | 'down';
  readonly effort: Label;
  readonly effect: Label;
  readonly source: Label;
  readonly impact: number;
  readonly part: number;
  readonly divisor: number;
  /** `impact × part / divisor`, summed over findings. */
  readonly score: number;
  /** Whether a team has taken it up. */
  readonly adopted: boolean;
}

/** A clause that praises at another app what an issue is about. */
export interface PraiseRow {
  readonly app: string;
  readonly date: string | null;
  readonly stars: number | null;
  readonly reviewId: string;
  readonly quote: string;
}

/** What may stand behind an issue and what can be done, for the apps of one kind. */
export interface IssueAdvice {
  readonly kind: AppKind;
  /** What users meet. */
  readonly symptom: Label;
  readonly rivals: readonly RivalCause[];
  readonly suggestions: readonly Suggested[];
  /** At apps other than the one that the issue costs most. */
  readonly praise: readonly PraiseRow[];
}

/** Kinds of app, the platform's own field first. */
const kinds: readonly AppKind[] = ['medical', 'general'];
/** Clauses of praise shown. */
const praiseShown = 2;

/** Advice on one issue for each kind of app that has it. */
export function adviceOn(store: Store, issue: string): IssueAdvice[] {
  return kinds.flatMap((kind) => {
    const worst = store.db.prepare(worstApp).pluck().get({ issue, kind }) as number | undefined;
    if (worst === undefined) return [];
    return [
      {
        kind,
        symptom: store.db.prepare(symptomOf).get(issue) as Label,
        rivals: rivalsOf(store, issue, kind),
        suggestions: suggestionsOf(store, issue, kind),
        praise: praiseElsewhere(store, issue, worst),
      },
    ];
  });
}

function rivalsOf({ db }: Store, issue: string, kind: AppKind): RivalCause[] {
  const rows = db.prepare(rivals).all({ issue, kind }) as (Omit<RivalCause, 'check' | 'words'> &
    Record<'check_zh' | 'check_en', string>)[];
  const ofRival = db.prepare(rivalQuotes);
  return rows.map(({ check_zh: zh, check_en: en, ...rival }) => ({
    ...rival,
    check: { zh, en },
    words: wordsOf(ofRival.get({ rival: rival.id, kind }) as QuoteRow | undefined),
  }));
}

function wordsOf(row: QuoteRow | undefined): string | null {
  if (row === undefined) return null;
  const start = row[row.field].indexOf(row.quote);
  return surroundings(row[row.field], start, start + row.quote.length);
}

type SuggestionRow = Record<
  `${'owner' | 'metric' | 'effort' | 'effect' | 'source'}_${'zh' | 'en'}` | 'id' | 'cause' | 'zh' | 'en',
  string
> & { readonly moves: 'up' | 'down' } & Record<'impact' | 'score' | 'divisor' | 'adopted', number>;

const suggestionsOf = ({ db }: Store, issue: string, kind: AppKind): Suggested[] =>
  (db.prepare(suggested).all({ issue, kind }) as SuggestionRow[]).map((row) => ({
    ...{ id: row.id, cause: row.cause, zh: row.zh, en: row.en, moves: row.moves },
    owner: { zh: row.owner_zh, en: row.owner_en },
    metric: { zh: row.metric_zh, en: row.metric_en },
    effort: { zh: row.effort_zh, en: row.effort_en },
    effect: { zh: row.effect_zh, en: row.effect_en },
    source: { zh: row.source_zh, en: row.source_en },
    ...{ impact: row.impact, divisor: row.divisor, score: row.score },
    part: row.impact === 0 ? 0 : (row.score * row.divisor) / row.impact,
    adopted: row.adopted > 0,
  }));

/** Best first, one an app as long as there are apps. */
const praiseElsewhere = ({ db }: Store, issue: string, app: number): PraiseRow[] =>
  db.prepare(praiseOfOthers).all({ issue, app }) as PraiseRow[];

const symptomOf =
  'SELECT symptom.zh, symptom.en FROM symptom JOIN issue ON issue.key = symptom.issue WHERE issue.id = ?';

const ofKind = (table: string) => `
  JOIN issue ON issue.key = ${table}.issue JOIN app_kind ON app_kind.app = ${table}.app
  WHERE issue.id = @issue AND app_kind.kind = @kind`;

const worstApp = `
  SELECT finding_suggestion.app FROM finding_suggestion ${ofKind('finding_suggestion')}
  GROUP BY finding_suggestion.app ORDER BY total(score) DESC, finding_suggestion.app LIMIT 1`;

const rivals = `
  SELECT proximate_cause.id, proximate_cause.zh, proximate_cause.en, cause.id AS inner, check_zh, check_en, sum(quotes) AS quotes
  FROM finding_cause JOIN proximate_cause ON proximate_cause.key = finding_cause.proximate
  JOIN cause ON cause.key = proximate_cause.inner ${ofKind('finding_cause')}
  GROUP BY proximate_cause.key ORDER BY quotes DESC, proximate_cause.position`;

const rivalQuotes = `
  SELECT ${quoted} ${joined('cause_quote JOIN complaint USING (review, number) JOIN review ON review.key = complaint.review')}
  JOIN proximate_cause ON proximate_cause.key = cause_quote.proximate JOIN app_kind ON app_kind.app = cause_quote.app
  WHERE proximate_cause.id = @rival AND app_kind.kind = @kind
  ORDER BY complaint.confidence DESC, review.date DESC, app.name, review.id, complaint.number LIMIT 1`;

const suggested = `
  SELECT suggestion.id, proximate_cause.id AS cause, suggestion.zh, suggestion.en, moves,
    owner_zh, owner_en, metric_zh, metric_en, effort_zh, effort_en, effect_zh, effect_en, source_zh, source_en,
    sum(impact) AS impact, sum(score) AS score, suggestion.divisor,
    (SELECT count(*) FROM adoption WHERE adoption.suggestion = suggestion.id) AS adopted
  FROM finding_suggestion JOIN suggestion ON suggestion.key = finding_suggestion.suggestion
  JOIN proximate_cause ON proximate_cause.key = suggestion.proximate ${ofKind('finding_suggestion')}
  GROUP BY suggestion.key ORDER BY round(sum(score), 9) DESC, min(rank), suggestion.strength, suggestion.position`;

const praiseOfOthers = `
  SELECT app.name AS app, ${isoDay('best.day')} AS date, review.stars, review.id AS reviewId,
    substr(iif(best.in_title, review.title, review.text), best.start + 1, best.length) AS quote
  FROM (
    SELECT praise_quote.*, row_number() OVER (PARTITION BY praise_quote.app ORDER BY worth DESC, day DESC, review) AS place
    FROM praise_quote JOIN issue ON issue.key = praise_quote.issue WHERE issue.id = @issue AND praise_quote.app <> @app
  ) AS best
  JOIN app ON app.key = best.app JOIN review ON review.key = best.review
  ORDER BY place, worth DESC, best.day DESC, best.review LIMIT ${praiseShown}`;
