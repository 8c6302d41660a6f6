import type { Polarity } from '../records.ts';

/** One complaint as a coder, human or machine, coded it. */
export interface CodedComplaint {
  readonly issue: string;
  readonly stage: string;
  readonly cause: string;
  /** Quoted from the review; empty where none was given. */
  readonly evidence: string;
}

/** What one coder said of one review. */
export interface Coding {
  /** Null where he left it open. */
  readonly polarity: Polarity | null;
  readonly complaints: readonly CodedComplaint[];
}

/** One coder's work: codings by the item's id. An item that is not there was not coded. */
export interface Coder {
  readonly name: string;
  readonly codings: ReadonlyMap<string, Coding>;
}

/** A review as coders see it. */
export interface Item {
  readonly item: string;
  readonly app: string;
  /** The review's id in the store, else that of the item. */
  readonly id: string;
  readonly title: string;
  readonly text: string;
}

export type CodeKind = 'issue' | 'stage' | 'cause';

/** The codes of one kind that a coding has, each once, sorted. */
export const codesOf = ({ complaints }: Coding, kind: CodeKind): string[] =>
  [...new Set(complaints.map((complaint) => complaint[kind]))].sort();
