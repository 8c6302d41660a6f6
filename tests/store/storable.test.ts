import fc from 'fast-check';
import { expect, test } from 'vitest';
import { loadCoder } from '../../pipeline/chain.ts';
import { fromJsonLine } from '../../pipeline/ingest/index.ts';
import { isDrop } from '../../pipeline/stage.ts';
import { spacedWords } from '../../pipeline/store/search.ts';
import { storableReview } from '../../pipeline/store/storable.ts';

const coder = await loadCoder({ segmenter: 'jieba' });
const pieces = [
  '實名認證',
  '這個程式',
  'APP',
  '[手机号]',
  '13812345678',
  '①',
  '闪退',
  'ﬃ',
  ' ',
  '\u200b',
  '【',
  '👍🏽',
];
const words = fc.array(fc.constantFrom(...pieces), { maxLength: 6 }).map((some) => some.join(''));

test('the index is given the words of what is stored, however they were found', () => {
  let stored = 0;
  fc.assert(
    fc.property(words, words, (title, text) => {
      const raw = fromJsonLine({ id: 1, title, text }, 1);
      const coded = isDrop(raw) ? raw : coder.code(raw);
      if (isDrop(coded)) return;
      const { search, state } = storableReview(coded);
      expect(search).toEqual(spacedWords(state));
      stored++;
    }),
  );
  expect(stored).toBeGreaterThan(50);
});
