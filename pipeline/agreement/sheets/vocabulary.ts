import type { Codebook } from '../../codebook.ts';
import type { Label, Lang } from '../../lang.ts';
import { nearest } from '../../nearest.ts';

/** What a cell may say, and what is meant by it. */
export interface Choices {
  /** The choice that a cell names: by its id, its label in either language, or both, whatever the width of the signs and the blanks. */
  readonly named: (cell: string) => string | undefined;
  /** The choice that a cell may have meant. */
  readonly near: (cell: string) => string | undefined;
  /** How a drop-down shows each choice, in order. */
  readonly shown: (lang: Lang) => readonly string[];
  /** How it shows this one. */
  readonly show: (id: string, lang: Lang) => string;
}

/** Everything that can be written into a coding sheet. */
export interface Vocabulary {
  readonly issue: Choices;
  readonly stage: Choices;
  readonly polarity: Choices;
}

const polarityLabels: Readonly<Record<string, Label>> = {
  neg: { zh: '负面', en: 'negative' },
  neu: { zh: '中性', en: 'neutral' },
  pos: { zh: '正面', en: 'positive' },
  mixed: { zh: '褒贬兼有', en: 'mixed' },
};

const otherPolarities: Readonly<Record<string, string>> = {
  负: 'neg',
  负向: 'neg',
  消极: 'neg',
  差评: 'neg',
  中: 'neu',
  中立: 'neu',
  正: 'pos',
  正向: 'pos',
  积极: 'pos',
  好评: 'pos',
  混合: 'mixed',
  褒贬不一: 'mixed',
};

export const vocabularyOf = ({ issues, stages }: Codebook): Vocabulary => ({
  issue: choicesOf(issues),
  stage: choicesOf(stages),
  polarity: choicesOf(polarityLabels, otherPolarities),
});

/** A text by its letters and digits alone: width, case, blanks and punctuation do not matter. */
export const fold = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '');

function choicesOf(
  labels: Readonly<Record<string, Label>>,
  others: Readonly<Record<string, string>> = {},
): Choices {
  const ids = Object.keys(labels);
  const show = (id: string, lang: Lang): string => `${labels[id]?.[lang] ?? ''} ${id}`.trim();
  const words = new Map<string, string>(Object.entries(others).map(([word, id]) => [fold(word), id]));
  for (const id of ids)
    for (const word of [id, labels[id]!.zh, labels[id]!.en, show(id, 'zh'), show(id, 'en')])
      words.set(fold(word), id);
  return {
    named: (cell) => words.get(fold(cell)) ?? idIn(cell, ids),
    near: (cell) => {
      const word = nearest(fold(cell), [...words.keys()]);
      return word === undefined ? undefined : words.get(word);
    },
    shown: (lang) => ids.map((id) => show(id, lang)),
    show,
  };
}

/** The one id that stands in a cell among other words. */
function idIn(cell: string, ids: readonly string[]): string | undefined {
  const found = cell
    .normalize('NFKC')
    .toLowerCase()
    .split(/[^a-z.]+/)
    .filter((word) => ids.includes(word));
  return new Set(found).size === 1 ? found[0] : undefined;
}

/** Words for "there is no complaint". */
const nothing = new Set([
  '无',
  '没有',
  '无问题',
  '无诉求',
  '无抱怨',
  '无投诉',
  'none',
  'no',
  'nothing',
  'na',
  '0',
  '',
]);

/** Whether a cell that is not empty says that there is nothing. */
export const saysNothing = (cell: string): boolean => cell.trim() !== '' && nothing.has(fold(cell));
