import type { SeriesKind } from './history.ts';

/** What is asked about, and corrected for, together: issues with complaints at all, topics, and phrases. */
export type Family = 'issue' | 'topic' | 'phrase';

/** In this order they are lived through: what issues tell of scatter serves the others. */
export const families: readonly Family[] = ['issue', 'topic', 'phrase'];

export const familyOf = (kind: SeriesKind): Family => (kind === 'any' ? 'issue' : kind);

/**
 * What of the false discoveries may be issues, topics and phrases: hundreds of phrases must not drown an issue. Among all alerts of a night
 * the false ones of a family weigh no more than among its own, so that these portions add up to the whole.
 */
export const portions: Readonly<Record<Family, number>> = { issue: 0.8, topic: 0.1, phrase: 0.1 };
