import { withoutPersonalData } from '../clean/index.ts';

/** Control characters, also those of direction and width, and lone surrogates (Unicode categories Cc, Cf, Zl, Zp, Cs, Co, Cn). */
const unseen = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}\p{Co}\p{Cn}]+/gu;

/** What HTML or any Markdown of the chat services gives a meaning, and the full-width character that looks like it. */
const lookalikes: Readonly<Record<string, string>> = {
  ...{ '\\': '＼', '`': '｀', '*': '＊', _: '＿', '~': '～', '#': '＃', '|': '｜', '!': '！', '@': '＠' },
  ...{ '[': '［', ']': '］', '<': '＜', '>': '＞', '&': '＆', '"': '＂', "'": '＇', $: '＄' },
};

const marks = /[\\`*_~#|!@[\]<>&"'$]/g;

/** Dots and colons that make clients see a link: `example.com`, `https://…`. Versions such as 3.6.0 are none. */
const linking = /:(?=\/\/)|\.(?=[\p{L}][\p{L}\d-]+)/gu;

/**
 * Names and words of others, on one line, as no chat or mail client gives them any meaning: nothing in them formats, links, names somebody,
 * or hides. At most `most` characters, the rest is an ellipsis.
 */
export const harmless = (text: string, most: number): string => defused(seen(text), most);

/** The same for words of reviewers, in which personal data is masked once more: they stand masked in the store. */
export const harmlessWords = (text: string, most: number): string =>
  defused(withoutPersonalData(seen(text)), most);

/** What a reader sees of a text: one line. */
const seen = (text: string): string => text.replace(/\s+/g, ' ').replace(unseen, '').trim();

function defused(line: string, most: number): string {
  const characters = [...line];
  const short = characters.length <= most ? line : `${characters.slice(0, most - 1).join('')}…`;
  return short
    .replace(linking, (mark) => (mark === ':' ? '：' : '．'))
    .replace(marks, (mark) => lookalikes[mark]!);
}
