import type { Clause, ClauseFeatures, SegmentedFields, SegmentedReview } from '../records.ts';
import { ClauseReader } from '../lexicon/clause-reading.ts';
import { ClauseHits, type Hits } from '../lexicon/cues.ts';
import type { Stretch } from '../lexicon/denials.ts';
import { scopesOf } from '../lexicon/scopes.ts';
import type { Knowledge } from '../lexicon/knowledge.ts';
import { HashBuffer } from './hash-buffer.ts';
import { addGrams, combine, hashText } from './hashing.ts';
import type { InducedWords } from './induced-words.ts';

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
  denied: 10,
  induced: 12,
  inducedPair: 13,
} as const;

/** Turns segmented reviews into features; compiled once for a set of lexicons. */
export class FeatureReader {
  private readonly knowledge: Knowledge;
  private readonly classHashes: readonly number[];
  /** Whether each class names a touchpoint, or a failure. */
  private readonly isTouchpoint: readonly boolean[];
  private readonly isFailure: readonly boolean[];
  private readonly cueIssue: Int32Array;
  private readonly negator: number;
  private readonly induced: InducedWords;
  private readonly clauseReader: ClauseReader;
  private readonly found = new HashBuffer();
  private readonly groups: number[] = [];
  /** The hits of the clause at hand, and those of the clause before. */
  private hits = new ClauseHits();
  private hitsBefore = new ClauseHits();

  /** @param issues the order in which `cued` counts the issues: the model's, then those that only the codebook knows */
  constructor(knowledge: Knowledge, issues: readonly string[] = Object.keys(knowledge.codebook.issues)) {
    this.knowledge = knowledge;
    const { matcher, kinds: classKinds } = knowledge;
    this.classHashes = matcher.classNames.map(hashText);
    this.isTouchpoint = classKinds.map((kind) => kind === 'touchpoint');
    this.isFailure = classKinds.map((kind) => kind === 'failure');
    this.cueIssue = Int32Array.from(matcher.cues, (cue) => issues.indexOf(cue.issue));
    this.negator = matcher.classNames.indexOf('negator');
    this.induced = knowledge.induced;
    this.clauseReader = new ClauseReader(knowledge);
  }

  /** One entry a clause, in order. */
  read(review: SegmentedReview): ClauseFeatures[] {
    const names = appNames(review.app);
    const title = withoutNames(review.titleField.match, names);
    const text = withoutNames(review.textField.match, names);
    const { clauses } = review;
    const read = clauses.map((clause, at) => {
      const place = clause.field === 'title' ? 1 : at === 0 ? 2 : at === clauses.length - 1 ? 3 : 4;
      return this.readClause(clause.field === 'title' ? title : text, clause, place, at > 0);
    });
    const scopes = scopesOf(read.map(({ reading }) => reading));
    return read.map((one, at) => (scopes[at] === 'own' ? one : { ...one, scope: scopes[at]! }));
  }

  /** A clause as if it were on this product. */
  private readClause(seen: string, clause: Clause, place: number, follows: boolean): ClauseFeatures {
    const { start, end, mark } = clause;
    const before = this.hits;
    this.hits = this.hitsBefore;
    this.hitsBefore = before;
    this.knowledge.matcher.findIn(seen, start, end, this.hits);
    const reading = this.clauseReader.read(seen, clause, this.hits);
    const said = withoutDenied(seen, reading.denied);
    addGrams(said, start, end, this.found);
    const grams = this.found.take();
    this.readInduced(said, start, end);
    const induced = this.found.take();
    for (const id of this.takeDenied(this.hits, reading.denied))
      this.found.push(combine(kinds.denied, this.classHashes[id]!));
    this.readSigns(this.hits.classes, follows ? before.classes : nothing);
    this.found.push(combine(kinds.place, place));
    if (mark !== '') this.found.push(combine(kinds.mark, mark.charCodeAt(0)));
    return {
      grams,
      induced,
      signs: this.found.take(),
      cued: this.issuesCued(this.hits),
      reading,
      scope: 'own',
    };
  }

