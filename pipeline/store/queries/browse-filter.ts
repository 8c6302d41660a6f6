import { flags, numbersOf } from '../codes.ts';
import type { Store } from '../store.ts';
import type { Scope } from './answers.ts';
import { bearing, type CodeFilter, type Condition, passing, type ReviewFilter } from './filter.ts';
import { inScope } from './scope.ts';

export const flagNumbers = numbersOf(flags);

type FlagId = keyof typeof flags;

/** Which reviews are listed: counted ones that state the codes, or, with `flag`, all that bear it. */
export interface BrowseFilter extends ReviewFilter {
  readonly flag?: FlagId | undefined;
  /** Id of a topic. */
  readonly topic?: string | undefined;
  /** Leaves out what this judge has judged: whether it is bought praise where that is the flag, else its coding. */
  readonly unjudgedBy?: string | undefined;
}

export const hasCodes = ({ issue, stage, cause }: CodeFilter): boolean =>
  issue !== undefined || stage !== undefined || cause !== undefined;

const bears = (flag: FlagId): string =>
  `EXISTS (SELECT 1 FROM review_flag WHERE review_flag.review = review.key AND review_flag.flag = ${flagNumbers[flag]})`;

const isOfTopic = `EXISTS (
  SELECT 1 FROM topic_member JOIN topic ON topic.key = topic_member.topic WHERE topic_member.review = review.key AND topic.id = ?)`;

const judged = (flag: FlagId | undefined): string =>
  `EXISTS (SELECT 1 FROM correction WHERE correction.review = review.key AND correction.judge = ? AND correction.${flag === 'bought-praise' ? 'bought' : 'polarity'} IS NOT NULL)`;

/**
 * SQL for the rows of `review` of one app that are wanted. Counted complaints of the codes are asked for here: `passing` would take those of
 * which the coder was not sure too.
 * @throws UserError as `passing`
 */
export function wantedReviews(store: Store, filter: BrowseFilter): Condition {
  const { app: _app, issue, stage, cause, flag, topic, unjudgedBy, ...plain } = filter;
  const passed = passing(store, plain);
  const codes = hasCodes(filter) ? bearing(store, { issue, stage, cause }) : undefined;
  const conditions = [
    ...(codes === undefined
      ? []
      : [
          `EXISTS (SELECT 1 FROM complaint WHERE complaint.review = review.key AND NOT complaint.abstained AND ${codes.condition})`,
        ]),
    ...(topic === undefined ? [] : [isOfTopic]),
    passed.condition,
    flag === undefined ? `duplicate_of IS NULL AND NOT ${bears('bought-praise')}` : bears(flag),
    ...(unjudgedBy === undefined ? [] : [`NOT ${judged(flag)}`]),
  ];
  return {
    condition: conditions.join(' AND '),
    values: [
      ...(codes?.values ?? []),
      ...(topic === undefined ? [] : [topic]),
      ...passed.values,
      ...(unjudgedBy === undefined ? [] : [unjudgedBy]),
    ],
  };
}

/** How many reviews bear a flag, those too that are not counted. */
export function flagged(store: Store, flag: FlagId, scope: Scope): number {
  const { condition, values } = inScope(store, scope, 'flag_tally');
  const total = store.db.prepare(
    `SELECT total(reviews) FROM flag_tally WHERE flag = ${flagNumbers[flag]} AND ${condition}`,
  );
  return total.pluck().get(...values) as number;
}
