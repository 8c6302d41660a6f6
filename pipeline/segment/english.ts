import { createRequire } from 'node:module';
import type { ItsFunction, WinkMethods } from 'wink-nlp';
import type { Segmenter } from './segmenter.ts';

const require = createRequire(import.meta.url);

/** English words by wink-nlp, which is loaded at the first cut: most runs never need it. */
export function englishSegmenter(): Segmenter {
  const { version } = require('wink-nlp/package.json') as { version: string };
  let wink: WinkMethods | undefined;
  return {
    engine: 'wink-nlp',
    version,
    cut: (text) => {
      wink ??= loadWink();
      return align(
        text,
        wink
          .readDoc(text)
          .tokens()
          .out(wink.its.value as ItsFunction<string>),
      );
    },
  };
}

/** The tokeniser alone: an empty list of annotations leaves out sentences, entities and parts of speech. */
function loadWink(): WinkMethods {
  const create = require('wink-nlp') as typeof import('wink-nlp').default;
  return create(require('wink-eng-lite-web-model'), []);
}

/** `words` with all that lies between them as tokens of their own, so that together they are `text` again. */
function align(text: string, words: readonly string[]): string[] {
  const tokens: string[] = [];
  let at = 0;
  for (const word of words) {
    const start = text.indexOf(word, at);
    if (start < 0 || word === '') continue;
    if (start > at) tokens.push(text.slice(at, start));
    tokens.push(word);
    at = start + word.length;
  }
  if (at < text.length) tokens.push(text.slice(at));
  return tokens;
}
