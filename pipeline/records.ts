/**
 * The records that flow through the row stages, in order:
 * `RawReview → Review → CleanReview → SegmentedReview → ReadReview → ScoredReview → CodedReview`.
 * All are immutable and carry a literal `kind`, so that TypeScript refuses stages in the wrong order.
 */
import type { ClauseReading, Scope } from './reading.ts';

/** Where a row came from. */
export interface Origin {
  /** Machine name of the format that was recognised, such as `qimai` or `apple-rss`. */
  readonly source: string;
  /** The input as the user named it: a path relative to the working directory, or `-`. */
  readonly input: string;
  /** 1-based row (table formats) or entry number (JSON) within the input. */
  readonly row: number;
}

/** The plain columns every format is read into. Absent: the source has no such column. Values are as in the source. */
export interface RawFields {
  readonly id?: string;
  readonly app?: string;
  readonly author?: string;
  readonly date?: string;
  readonly stars?: string;
  readonly title?: string;
  readonly text?: string;
  readonly version?: string;
  readonly device?: string;
  /** The developer's answer, where the source has it in a column of its own. */
  readonly reply?: string;
}

export interface RawReview {
  readonly kind: 'raw';
  readonly origin: Origin;
  readonly fields: RawFields;
  /** How `fields.date` is to be read. */
  readonly dates: DateReading;
}

export interface DateReading {
  /** IANA zone in which dates without an offset are read; `Asia/Shanghai` unless the source or the user says otherwise. */
  readonly zone: string;
  /** Pattern of a mapping file such as `DD/MM/YYYY HH:mm`; absent: every shape we know is tried. */
  readonly format?: string;
}

export type Stars = 1 | 2 | 3 | 4 | 5;

/** One review, read and normalised, its text untouched. */
export interface ReviewFields {
  readonly origin: Origin;
  /** The store's own id, else a hash of source, app, author, date and text; the same on every machine. */
  readonly id: string;
  /** Whether it is that hash; the store keys it with its secret, as author and text could be found from it by trying. */
  readonly idIsHash: boolean;
  readonly app: string | null;
  /** Never stored as it is: the store keeps a hash. */
  readonly author: string | null;
  /** UTC instant, ISO 8601 with seconds and `Z`; a day without a time is that day's midnight in the source's zone. */
  readonly date: string | null;
  readonly stars: Stars | null;
  readonly title: string;
  readonly text: string;
  readonly version: string | null;
  readonly device: string | null;
  readonly reply: string | null;
}

export interface Review extends ReviewFields {
  readonly kind: 'review';
}

export type FieldName = 'title' | 'text';
export type Language = 'zh' | 'yue' | 'en' | 'mixed' | 'other' | 'und';

/** Facts about one review that its readers may want to filter by. Flags never delete anything. */
export type Flag =
  | 'removed' // the store has taken the review down
  | 'advert' // advert, gambling or other spam
  | 'text-free' // no letter, digit or Han character in title and text
  | 'uninformative' // says nothing of the app (嗯嗯嗯, 123, 凑字数…)
  | 'star-text-conflict' // the stars say one thing, the text another
  | 'abstained' // the coder was not sure enough; goes to the review queue
  | 'health' // tells of a condition, an ache or a drug of the reviewer or of somebody near: sensitive (PIPL, art. 28)
  | SeverityFlag;

/** What makes a complaint weigh more: the reviewer speaks of it, whether or not the review complains. */
export type SeverityFlag =
  | 'leaving' // gone or going
  | 'refund' // money back
  | 'regulator' // a regulator, the law or the press
  | 'harm'; // harm to health

/** What kind of personal data a span holds. */
export type MaskKind =
  | 'mobile'
  | 'landline'
  | 'id-card'
  | 'bank-card'
  | 'document' // passport, travel permit, driving licence
  | 'device' // IMEI, MAC address, serial number
  | 'email'
  | 'qq'
  | 'wechat'
  | 'account' // of any other service
  | 'password'
  | 'link' // with a token or an id in it
  | 'name'
  | 'birthday'
  | 'plate'
  | 'address'
  | 'order'
  | 'record';

/** A span of personal data in the original field, UTF-16 offsets. */
export interface Mask {
  readonly kind: MaskKind;
  readonly start: number;
  readonly end: number;
}

/**
 * One field made ready for matching. `original` is the field as it came in and is never changed; `match` is the reviewer's own part of it
 * (`original.slice(body.start, body.end)`: without the store's removed-prefix and without a glued-on developer reply), folded: NFKC,
 * traditional to simplified, lower case.
 * `starts[i]`/`ends[i]` are the UTF-16 offsets in `original` where the source of `match[i]` begins and ends; both `null` where `match` is
 * `original` unit for unit. Law: neither ever falls, and `starts[i] < ends[i]`.
 */
