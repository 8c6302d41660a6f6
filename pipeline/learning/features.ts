import type { Clause, ClauseFeatures, FieldName, SegmentedFields, SegmentedReview } from '../records.ts';
import { ClauseReader } from '../lexicon/clause-reading.ts';
import type { ClauseHits, Hit } from '../lexicon/cues.ts';
import { scopesOf } from '../lexicon/scopes.ts';
import type { Knowledge } from '../lexicon/knowledge.ts';
import { HashBuffer } from './hash-buffer.ts';
import { addGrams, combine, hashText } from './hashing.ts';
import { InducedWords } from './induced-words.ts';

/** A negator counts for a cue where it ends at most this many units before it: 没有再闪退, 从来不会闪退. */
const negatorReach = 2;

/** Keeps features of different kinds apart. */
const kinds = {
  class: 1,
  negatedClass: 2,
  pair: 3,
  before: 6,
  across: 7,
  place: 8,
  mark: 9,
  induced: 12,
  inducedPair: 13,
} as const;

/** Turns segmented reviews into features; compiled once for a set of lexicons. */
export class FeatureReader {
  private readonly classHashes: readonly number[];
  private readonly cueIssue: Int32Array;
  private readonly negator: number;
  private readonly induced: InducedWords;
  private readonly clauseReader: ClauseReader;
  private readonly found = new HashBuffer();

  /** @param issues the order in which `cued` counts the issues: the model's, then those that only the codebook knows */
  constructor(knowledge: Knowledge, issues: readonly string[] = Object.keys(knowledge.codebook.issues)) {
    this.knowledge = knowledge;
    const { matcher } = knowledge;
    this.classHashes = matcher.classNames.map(hashText);
    this.cueIssue = Int32Array.from(matcher.cues, (cue) => issues.indexOf(cue.issue));
    this.negator = matcher.classNames.indexOf('negator');
    this.induced = new InducedWords(knowledge.induced);
    this.clauseReader = new ClauseReader(knowledge);
  }

  private readonly knowledge: Knowledge;

  /** One entry a clause, in order. */
  read(review: SegmentedReview): ClauseFeatures[] {
    const names = appNames(review.app);
    const seen = {
      title: withoutNames(review.titleField.match, names),
      text: withoutNames(review.textField.match, names),
    };
    const hits = [...this.hitsOf(review, 'title', seen.title), ...this.hitsOf(review, 'text', seen.text)];
    const readings = review.clauses.map((clause, at) =>
      this.clauseReader.read(seen[clause.field], clause, hits[at]!),
    );
    const scopes = scopesOf(readings);
    return review.clauses.map((clause, at) => {
      addGrams(seen[clause.field], clause.start, clause.end, this.found);
      const grams = this.found.take();
      this.readInduced(seen[clause.field], clause);
      const induced = this.found.take();
      const cued = this.readSigns(hits[at]!, at > 0 ? hits[at - 1]! : undefined);
      const place = clause.field === 'title' ? 1 : at === 0 ? 2 : at === review.clauses.length - 1 ? 3 : 4;
      this.found.push(combine(kinds.place, place));
      if (clause.mark !== '') this.found.push(combine(kinds.mark, clause.mark.charCodeAt(0)));
      return { grams, induced, signs: this.found.take(), cued, reading: readings[at]!, scope: scopes[at]! };
    });
  }

  /** The cues of an issue that fired in a clause, as the lexicon writes them. */
  cuesIn(review: SegmentedFields, clause: number, issue: number): string[] {
    const { field, start, end } = review.clauses[clause]!;
    const seen = withoutNames(
      (field === 'title' ? review.titleField : review.textField).match,
      appNames(review.app),
    );
    const { classes, cues } = this.knowledge.matcher.find(seen, [start, end])[0]!;
    return cues
      .filter((cue) => this.cueIssue[cue.id] === issue && !this.negated(cue, classes))
      .map((cue) => this.knowledge.matcher.cues[cue.id]!.source);
  }

