import type { CodedReview, Complaint } from '../records.ts';
import { languages, numbersOf, polarities } from './codes.ts';
import type { CodeNumbers } from './labels.ts';

const languageNumbers = numbersOf(languages);
const polarityNumbers = numbersOf(polarities);

/** What the coder says of a review, as its tables have it. */
export interface Coding {
  readonly language: number;
  readonly polarity: number;
  readonly score: number;
  readonly complaints: readonly ComplaintCodes[];
}

/** Where a complaint's evidence stands in the stored field, code points. */
export interface Place {
  readonly in_title: 0 | 1;
  readonly start: number;
  readonly length: number;
}

/** A complaint as its table has it, without its review and number. */
export interface ComplaintCodes extends Place {
  readonly issue: number;
  readonly stage: number;
  readonly cause: number;
  readonly confidence: number;
  readonly abstained: 0 | 1;
}

/** The coding of a review; `placeOf` tells where in the stored fields a complaint's evidence stands. */
export function codingOf(
  review: CodedReview,
  { issues, stages, causes }: CodeNumbers,
  placeOf: (complaint: Complaint) => Place,
): Coding {
  return {
    language: languageNumbers[review.language],
    polarity: polarityNumbers[review.polarity],
    score: review.score,
    complaints: review.complaints.map((complaint) => ({
      issue: issues.get(complaint.issue)!,
      stage: stages.get(complaint.stage)!,
      cause: causes.get(complaint.cause)!,
      confidence: complaint.confidence,
      abstained: complaint.abstained ? 1 : 0,
      ...placeOf(complaint),
    })),
  };
}