export interface CleanField {
  readonly original: string;
  readonly body: { readonly start: number; readonly end: number };
  readonly match: string;
  readonly starts: Int32Array | null;
  readonly ends: Int32Array | null;
  /** Personal data inside the body, in order, not overlapping; offsets into `original`. */
  readonly masks: readonly Mask[];
}

export interface CleanFields extends ReviewFields {
  readonly titleField: CleanField;
  readonly textField: CleanField;
  /** The developer's answer, masked: from its own column, or split off the text. */
  readonly answer: string | null;
  readonly language: Language;
  readonly flags: readonly Flag[];
}

export interface CleanReview extends CleanFields {
  readonly kind: 'clean';
}

/** A clause: a run of one field's `match` text, UTF-16 offsets, without the punctuation around it. */
export interface Clause {
  readonly field: FieldName;
  readonly start: number;
  readonly end: number;
  /** The punctuation that ended it, as it stands in `match`: `?`, `!!`, `。`; empty where a space, a connective or the end did. */
  readonly mark: string;
}

export interface SegmentedFields extends CleanFields {
  /** In reading order, title first; they do not overlap. */
  readonly clauses: readonly Clause[];
}

export interface SegmentedReview extends SegmentedFields {
  readonly kind: 'segmented';
}

/**
 * What the learned models see of one clause: three blocks of 32-bit feature hashes; a hash may occur more than once.
 * `grams` are runs of characters, `induced` are classes of words induced from unlabelled texts, with their neighbours, `signs` are what the
 * knowledge lexicons find: touchpoints, failures, feelings and their pairs. Cues are kept apart: they were written with reviews in view that the
 * models are trained on, which would make them look better than they are; the combination weighs them on other reviews.
 */
export interface ClauseFeatures {
  readonly grams: readonly number[];
  readonly induced: readonly number[];
  readonly signs: readonly number[];
  /** Indexes into the codebook's issues: cues that fired and are not negated. */
  readonly cued: readonly number[];
  /** What the sentiment lexicon says of the clause, and whom it speaks of. */
  readonly reading: ClauseReading;
  readonly scope: Scope;
}

export type Polarity = 'neg' | 'neu' | 'pos' | 'mixed';

export interface ReadFields extends SegmentedFields {
  /** What the learned models see, one for each clause; computed once. */
  readonly features: readonly ClauseFeatures[];
}

export interface ReadReview extends ReadFields {
  readonly kind: 'read';
}

export interface ScoredFields extends ReadFields {
  readonly polarity: Polarity;
  /** In [-1, 1], positive where the text praises. */
  readonly score: number;
  /** One for each clause, in [-1, 1]. */
  readonly clauseScores: readonly number[];
  /** Calibrated probability in [0, 1] that the review holds a complaint. */
  readonly complaining: number;
}

export interface ScoredReview extends ScoredFields {
  readonly kind: 'scored';
}

/** UTF-16 offsets into the original field. Law: `quote === field.slice(start, end)`. */
export interface Evidence {
  readonly field: FieldName;
  readonly start: number;
  readonly end: number;
  readonly quote: string;
}

/** One issue stated in one review. */
export interface Complaint {
  readonly issue: string;
  readonly stage: string;
  readonly cause: string;
  /** Calibrated probability in [0, 1] that the code is right. */
  readonly confidence: number;
  /** True: the coder was not sure enough; left to the reviewer and out of all shares. */
  readonly abstained: boolean;
  readonly evidence: Evidence;
}

export interface CodedReview extends ScoredFields {
  readonly kind: 'coded';
  readonly complaints: readonly Complaint[];
}

/** A row that could not become a review. Kept, with its reason and the raw row. */
export interface Reject {
  readonly kind: 'reject';
  readonly origin: Origin;
  /** Machine-named reason, such as `no-text-no-stars` or `bad-date`. */
  readonly reason: RejectReason;
  /** What exactly, in words, naming the value. */
  readonly detail: string;
  /** The raw row as far as it could be read, cut at 10,000 characters. */
  readonly raw: string;
}

export type RejectReason =
  | 'no-text-no-stars'
  | 'bad-date'
  | 'bad-stars'
  | 'column-count'
  | 'bad-encoding'
  | 'bad-json'
  | 'not-an-object'
  | 'too-long'
  | 'bad-value'
  | 'erased' // a person who asked to be erased; nothing of the row is kept
  | 'unreadable-rest'; // the input broke off here: a truncated file