  private hitsOf(review: SegmentedReview, name: FieldName, seen: string): ClauseHits[] {
    const bounds: number[] = [];
    for (const clause of review.clauses) if (clause.field === name) bounds.push(clause.start, clause.end);
    return bounds.length === 0 ? [] : this.knowledge.matcher.find(seen, bounds);
  }

  /** The induced classes of the words of a clause, and each with the one before it. */
  private readInduced(seen: string, { start, end }: Clause): void {
    let before = 0;
    this.induced.find(seen, start, end, (group) => {
      this.found.push(combine(kinds.induced, group));
      if (before !== 0) this.found.push(combine(combine(kinds.inducedPair, before), group + 1));
      before = group + 1;
    });
  }

  /** Finds the signs of a clause; gives the issues whose cues fired. */
  private readSigns({ classes, cues }: ClauseHits, before: ClauseHits | undefined): number[] {
    for (const hit of classes) {
      const negated = hit.id !== this.negator && this.negated(hit, classes);
      this.found.push(combine(negated ? kinds.negatedClass : kinds.class, this.classHashes[hit.id]!));
    }
    this.addPairs(classes, classes, kinds.pair);
    if (before !== undefined) {
      this.addPairs(before.classes, classes, kinds.across);
      for (const hit of before.classes) this.found.push(combine(kinds.before, this.classHashes[hit.id]!));
    }
    const cued: number[] = [];
    for (const cue of cues) {
      const issue = this.cueIssue[cue.id]!;
      if (!cued.includes(issue) && !this.negated(cue, classes)) cued.push(issue);
    }
    return cued;
  }

  /** Touchpoint × failure: the composition that reaches past the words of any one cue. */
  private addPairs(touchpoints: readonly Hit[], failures: readonly Hit[], name: number): void {
    for (const touchpoint of touchpoints) {
      if (this.knowledge.kinds[touchpoint.id] !== 'touchpoint') continue;
      const half = combine(name, this.classHashes[touchpoint.id]!);
      for (const failure of failures)
        if (this.knowledge.kinds[failure.id] === 'failure')
          this.found.push(combine(half, this.classHashes[failure.id]!));
    }
  }

  /** Whether a negator stands right before a hit, given the class hits of its clause. */
  negated(hit: Hit, classes: readonly Hit[]): boolean {
    for (const other of classes)
      if (other.id === this.negator && other.end <= hit.start && other.end >= hit.start - negatorReach)
        return true;
    return false;
  }
}

/** Stands for each character of the app's own name: 支付宝 says "payment" everywhere but in reviews of 支付宝. */
const nameMark = '\ue000';
const namesByApp = new Map<string, readonly string[]>();

/** The app's name as it may stand in a text, folded: whole, its runs of one script, and the two halves of a Han name of four and more. */
function appNames(app: string | null): readonly string[] {
  if (app === null) return [];
  const known = namesByApp.get(app);
  if (known !== undefined) return known;
  const folded = app.normalize('NFKC').toLowerCase();
  const runs = folded.match(/\p{Script=Han}+|[a-z]+/gu) ?? [];
  const halves = runs
    .filter((run) => /^\p{Script=Han}{4,}$/u.test(run))
    .flatMap((run) => [run.slice(0, 2), run.slice(2)]);
  const names = [...new Set([folded, ...runs, ...halves])]
    .filter((name) => name.length >= 2)
    .sort((a, b) => b.length - a.length);
  if (namesByApp.size < 10_000) namesByApp.set(app, names);
  return names;
}

/** The text with the app's names blotted out, its length kept. */
function withoutNames(match: string, names: readonly string[]): string {
  let seen = match;
  for (const name of names)
    if (seen.includes(name)) seen = seen.replaceAll(name, nameMark.repeat(name.length));
  return seen;
}
