import type { Label } from '../../lang.ts';
import type { ResearchComplaint, ResearchReview } from '../../store/queries.ts';
import { type DateUnit, periodOf } from './period.ts';

/** What complaints are coded by; a review may bear several of each. */
export const codeKinds = ['issue', 'stage', 'cause'] as const;
export type CodeKind = (typeof codeKinds)[number];

/** What a review has one of. */
export const factKinds = ['app', 'period', 'version', 'stars', 'polarity', 'language'] as const;
export type FactKind = (typeof factKinds)[number];

export type Dimension = CodeKind | FactKind;
export const dimensions: readonly Dimension[] = [...codeKinds, ...factKinds];

export const dimensionLabels: Readonly<Record<Dimension, Label>> = {
  issue: { zh: '问题', en: 'issue' },
  stage: { zh: '阶段', en: 'stage' },
  cause: { zh: '内因', en: 'cause' },
  app: { zh: '应用', en: 'app' },
  period: { zh: '时期', en: 'period' },
  version: { zh: '版本', en: 'version' },
  stars: { zh: '星级', en: 'stars' },
  polarity: { zh: '情感', en: 'polarity' },
  language: { zh: '语言', en: 'language' },
};

export const isCode = (dimension: Dimension): dimension is CodeKind =>
  (codeKinds as readonly string[]).includes(dimension);

/** What a review is under a fact; empty where it is not known. A version is one of an app. */
export function factOf(review: ResearchReview, fact: FactKind, dates: DateUnit): string {
  if (fact === 'period') return review.day === null ? '' : periodOf(review.day, dates);
  if (fact === 'version') return review.version === null ? '' : `${review.app} ${review.version}`;
  return String(review[fact] ?? '');
}

/** The complaints of which the coder was sure. */
export const countedComplaints = (review: ResearchReview): ResearchComplaint[] =>
  review.complaints.filter(({ abstained }) => !abstained);

/** The codes of one kind that a review bears, each once. */
export const codesOf = (complaints: readonly ResearchComplaint[], kind: CodeKind): Set<string> =>
  new Set(complaints.map((complaint) => complaint[kind]));

/** Values of a dimension in order: codes as the codebook has them, all else as text; what is not known last. */
export function inOrder(values: Iterable<string>, known: readonly string[]): string[] {
  const places = new Map(known.map((value, place) => [value, place]));
  const placeOf = (value: string): number => (value === '' ? Infinity : (places.get(value) ?? known.length));
  return [...values].sort((a, b) => comparePlaces(placeOf(a), placeOf(b)) || (a < b ? -1 : a > b ? 1 : 0));
}

const comparePlaces = (a: number, b: number): number => (a === b ? 0 : a - b);
