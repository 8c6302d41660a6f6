import type { Label } from '../../lang.ts';
import type { FieldName, Language, Polarity, Stars } from '../../records.ts';

/** Which part of the store is asked about; no app: all of them. */
export interface Scope {
  readonly app?: string;
}

/** A proportion in [0, 1] with its 95 % Wilson interval. */
export interface Share {
  readonly share: number;
  readonly low: number;
  readonly high: number;
}

export interface AppRow {
  readonly app: string;
  /** All reviews, duplicates too. */
  readonly reviews: number;
  readonly counted: number;
  /** Counted reviews with at least one complaint. */
  readonly complaining: number;
  readonly meanStars: number | null;
  /** First and last day, `YYYY-MM-DD`. */
  readonly firstDate: string | null;
  readonly lastDate: string | null;
}

export interface FindingRow extends Share {
  /** The app asked for, or null for all of them together. */
  readonly app: string | null;
  readonly issue: string;
  readonly stage: string;
  readonly cause: string;
  /** Counted reviews that state this issue at this stage for this cause. */
  readonly reviews: number;
  readonly meanStars: number | null;
}

export interface MatrixCell extends Share {
  readonly stage: string;
  readonly cause: string;
  /** Counted reviews with at least one complaint of this stage and cause. */
  readonly reviews: number;
}

export interface QuoteFilter extends Scope {
  readonly issue?: string;
  readonly stage?: string;
  readonly cause?: string;
  /** At most three a finding are kept. */
  readonly limit: number;
}

export interface QuoteRow {
  readonly reviewId: string;
  readonly app: string;
  /** `YYYY-MM-DD`. */
  readonly date: string | null;
  readonly stars: Stars | null;
  readonly issue: string;
  readonly stage: string;
  readonly cause: string;
  readonly confidence: number;
  /** The evidence, a part of `title` or `text` as `field` says. */
  readonly quote: string;
  readonly field: FieldName;
  readonly title: string;
  readonly text: string;
}

export interface PeriodRow {
  /** `YYYY-MM-DD`: the day, or the Monday of the week. */
  readonly period: string;
  readonly reviews: number;
  readonly complaining: number;
  readonly meanStars: number | null;
}

export interface VersionRow {
  readonly app: string;
  readonly version: string;
  readonly reviews: number;
  readonly complaining: number;
  readonly meanStars: number | null;
  readonly firstDate: string | null;
  readonly lastDate: string | null;
}

export interface Count {
  readonly id: string;
  readonly count: number;
}

/** One reading of one input by one run. `read = accepted + rejected`, `accepted = added + revised + updated + unchanged`. */
export interface InputRow {
  /** As the user named it. */
  readonly path: string;
  /** What it was recognised as, such as `google-play (csv, utf-16le)`; empty when nothing could be read. */
  readonly format: string;
  readonly read: number;
  readonly accepted: number;
  readonly rejected: number;
  readonly added: number;
  readonly revised: number;
  /** Same words and stars, but coded anew (new code, lexicons or model) or with another answer, version or state. */
  readonly updated: number;
  readonly unchanged: number;
  /** Accepted rows of this reading that stand in the store as duplicates. */
  readonly duplicates: number;
  /** Facts about the input worth reporting, such as a capped export; in words, as the reader gave them. */
  readonly notes: readonly string[];
  /** Machine name and message of the fault that kept the input from being read at all. */
  readonly error: string | null;
}

/** A run of days with bursts of five-star reviews that look bought. */
export interface WaveRow {
  readonly app: string;
  readonly firstDate: string;
  readonly lastDate: string;
  /** Five-star reviews on the days of the bursts, and how many as many usual days would have brought. */
  readonly praise: number;
  readonly usual: number;
  /** What gave it away: `removed`, `repeated`, `one-sided`. */
  readonly reasons: readonly string[];
}

