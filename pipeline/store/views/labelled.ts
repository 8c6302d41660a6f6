import type { Label } from '../../lang.ts';

/** SQL columns of a code: its id and labels, `AS` the name given. */
export const labelled = (
  code: 'issue' | 'stage' | 'cause' | 'polarity' | 'language',
  about: string,
): string => `
  ${code}.id AS ${code}, -- ${about}
  ${code}.zh AS ${code}_zh, -- in Chinese
  ${code}.en AS ${code}_en, -- in English`;

export const issueColumns = labelled('issue', 'touchpoint.failure');
export const stageColumns = labelled('stage', 'stage of the journey');
export const causeColumns = labelled('cause', 'inner cause');

/** SQL columns of a machine word: the word, and what it is called in both languages; no name where there is no word. */
export const worded = (
  column: string,
  name: string,
  words: Readonly<Record<string, Label>>,
  about: string,
): string => `
  ${column} AS ${name}, -- ${about}
  ${called(column, words, 'zh')} AS ${name}_zh, -- in Chinese
  ${called(column, words, 'en')} AS ${name}_en, -- in English`;

/** SQL that calls a machine word by its name; NULL for what is none of them. */
export const called = (column: string, words: Readonly<Record<string, Label>>, lang: keyof Label): string =>
  `CASE ${column} ${Object.entries(words)
    .map(([word, label]) => `WHEN '${word}' THEN '${label[lang]}'`)
    .join(' ')} END`;