  /** The cues of an issue that fired in a clause, as the lexicon writes them. */
  cuesIn(review: SegmentedFields, clause: number, issue: number): string[] {
    const { field, start, end } = review.clauses[clause]!;
    const seen = withoutNames(
      (field === 'title' ? review.titleField : review.textField).match,
      appNames(review.app),
    );
    const hits = this.knowledge.matcher.find(seen, [start, end])[0]!;
    this.takeDenied(hits, this.clauseReader.read(seen, review.clauses[clause]!, hits).denied);
    const { classes, cues } = hits;
    return cues
      .list()
      .filter((cue) => this.cueIssue[cue.id] === issue && !this.negated(cue.start, classes))
      .map((cue) => this.knowledge.matcher.cues[cue.id]!.source);
  }

  /** The induced classes of the words of a clause, and each with the one before it. */
  private readInduced(seen: string, start: number, end: number): void {
    const { groups, found } = this;
    const count = this.induced.find(seen, start, end, groups);
    for (let at = 0; at < count; at++) {
      found.push(combine(kinds.induced, groups[at]!));
      if (at > 0) found.push(combine(combine(kinds.inducedPair, groups[at - 1]! + 1), groups[at]! + 1));
    }
  }

  /** Takes what stands in a denied stretch out of the hits; negators stay. The classes of it, each once. */
  private takeDenied({ classes, cues }: ClauseHits, denied: readonly Stretch[]): readonly number[] {
    if (denied.length === 0) return noClasses;
    cues.drop((_, start, end) => overlaps(denied, start, end));
    return classes.drop((id, start, end) => id !== this.negator && overlaps(denied, start, end));
  }

  /** The classes found in a clause, with those of the clause before. */
  private readSigns(classes: Hits, before: Hits): void {
    const { found, classHashes } = this;
    for (let at = 0; at < classes.count; at++) {
      const id = classes.ids[at]!;
      const negated = id !== this.negator && this.negated(classes.starts[at]!, classes);
      found.push(combine(negated ? kinds.negatedClass : kinds.class, classHashes[id]!));
    }
    this.addPairs(classes, classes, kinds.pair);
    this.addPairs(before, classes, kinds.across);
    for (let at = 0; at < before.count; at++)
      found.push(combine(kinds.before, classHashes[before.ids[at]!]!));
  }

  /** The issues of the cues that fired and are not negated. */
  private issuesCued({ classes, cues }: ClauseHits): number[] {
    const cued: number[] = [];
    for (let at = 0; at < cues.count; at++) {
      const issue = this.cueIssue[cues.ids[at]!]!;
      if (!cued.includes(issue) && !this.negated(cues.starts[at]!, classes)) cued.push(issue);
    }
    return cued;
  }

  /** Touchpoint × failure: the composition that reaches past the words of any one cue. */
  private addPairs(touchpoints: Hits, failures: Hits, name: number): void {
    for (let at = 0; at < touchpoints.count; at++) {
      if (!this.isTouchpoint[touchpoints.ids[at]!]) continue;
      const half = combine(name, this.classHashes[touchpoints.ids[at]!]!);
      for (let to = 0; to < failures.count; to++)
        if (this.isFailure[failures.ids[to]!])
          this.found.push(combine(half, this.classHashes[failures.ids[to]!]!));
    }
  }

  /** Whether a negator stands right before what begins at `start`, given the class hits of its clause. */
  negated(start: number, classes: Hits): boolean {
    const { ids, ends } = classes;
    for (let at = 0; at < classes.count; at++)
      if (ids[at] === this.negator && ends[at]! <= start && ends[at]! >= start - negatorReach) return true;
    return false;
  }
}

const nothing = new ClauseHits().classes;

const noClasses: readonly number[] = [];

const overlaps = (stretches: readonly Stretch[], start: number, end: number): boolean =>
  stretches.some((stretch) => stretch.start < end && stretch.end > start);

/** Stands for each character that says a fault is not there: 从没闪退 is no 闪退. */
const deniedMark = '\ue001';

/** The text with the denied stretches blotted out, its length kept. */
function withoutDenied(seen: string, denied: readonly Stretch[]): string {
  let said = seen;
  for (const { start, end } of denied)
    said = said.slice(0, start) + deniedMark.repeat(end - start) + said.slice(end);
  return said;
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
