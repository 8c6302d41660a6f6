import type { Mask, Stars } from '../records.ts';
import { type CleanContext, countWords, type WordKind } from './context.ts';

/** What the decision rests on. */
export interface AdvertSigns {
  /** Title and text, folded. */
  readonly text: string;
  readonly words: Readonly<Record<WordKind, number>>;
  readonly masks: readonly Mask[];
  readonly stars: Stars | null;
}

/** Different words of offers and contacts that make an advert; more where a contact is missing, or where the review complains. */
const enough = { withContact: 2, withoutContact: 3, complaining: 5 } as const;

/**
 * Whether a review is an advert, gambling or other spam. A review that complains of adverts or fraud names them too: words of complaint,
 * or one or two stars, ask for much more.
 * Thresholds: read off the real workbooks, where they flag the spam and none of 200 complaints with such words (see tests/clean).
 */
export function isAdvert({ text, words, masks, stars }: AdvertSigns, context: CleanContext): boolean {
  const reachable = masks.some(({ kind }) => kind === 'qq' || kind === 'wechat' || kind === 'mobile');
  if (words.offer + words.contact === 0 || (words.offer === 0 && !reachable)) return false;
  const { offer, contact, complaint } = countWords(squeezed(text), context);
  const contacts = contact + (reachable ? 1 : 0);
  if (complaint > 0 || (stars !== null && stars <= 2))
    return contacts > 0 && offer + contacts >= enough.complaining;
  return contacts > 0 ? offer + contacts >= enough.withContact : offer >= enough.withoutContact;
}

/** Letters and digits only: spam puts dots, blanks and emoji between the characters of its words. */
const squeezed = (text: string): string => text.replace(/[^\p{L}\p{N}]+/gu, '');
