import type { Polarity } from '../records.ts';
import type { CodedComplaint, Item } from './coding.ts';
import type { Settled } from './settle.ts';

/** A line of a gold file, as `learn` and `evaluate` read it. */
export interface GoldLine {
  readonly id: string;
  readonly app: string;
  readonly title: string;
  readonly text: string;
  readonly polarity: Polarity;
  readonly complaints: readonly {
    readonly issue: string;
    readonly stage: string;
    readonly evidence: string;
  }[];
  /** How it was settled. */
  readonly by: Settled['by'];
}

/** The items that are settled in full, as gold; evidence that does not stand in the review is left out. */
export function goldOf(settled: readonly Settled[], items: ReadonlyMap<string, Item>): GoldLine[] {
  return settled.flatMap(({ item, coding: { polarity, complaints }, by }) => {
    const review = items.get(item);
    if (by === 'open' || polarity === null || review === undefined) return [];
    const { id, app, title, text } = review;
    return [
      {
        id,
        app,
        title,
        text,
        polarity,
        complaints: complaints.map((complaint) => goldComplaint(complaint, review)),
        by,
      },
    ];
  });
}

const goldComplaint = ({ issue, stage, evidence }: CodedComplaint, { title, text }: Item) => ({
  issue,
  stage,
  evidence: title.includes(evidence) || text.includes(evidence) ? evidence : '',
});
