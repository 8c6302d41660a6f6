import type { CleanField, CleanReview, Language } from '../../pipeline/records.ts';

export const dictionary = new URL('../../lexicons/dictionary.txt', import.meta.url).pathname;

const plain = (text: string): CleanField => ({
  original: text,
  body: { start: 0, end: text.length },
  match: text,
  starts: null,
  ends: null,
  masks: [],
});

/** A clean review whose fields need no folding. */
export function cleanReview(title: string, text: string, language: Language = 'zh'): CleanReview {
  return {
    kind: 'clean',
    origin: { source: 'plain', input: 'example.csv', row: 1 },
    id: 'example',
    idIsHash: false,
    app: null,
    author: null,
    date: null,
    stars: null,
    title,
    text,
    version: null,
    device: null,
    reply: null,
    titleField: plain(title),
    textField: plain(text),
    answer: null,
    language,
    flags: [],
  };
}
