import type { CodedReview, Complaint } from '../records.ts';
import { languages, numbersOf, polarities } from './codes.ts';
import type { CodeNumbers } from './labels.ts';

const languageNumbers = numbersOf(languages);
const polarityNumbers = numbersOf(polarities);

/** What the coder says of a review, as its tables have it but for the codebook's ids, whose numbers each database has of its own. */
export interface NamedCoding {
  readonly language: number;
  readonly polarity: number;
  readonly score: number;
  readonly complaints: readonly NamedComplaint[];
}

/** The same as its tables have it. */
export interface Coding extends Omit<NamedCoding, 'complaints'> {
  readonly complaints: readonly ComplaintCodes[];
}

/** Where a complaint's evidence stands in the stored field, code points. */
export interface Place {
  readonly in_title: 0 | 1;
  readonly start: number;
  readonly length: number;
}

interface NamedComplaint extends Place {
  readonly issue: string;
  readonly stage: string;
  readonly cause: string;
  readonly confidence: number;
  readonly abstained: 0 | 1;
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
export const namedCoding = (review: CodedReview, placeOf: (complaint: Complaint) => Place): NamedCoding => ({
  language: languageNumbers[review.language],
  polarity: polarityNumbers[review.polarity],
  score: review.score,
  complaints: review.complaints.map((complaint) => ({
    issue: complaint.issue,
    stage: complaint.stage,
    cause: complaint.cause,
    confidence: complaint.confidence,
    abstained: complaint.abstained ? 1 : 0,
    ...placeOf(complaint),
  })),
});

/** A coding with the numbers that a database has for the codebook's ids. */
export const numbered = (
  { language, polarity, score, complaints }: NamedCoding,
  { issues, stages, causes }: CodeNumbers,
): Coding => ({
  language,
  polarity,
  score,
  complaints: complaints.map((complaint) => ({
    issue: issues.get(complaint.issue)!,
    stage: stages.get(complaint.stage)!,
    cause: causes.get(complaint.cause)!,
    confidence: complaint.confidence,
    abstained: complaint.abstained,
    in_title: complaint.in_title,
    start: complaint.start,
    length: complaint.length,
  })),
});
