import { createHmac } from 'node:crypto';
import type { ResearchComplaint, ResearchReview } from '../../store/queries.ts';
import { cells, type Field, rounded, type Table } from '../table.ts';
import { countedComplaints } from './dimensions.ts';
import { maskedQuote, type StoredHealthFinder } from './health.ts';
import type { Combinations, Traits } from './singling.ts';

/** What the rows are made of. */
export interface RowSource {
  readonly reviews: () => Iterable<ResearchReview>;
  readonly combinations: Combinations;
  /** Absent: conditions are kept. */
  readonly health: StoredHealthFinder | undefined;
  /** Absent: authors are left out. */
  readonly salt: string | undefined;
}

interface ReviewRow extends Traits {
  readonly review: ResearchReview;
}

interface ComplaintRow extends ReviewRow {
  readonly number: number;
  readonly complaint: ResearchComplaint;
}

/** One row a review, without its words. */
export function reviewTable(source: RowSource): Table {
  const columns: Field<ReviewRow>[] = [
    ...reviewFields(source.salt),
    { key: 'language', zh: '语言', en: 'language', kind: 'text', cell: ({ review }) => review.language },
    { key: 'polarity', zh: '情感', en: 'polarity', kind: 'text', cell: ({ review }) => review.polarity },
    {
      key: 'score',
      zh: '情感得分',
      en: 'polarity score',
      kind: 'decimal',
      cell: ({ review }) => thousandths(review.score),
    },
    {
      key: 'complaints',
      zh: '诉求数',
      en: 'counted complaints',
      kind: 'count',
      cell: ({ review }) => countedComplaints(review).length,
    },
    {
      key: 'removed',
      zh: '已被商店删除',
      en: 'removed by the store',
      kind: 'flag',
      cell: ({ review }) => review.removed,
    },
    ...countedFields,
    {
      key: 'counted',
      zh: '计入',
      en: 'counted',
      kind: 'flag',
      cell: ({ review }) => !review.duplicate && !review.suspect,
    },
  ];
  return {
    name: 'reviews',
    label: { zh: '评论', en: 'reviews' },
    columns,
    rows: () => cells(columns, toldReviews(source)),
  };
}

/** One row a complaint, those that are not counted too, marked so. */
export function complaintTable(source: RowSource): Table {
  const columns: Field<ComplaintRow>[] = [
    { key: 'complaint', zh: '诉求编号', en: 'complaint', kind: 'count', cell: ({ number }) => number },
    ...reviewFields(source.salt),
    { key: 'issue', zh: '问题', en: 'issue', kind: 'text', cell: ({ complaint }) => complaint.issue },
    { key: 'stage', zh: '阶段', en: 'stage', kind: 'text', cell: ({ complaint }) => complaint.stage },
    { key: 'cause', zh: '内因', en: 'cause', kind: 'text', cell: ({ complaint }) => complaint.cause },
    {
      key: 'confidence',
      zh: '置信度',
      en: 'confidence',
      kind: 'decimal',
      cell: ({ complaint }) => thousandths(complaint.confidence),
    },
    {
      key: 'quote',
      zh: '原话',
      en: 'quote',
      kind: 'long',
      cell: ({ complaint }) => quoteOf(complaint, source.health),
    },
    {
      key: 'abstained',
      zh: '编码器未定',
      en: 'coder unsure',
      kind: 'flag',
      cell: ({ complaint }) => complaint.abstained,
    },
    ...countedFields,
    {
      key: 'counted',
      zh: '计入',
      en: 'counted',
      kind: 'flag',
      cell: ({ review, complaint }) => !review.duplicate && !review.suspect && !complaint.abstained,
    },
  ];
  return {
    name: 'complaints',
    label: { zh: '诉求', en: 'complaints' },
    columns,
    rows: () => cells(columns, toldComplaints(source)),
  };
}

function reviewFields(salt: string | undefined): Field<ReviewRow>[] {
  const author: Field<ReviewRow> = {
    key: 'author',
    zh: '作者（加盐散列）',
    en: 'author (salted hash)',
    kind: 'text',
    cell: ({ review }) => authorOf(review, salt!),
  };
  return [
    { key: 'review', zh: '评论编号', en: 'review', kind: 'count', cell: ({ review }) => review.number },
    { key: 'app', zh: '应用', en: 'app', kind: 'text', cell: ({ app }) => app },
    { key: 'period', zh: '时期', en: 'period', kind: 'text', cell: ({ period }) => period },
    { key: 'stars', zh: '星级', en: 'stars', kind: 'count', cell: ({ stars }) => stars },
    { key: 'version', zh: '版本', en: 'version', kind: 'text', cell: ({ version }) => version },
    ...(salt === undefined ? [] : [author]),
  ];
}

const countedFields: Field<ReviewRow>[] = [
  {
    key: 'duplicate',
    zh: '重复',
    en: 'repeats another',
    kind: 'flag',
    cell: ({ review }) => review.duplicate,
  },
  {
    key: 'suspect',
    zh: '疑似刷评',
    en: 'suspected bought praise',
    kind: 'flag',
    cell: ({ review }) => review.suspect,
  },
];

function* toldReviews({ reviews, combinations }: RowSource): Generator<ReviewRow> {
  for (const review of reviews()) {
    const traits = combinations.tell(review);
    if (traits !== null) yield { ...traits, review };
  }
}

function* toldComplaints(source: RowSource): Generator<ComplaintRow> {
  let number = 0;
  for (const row of toldReviews(source))
    for (const complaint of row.review.complaints) {
      number += 1;
      yield { ...row, number, complaint };
    }
}

/** First 16 hex digits of HMAC-SHA-256; the same pen name in another app gives another one. */
const authorOf = ({ app, author }: ResearchReview, salt: string): string | null =>
  author === null ? null : createHmac('sha256', salt).update(`${app}\n${author}`).digest('hex').slice(0, 16);

/** The evidence on one line: SPSS reads no line breaks within a value. */
function quoteOf({ evidence }: ResearchComplaint, health: StoredHealthFinder | undefined): string {
  const { words, start, end } = evidence();
  const quote =
    health === undefined ? words.slice(start, end) : maskedQuote(words, { start, end }, health(words));
  return quote.replace(/[\r\n\t\u2028\u2029]+/g, ' ');
}

const thousandths = (value: number): number => rounded(Math.round(value * 1000) / 1000)!;
