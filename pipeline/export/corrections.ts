import { type CorrectedReview, correctedReviews, type Store } from '../store/queries.ts';

/**
 * Reviews whose coding people have judged without contradiction, as gold: one JSON object a line, `{id, app, title, text, stars, polarity,
 * complaints: [{issue, stage, evidence}]}`, which `wenzhen learn` and `wenzhen evaluate` read. By app and id.
 */
export const correctionLines = (store: Store): string =>
  correctedReviews(store)
    .map((review) => `${JSON.stringify(goldOf(review))}\n`)
    .join('');

const goldOf = ({ id, app, title, text, stars, polarity, complaints }: CorrectedReview) => ({
  ...(app === '' ? { id } : { id, app }),
  ...{ title, text, stars, polarity },
  complaints: complaints.map(({ issue, stage, quote }) => ({ issue, stage, evidence: quote })),
});