/** Facts on the data itself. All reviews are counted here, duplicates too. */
export interface Quality {
  readonly reviews: number;
  readonly counted: number;
  /** Reviews that repeat another one, and reviews that look like bought praise; some are both. */
  readonly duplicates: number;
  readonly suspects: number;
  /** Counted reviews with a complaint of which the coder was not sure. */
  readonly abstained: number;
  readonly rejectsByReason: readonly Count[];
  readonly flags: readonly Count[];
  readonly languages: readonly Count[];
  /** The newest reading of every input. */
  readonly inputs: readonly InputRow[];
  readonly waves: readonly WaveRow[];
}

/** One complaint with its review, for the complaint-level export; also those that are not counted, marked so. */
export interface ComplaintRow extends QuoteRow {
  /** UTC instant, ISO 8601. */
  readonly at: string | null;
  readonly version: string | null;
  readonly language: Language;
  readonly polarity: Polarity;
  readonly duplicate: boolean;
  /** The review looks like bought praise. */
  readonly suspect: boolean;
  /** The coder was not sure of it. */
  readonly abstained: boolean;
}

export interface CodeLabel extends Label {
  /** What the code covers, in English; empty where the label says it all. */
  readonly means: string;
}

export interface IssueLabel extends CodeLabel {
  /** The stage and cause the issue has unless the text says otherwise. */
  readonly stage: string;
  readonly cause: string;
}

/** Names of all codes in the store, by machine id, in the codebook's order. */
export interface Labels {
  readonly stages: ReadonlyMap<string, CodeLabel>;
  readonly causes: ReadonlyMap<string, CodeLabel>;
  readonly issues: ReadonlyMap<string, IssueLabel>;
  readonly flags: ReadonlyMap<string, CodeLabel>;
  readonly reasons: ReadonlyMap<string, CodeLabel>;
  readonly languages: ReadonlyMap<string, CodeLabel>;
  readonly polarities: ReadonlyMap<string, CodeLabel>;
}

export interface RunRow {
  readonly run: number;
  /** UTC instants, ISO 8601. */
  readonly started: string;
  readonly finished: string;
  readonly read: number;
  readonly accepted: number;
  readonly rejected: number;
  readonly added: number;
  readonly revised: number;
  readonly updated: number;
  readonly unchanged: number;
  /** Inputs' hashes, versions of code, lexicons, model and segmenter, options. */
  readonly manifest: unknown;
}

/** Evidence as it is stored: UTF-16 offsets into the stored (masked) field. Law: `quote === review[field].slice(start, end)`. */
export interface StoredComplaint {
  readonly issue: string;
  readonly stage: string;
  readonly cause: string;
  readonly confidence: number;
  readonly field: FieldName;
  readonly start: number;
  readonly end: number;
  readonly quote: string;
}

/** A former state of a review. */
export interface StoredRevision {
  readonly revision: number;
  /** UTC instant of writing, ISO 8601. */
  readonly at: string | null;
  readonly stars: Stars | null;
  readonly title: string;
  readonly text: string;
  readonly version: string | null;
  readonly answer: string | null;
  /** UTC instant of the run that brought the next one. */
  readonly replaced: string;
}

export interface StoredReview {
  readonly id: string;
  readonly app: string;
  /** UTC instant, ISO 8601. */
  readonly at: string | null;
  readonly stars: Stars | null;
  readonly title: string;
  readonly text: string;
  readonly version: string | null;
  readonly device: string | null;
  readonly answer: string | null;
  readonly language: Language;
  readonly polarity: Polarity;
  readonly score: number;
  readonly flags: readonly { readonly flag: string; readonly reason: string }[];
  /** Id of the review that this one repeats. */
  readonly duplicateOf: string | null;
  readonly input: string;
  readonly row: number;
  readonly revision: number;
  readonly complaints: readonly StoredComplaint[];
  /** The versions before this one, oldest first. */
  readonly revisions: readonly StoredRevision[];
}
