import type { Judged } from '../../pipeline/learn/judged.ts';
import type { Complaint, Polarity } from '../../pipeline/records.ts';

/** A gold complaint: issue, stage, evidence. */
export type GoldCode = readonly [issue: string, stage: string, evidence?: string];
/** A given complaint: issue, stage, quote, confidence. */
export type GivenCode = readonly [issue: string, stage: string, quote?: string, confidence?: number];

export const judged = (
  polarity: Polarity,
  codes: readonly GoldCode[],
  coded: readonly [Polarity, readonly GivenCode[]] | null,
  phenomena: string[] = [],
): Judged => ({
  gold: {
    polarity,
    complaints: codes.map(([issue, stage, evidence = '']) => ({ issue, stage, evidence })),
    phenomena,
  },
  coded: coded === null ? null : { polarity: coded[0], complaints: coded[1].map(given) },
});

const given = ([issue, stage, quote = '', confidence = 0.5]: GivenCode): Complaint => ({
  issue,
  stage,
  cause: 'software',
  confidence,
  abstained: false,
  evidence: { field: 'text', start: 0, end: quote.length, quote },
});
