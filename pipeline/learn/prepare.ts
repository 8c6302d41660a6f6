import { prepare } from '../chain.ts';
import { fromJsonLine } from '../ingest/index.ts';
import { type Document, documentOf } from '../learning/documents.ts';
import type { FeatureReader } from '../learning/features.ts';
import type { ClauseFeatures } from '../records.ts';
import type { SegmentedReview } from '../records.ts';
import { isDrop } from '../stage.ts';
import type { GoldReview } from './examples.ts';

/** What `prepare` needs to run. */
export type Preparation = Parameters<typeof prepare.run>[1];

/** A gold review read as the coder reads it. */
export interface Example {
  readonly gold: GoldReview;
  readonly review: SegmentedReview;
  readonly features: readonly ClauseFeatures[];
  /** Of the whole review, and of each clause. */
  readonly document: Document;
  readonly clauses: readonly Document[];
  /** For each clause the gold complaints whose evidence lies in it, as indexes into `gold.complaints`. */
  readonly evidence: readonly (readonly number[])[];
}

/** Reads gold reviews through the row stages up to the features; a review that the stages drop is left out. */
export function prepareExamples(
  gold: readonly GoldReview[],
  reader: FeatureReader,
  context: Preparation,
): Example[] {
  return gold.flatMap((one, at) => {
    const review = segmented(
      { id: one.id, app: one.app, title: one.title, text: one.text, stars: one.stars },
      at + 1,
      context,
    );
    if (review === null) return [];
    const features = reader.read(review);
    return [
      {
        gold: one,
        review,
        features,
        document: documentOf(features),
        clauses: features.map((clause) => documentOf([clause])),
        evidence: evidenceOf(one, review),
      },
    ];
  });
}

/** One plain object through the row stages up to segmentation, null where a stage drops it. */
export function segmented(value: object, row: number, context: Preparation): SegmentedReview | null {
  const raw = fromJsonLine(value, row);
  if (isDrop(raw)) return null;
  const review = prepare.run(raw, context);
  return isDrop(review) ? null : review;
}

/** A clause holds a complaint's evidence where they share half of the shorter one, and two characters at least. */
function evidenceOf(
  { complaints, title, text }: GoldReview,
  { clauses, titleField, textField }: SegmentedReview,
): number[][] {
  const found: number[][] = clauses.map(() => []);
  complaints.forEach(({ evidence }, complaint) => {
    const field = text.includes(evidence) ? 'text' : 'title';
    const from = (field === 'text' ? text : title).indexOf(evidence);
    if (evidence === '' || from < 0) return;
    clauses.forEach((clause, at) => {
      if (clause.field !== field) return;
      const { starts, ends } = field === 'text' ? textField : titleField;
      const start = starts === null ? clause.start : starts[clause.start]!;
      const end = ends === null ? clause.end : ends[clause.end - 1]!;
      const shared = Math.min(end, from + evidence.length) - Math.max(start, from);
      const shorter = Math.min(end - start, evidence.length);
      if (shared >= Math.min(2, shorter) && shared * 2 >= shorter) found[at]!.push(complaint);
    });
  });
  return found;
}
