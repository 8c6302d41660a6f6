import { matchExpression, parseQuery } from '../../search/query.ts';
import type { Store } from '../store.ts';
import type { Condition } from './filter.ts';

/** What complaints say, beside their codes. */
export interface Spoken {
  /** Id of a topic. */
  readonly topic?: string | undefined;
  /** Of each review only the first of its complaints that are of the topic. */
  readonly firstOfTopic?: boolean | undefined;
  /** Id of a rival cause: complaints whose words speak for it. */
  readonly rival?: string | undefined;
  /** Complaints made in this phrase; `speaks` tells whether some evidence is. */
  readonly phrase?: string | undefined;
  readonly speaks?: ((evidence: string, phrase: string) => boolean) | undefined;
}

/** SQL for the rows of `complaint`, joined to `review`, that say so. Registers a function of ours on the connection for a phrase. */
export function spoken(store: Store, { topic, firstOfTopic, rival, phrase, speaks }: Spoken): Condition[] {
  const parts: Condition[] = [];
  if (topic !== undefined)
    parts.push({ condition: firstOfTopic === true ? isFirst : isMember, values: [topic] });
  if (rival !== undefined) parts.push({ condition: speaksFor, values: [rival] });
  if (phrase !== undefined) {
    store.db.function('wenzhen_speaks', (evidence) => (speaks?.(String(evidence), phrase) ? 1 : 0));
    parts.push({ condition: isMadeIn, values: [matchExpression(parseQuery(`"${phrase}"`))] });
  }
  return parts;
}

const ofTopic = `topic_member.review = complaint.review AND topic_member.topic = (SELECT key FROM topic WHERE id = ?)`;
const isMember = `EXISTS (SELECT 1 FROM topic_member WHERE ${ofTopic} AND topic_member.number = complaint.number)`;
const isFirst = `complaint.number = (SELECT min(topic_member.number) FROM topic_member WHERE ${ofTopic})`;
const speaksFor = `EXISTS (
  SELECT 1 FROM cause_evidence JOIN proximate_cause ON proximate_cause.key = cause_evidence.proximate
  WHERE proximate_cause.id = ? AND cause_evidence.review = complaint.review AND cause_evidence.number = complaint.number
    AND cause_evidence.app = review.app AND cause_evidence.day = coalesce((review.date + 28800) / 86400, -1))`;
/** The full-text index knows the few reviews that may. */
const isMadeIn = `review.key IN (SELECT rowid FROM search WHERE search MATCH ?)
  AND wenzhen_speaks(substr(iif(complaint.in_title, review.title, review.text), complaint.start + 1, complaint.length))`;
