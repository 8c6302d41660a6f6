import { fold } from '../clean/fold.ts';
import { profileOf } from '../clean/profile.ts';
import { mainland } from '../clean/simplify.ts';
import { UserError } from '../errors.ts';
import { spacedMatch } from './tokens.ts';

/** Words that stand one after another. */
export type Phrase = readonly string[];

/** What is looked for: every term must occur, each in one of its spellings. */
export interface SearchQuery {
  readonly terms: readonly (readonly Phrase[])[];
}

/** Longer than any sentence anybody looks for; keeps the time of one search in bounds. */
const longestQuery = 200;
const mostTerms = 16;

/** One quoted run, quotes of any kind, the last one perhaps left open; or one run without spaces. */
const parts = /["“”„«»「」『』]([^"“”„«»「」『』]*)(?:["“”„«»「」『』]|$)|[^\s"“”„«»「」『』]+/gu;

/**
 * Reads a query as people type one: words with spaces between must all occur, a quoted run is one phrase; case, width and traditional
 * writing do not matter. A Taiwanese word in simplified letters (程式) is looked for as it is and as the mainland says it (程序).
 * @throws UserError `query-empty` where no letter, digit, Han character or picture is in it, `query-too-long`
 */
export function parseQuery(text: string): SearchQuery {
  if (text.length > longestQuery) throw tooLong(`${text.length} characters`, `${text.length} 个字`);
  const terms = [...text.matchAll(parts)]
    .map(([run, quoted]) => spellings(quoted ?? run))
    .filter((phrases) => phrases.length > 0);
  if (terms.length === 0) throw empty(text);
  if (terms.length > mostTerms) throw tooLong(`${terms.length} words`, `${terms.length} 个词`);
  return { terms };
}

function spellings(run: string): Phrase[] {
  const folded = fold(run, { start: 0, end: run.length }, profileOf(run, 0, run.length)).text;
  const distinct = new Set([folded, mainland(folded)].map(spacedMatch));
  return [...distinct].filter((words) => words !== '').map((words) => words.split(' '));
}

/** The query in the language of FTS5's MATCH: `("退 款") AND ("程 式" OR "程 序")`. Words hold no quote, so nothing needs escaping. */
export const matchExpression = ({ terms }: SearchQuery): string =>
  terms.map((phrases) => `(${phrases.map((phrase) => `"${phrase.join(' ')}"`).join(' OR ')})`).join(' AND ');

const empty = (text: string): UserError =>
  new UserError({
    code: 'query-empty',
    message: `the query "${text}" has no letter, digit, Han character or emoji to look for`,
    hint: 'Type words: wenzhen search 退款, or a phrase in quotes: wenzhen search \'"to no avail"\'',
    zh: {
      message: `查询 "${text}" 中没有可检索的文字`,
      hint: '请输入要找的词，例如 wenzhen search 退款；多个词用空格隔开表示都要出现，加引号表示连在一起。',
    },
  });

const tooLong = (english: string, chinese: string): UserError =>
  new UserError({
    code: 'query-too-long',
    message: `the query has ${english}`,
    hint: `A query may have ${longestQuery} characters and ${mostTerms} words; look for its most telling words.`,
    zh: {
      message: `查询太长：${chinese}`,
      hint: `最多 ${longestQuery} 个字、${mostTerms} 个词；请只查最要紧的词。`,
    },
  });
