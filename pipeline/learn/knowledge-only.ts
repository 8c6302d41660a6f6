import type { Codebook } from '../codebook.ts';
import { evidenceOf } from '../diagnose/index.ts';
import type { FeatureReader } from '../learning/features.ts';
import type { ClauseHits, CueMatcher, Hit } from '../lexicon/cues.ts';
import type { Knowledge } from '../lexicon/knowledge.ts';
import type { Complaint, FieldName, Polarity, SegmentedReview } from '../records.ts';
import type { Codes } from './judged.ts';
import type { Example } from './prepare.ts';

/** What a word of each class of feeling says, in the strengths of sentiment.yaml; an unlisted class says nothing of the tone. */
const tones: Readonly<Record<string, number>> = {
  praiseweak: 1,
  praise: 2,
  praisestrong: 3,
  absence: 2,
  blameweak: -1,
  blame: -2,
  blamestrong: -3,
  sarcasm: -2,
};

/** Codes a review by the knowledge lexicons alone, nothing learned: every cue that is not negated is a complaint, feelings are added up. */
export function codeByKnowledge(
  example: Example,
  reader: FeatureReader,
  { codebook, matcher }: Knowledge,
): Codes {
  const complaints = complaintsOf(example, codebook);
  const tone = (['title', 'text'] as const)
    .flatMap((field) => hitsOf(example.review, field, matcher))
    .flatMap((hits) => tonesOf(hits, reader, matcher.classNames))
    .reduce((sum, one) => sum + one, 0);
  return { polarity: polarityOf(complaints.length > 0, tone), complaints };
}

function hitsOf(
  { clauses, titleField, textField }: SegmentedReview,
  field: FieldName,
  matcher: CueMatcher,
): ClauseHits[] {
  const bounds = clauses.flatMap((clause) => (clause.field === field ? [clause.start, clause.end] : []));
  return matcher.find((field === 'title' ? titleField : textField).match, bounds);
}

function complaintsOf({ features, review }: Example, codebook: Codebook): Complaint[] {
  const issues = Object.keys(codebook.issues);
  const complaints = new Map<string, Complaint>();
  features.forEach(({ cued }, at) => {
    for (const index of cued) {
      const issue = issues[index]!;
      const { stage, cause } = codebook.issues[issue]!;
      if (!complaints.has(issue))
        complaints.set(issue, {
          issue,
          stage,
          cause,
          confidence: 1,
          abstained: false,
          evidence: evidenceOf(review, review.clauses[at]!),
        });
    }
  });
  if (complaints.size > 1) complaints.delete('other.unspecific');
  return [...complaints.values()];
}

/** The tones of one clause: a word within a longer one says nothing of its own, a negated one the opposite. */
function tonesOf({ classes }: ClauseHits, reader: FeatureReader, names: readonly string[]): number[] {
  const feelings = classes.list().filter(({ id }) => names[id]! in tones);
  return feelings
    .filter((hit) => !feelings.some((other) => holds(other, hit)))
    .map((hit) => (reader.negated(hit.start, classes) ? -1 : 1) * tones[names[hit.id]!]!);
}

const holds = (outer: Hit, inner: Hit): boolean =>
  outer.start <= inner.start && inner.end <= outer.end && outer.end - outer.start > inner.end - inner.start;

function polarityOf(complains: boolean, tone: number): Polarity {
  if (complains) return tone > 0 ? 'mixed' : 'neg';
  if (tone === 0) return 'neu';
  return tone > 0 ? 'pos' : 'neg';
}
