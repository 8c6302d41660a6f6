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

/** Different words of offers, and signs of a contact, that make an advert; more where the review complains. */
const enough = { usually: 3, complaining: 5 } as const;

/**
 * Whether a review is an advert, gambling or other spam. A review that complains of adverts or fraud names them too: words of complaint,
 * or one or two stars, ask for more signs, and for a contact. A mobile number alone is no contact: people leave theirs to be called back.
 * Thresholds: read off the real workbooks, where every flagged review was spam.
 */
export function isAdvert({ text, words, masks, stars }: AdvertSigns, context: CleanContext): boolean {
  const account = masks.some(({ kind }) => kind === 'qq' || kind === 'wechat');
  if (words.offer + words.contact === 0 && !account) return false;
  const { offer, contact, complaint } = countWords(squeezed(text), context);
  const number = contact > 0 && masks.some(({ kind }) => kind === 'mobile');
  const contacts = contact + (account || number ? 1 : 0);
  if (offer === 0) return false;
  if (isComplaint(stars, complaint, offer)) return contacts > 0 && offer + contacts >= enough.complaining;
  return offer + contacts >= enough.usually;
}

/** Four or five stars outweigh a word of complaint: adverts hide among paragraphs of any text. */
function isComplaint(stars: Stars | null, complaint: number, offer: number): boolean {
  if (stars !== null && stars <= 2) return true;
  return stars !== null && stars >= 4 ? complaint > 2 * offer : complaint > 0;
}

/** Letters and digits only: spam puts dots, blanks and emoji between the characters of its words. */
const squeezed = (text: string): string => text.replace(/[^\p{L}\p{N}]+/gu, '');
