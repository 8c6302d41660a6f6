import { noGroup, sizesOf } from './mixture.ts';

/** What became of a topic from one estimate to the next. `before` and `after` are its numbers there. */
export type TopicChange =
  | { readonly kind: 'kept'; readonly before: number; readonly after: number }
  | { readonly kind: 'birth'; readonly after: number }
  | { readonly kind: 'split'; readonly after: number; readonly from: number }
  | { readonly kind: 'death'; readonly before: number }
  | { readonly kind: 'merge'; readonly before: number; readonly into: number };

/** A topic goes on in another, comes of it or goes into it, where they share this part of the smaller, the newer or the older one. */
const half = 0.5;

/**
 * Follows topics by the clauses that both estimates have seen: pairs those that share most, each once; what is new came of the former topic
 * that held half of its clauses or more, or is born; what is gone went into the topic that holds half of its clauses or more, or died.
 * @param before the topic of each clause by the former estimate, `noGroup` for none; `after` by the new one
 */
export function followTopics(
  before: Int32Array,
  formerTopics: number,
  after: Int32Array,
  topics: number,
): TopicChange[] {
  const shared = sharedClauses(before, formerTopics, after, topics);
  const kept = pairsOf(shared, sizesOf(before, formerTopics), sizesOf(after, topics));
  const successor = new Map(kept.map((pair) => [pair.before, pair.after]));
  const ancestor = new Map(kept.map((pair) => [pair.after, pair.before]));
  const changes: TopicChange[] = kept;
  for (let topic = 0; topic < topics; topic++) {
    if (ancestor.has(topic)) continue;
    const from = holderOf(
      shared.map((row) => row[topic]!),
      countOf(after, topic),
    );
    changes.push(
      from === undefined ? { kind: 'birth', after: topic } : { kind: 'split', after: topic, from },
    );
  }
  for (let topic = 0; topic < formerTopics; topic++) {
    if (successor.has(topic)) continue;
    const into = holderOf([...shared[topic]!], countOf(before, topic));
    changes.push(
      into === undefined ? { kind: 'death', before: topic } : { kind: 'merge', before: topic, into },
    );
  }
  return changes;
}

function sharedClauses(before: Int32Array, rows: number, after: Int32Array, columns: number): Int32Array[] {
  const shared = Array.from({ length: rows }, () => new Int32Array(columns));
  before.forEach((topic, clause) => {
    const now = after[clause]!;
    if (topic !== noGroup && now !== noGroup) shared[topic]![now]!++;
  });
  return shared;
}

/** Pairs, those that share most first; of equal ones the lowest numbers. */
function pairsOf(shared: readonly Int32Array[], ofBefore: Int32Array, ofAfter: Int32Array) {
  const candidates = shared
    .flatMap((row, before) => Array.from(row, (clauses, after) => ({ before, after, clauses })))
    .filter(
      ({ before, after, clauses }) =>
        clauses > 0 && clauses >= half * Math.min(ofBefore[before]!, ofAfter[after]!),
    )
    .sort((a, b) => b.clauses - a.clauses || a.before - b.before || a.after - b.after);
  const [takenBefore, takenAfter] = [new Set<number>(), new Set<number>()];
  return candidates.flatMap(({ before, after }) => {
    if (takenBefore.has(before) || takenAfter.has(after)) return [];
    takenBefore.add(before);
    takenAfter.add(after);
    return [{ kind: 'kept' as const, before, after }];
  });
}

/** The place with at least half of so many clauses. */
function holderOf(shared: readonly number[], of: number): number | undefined {
  const place = shared.findIndex((clauses) => clauses > 0 && clauses >= half * of);
  return place === -1 ? undefined : place;
}

const countOf = (topicOf: Int32Array, topic: number): number =>
  topicOf.reduce((count, one) => count + Number(one === topic), 0);
