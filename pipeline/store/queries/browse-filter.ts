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

const judged = (flag: FlagId | undefined): string =>
  `EXISTS (SELECT 1 FROM correction WHERE correction.review = review.key AND correction.judge = ? AND correction.${flag === 'bought-praise' ? 'bought' : 'polarity'} IS NOT NULL)`;

/** SQL that narrows the rows of `placed`, reviews known by app and date alone, to those that are wanted; their own rows are `review`. */
export interface Wanted extends Condition {
  readonly joins: string;
}

/**
 * SQL for the reviews of one app that are wanted; one may come several times. Narrow tables that tell whether a review may pass are joined
 * before its own wide row is read. Counted complaints of the codes are asked for here: `passing` would take those of which the coder was not
 * sure too.
 * @throws UserError as `passing`
 */
export function wantedReviews(store: Store, filter: BrowseFilter): Wanted {
  const { app: _app, issue, stage, cause, flag, topic, unjudgedBy, ...plain } = filter;
  const passed = passing(store, plain);
  const narrowing = narrow(store, filter);
  const conditions = [
    passed.condition,
    ...(flag === undefined ? [`review.duplicate_of IS NULL AND NOT ${bears('bought-praise')}`] : []),
    ...(unjudgedBy === undefined ? [] : [`NOT ${judged(flag)}`]),
  ];
  return {
    joins: [...narrowing.map(([join]) => join), 'CROSS JOIN review ON review.key = placed.key'].join('\n'),
    condition: conditions.join(' AND '),
    values: [
      ...narrowing.flatMap(([, ...values]) => values),
      ...passed.values,
      ...(unjudgedBy === undefined ? [] : [unjudgedBy]),
    ],
  };
}

type Join = readonly [join: string, ...values: (string | number)[]];

function narrow(store: Store, filter: BrowseFilter): Join[] {
  const { flag, topic } = filter;
  const codes = bearing(store, filter);
  return [
    ...(flag === undefined
      ? []
      : [
          [
            `CROSS JOIN review_flag ON review_flag.review = placed.key AND review_flag.flag = ${flagNumbers[flag]}`,
          ] as const,
        ]),
    ...(topic === undefined
      ? []
      : [
          [
            'CROSS JOIN topic_member ON topic_member.review = placed.key AND topic_member.topic = (SELECT key FROM topic WHERE id = ?)',
            topic,
          ] as const,
        ]),
    ...(hasCodes(filter)
      ? [
          [
            `CROSS JOIN complaint ON complaint.review = placed.key AND NOT complaint.abstained AND ${codes.condition}`,
            ...codes.values,
          ] as const,
        ]
      : []),
  ];
}

/** How many reviews bear a flag, those too that are not counted. */
export function flagged(store: Store, flag: FlagId, scope: Scope): number {
  const { condition, values } = inScope(store, scope, 'flag_tally');
  const total = store.db.prepare(
    `SELECT total(reviews) FROM flag_tally WHERE flag = ${flagNumbers[flag]} AND ${condition}`,
  );
  return total.pluck().get(...values) as number;
}
