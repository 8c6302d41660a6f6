import type { Codebook } from '../codebook.ts';
import { type InducedParts, InducedWords } from '../learning/induced-words.ts';
import { CueMatcher, type MatcherParts } from './cues.ts';

/** What a word class tells: a touchpoint of the journey, a way of failing, or a sign of feeling. */
export type ClassKind = 'touchpoint' | 'failure' | 'feeling';

/** The knowledge lexicons as plain data that threads can share. */
export interface KnowledgeParts {
  readonly codebook: Codebook;
  readonly matcher: MatcherParts;
  /** For each of the matcher's classes. */
  readonly kinds: readonly ClassKind[];
  readonly induced: InducedParts;
  /** Strengths of words too short to be looked for everywhere. */
  readonly short: Readonly<Record<string, number>>;
}

/** The knowledge lexicons, ready to be looked up. */
export interface Knowledge {
  readonly codebook: Codebook;
  readonly matcher: CueMatcher;
  readonly kinds: readonly ClassKind[];
  /** Classes of words induced from unlabelled texts. */
  readonly induced: InducedWords;
  readonly short: ReadonlyMap<string, number>;
}

export const knowledgeOf = ({ codebook, matcher, kinds, induced, short }: KnowledgeParts): Knowledge => ({
  codebook,
  matcher: new CueMatcher(matcher),
  kinds,
  induced: new InducedWords(induced),
  short: new Map(Object.entries(short)),
});
