import type Database from 'better-sqlite3';
import { type Documents, readDocuments, withWords } from '../topics/documents.ts';
import { estimate, type Former } from '../topics/estimate.ts';
import type { LabelClause } from '../topics/labels.ts';
import { sizesOf } from '../topics/mixture.ts';
import { TopicFinder } from '../topics/model.ts';
import { sampleById } from '../topics/sample.ts';
import { textVectors, wordVectors } from '../topics/vectors.ts';
import { contentWords } from '../topics/words.ts';
import { clausePlaces, evidenceOf, textOf } from './topic-clauses.ts';
import type { TopicMeans } from './topic-members.ts';
import { readModel, type StoredModel, writeModel } from './topic-model.ts';
import { TopicWriter } from './topic-writer.ts';
import type { Writer } from './writer.ts';

/** Clauses that topics are estimated from at most: the time an estimate takes is bounded, and more change hardly anything. */
const mostSampled = 10_000;
/** Reviews that a word stands in at least, and words at most. */
const vocabulary = { least: 3, most: 10_000 } as const;
/** A topic whose share has grown so many times since the last estimate may have become two. */
const outOfProportion = 1.5;

/** A sample of the clauses of an app, and the texts of the reviews they come from. */
interface Sample {
  /** Words of each clause, blanks and punctuation too. */
  readonly clauses: readonly LabelClause[];
  readonly texts: Documents;
  readonly reviews: Documents;
}

/** Estimates the topics of an app anew and writes them, from those there are on. */
export function estimateTopics(
  { db, run }: Pick<Writer, 'db' | 'run'>,
  app: number,
  means: TopicMeans,
): void {
  const sample = sampleOf(db, app, means);
  const former = readModel(db, app);
  const before = former === undefined ? undefined : formerOf(former, sample, means);
  const points = textVectors(sample.texts, wordVectors(sample.reviews));
  const found = estimate(sample.texts, points, before);
  const writer = new TopicWriter({ db, run, app }, { ...found, clauses: sample.clauses }, means.words);
  writeModel(db, app, found.model, writer.write(before, former?.keys ?? []));
}

function sampleOf(db: Database.Database, app: number, { wordsOf, words }: TopicMeans): Sample {
  const places = sampleById(clausePlaces(db, app), mostSampled);
  const [evidence, text] = [evidenceOf(db), textOf(db)];
  const clauses = places.map(({ review, number }) => ({
    review,
    words: wordsOf(evidence.get(review, number)!),
  }));
  const reviews = [...new Set(places.map(({ review }) => review))].map((review) =>
    wordsOf(text.get(review)!),
  );
  const known = readDocuments(
    reviews.map((one) => contentWords(one, words)),
    vocabulary,
  );
  return { clauses, reviews: known, texts: textsOf(clauses, known.words, { wordsOf, words }) };
}

const textsOf = (
  clauses: readonly LabelClause[],
  known: readonly string[],
  { words }: TopicMeans,
): Documents =>
  withWords(
    clauses.map((clause) => contentWords(clause.words, words)),
    known,
  );

function formerOf({ model, shares }: StoredModel, { clauses }: Sample, means: TopicMeans): Former {
  const topicOf = new TopicFinder(model).topicsOf(textsOf(clauses, model.words, means));
  const sizes = sizesOf(topicOf, model.topics);
  const isGrown = (topic: number) => sizes[topic]! > outOfProportion * shares[topic]! * clauses.length;
  return { topics: model.topics, topicOf, grown: new Set([...shares.keys()].filter(isGrown)) };
}
