import { Trie } from 'opencc-js/core';
import * as preset from 'opencc-js/preset/t2cn';

/** A text made from another, with the UTF-16 offsets its units came from; `null` where both are unit for unit the same. */
export interface Rewritten {
  readonly text: string;
  readonly starts: Int32Array | null;
  readonly ends: Int32Array | null;
}

/** The part of opencc-js's preset that its type file does not describe. */
interface Preset {
  readonly configs: {
    readonly tw2sp: {
      readonly segmentation: readonly [string];
      readonly conversionChain: readonly [readonly string[], readonly string[]];
    };
  };
}

const { segmentation, conversionChain } = (preset as unknown as Preset).configs.tw2sp;

/**
 * Entries `source target` that are left out: Taiwan's 么 stands for mainland 幺, but a mainland text with one traditional character in it
 * means 么 by 么 (read in real mixed texts); 麽 and 苧 as targets are sources themselves, so that converting twice would differ; and the
 * simplified forms beyond the BMP (嗰 → 𠮶) are on no keyboard and in few fonts.
 */
const leftOut = /^么 | \S*[麽苧]|[\ud800-\udfff]/;

/** The entries of opencc's `source target|source target` form, lower case as the text to be rewritten is. */
function entriesOf(dictionary: string): [string, string][] {
  const lines = dictionary.toLowerCase().split('|');
  return lines.filter((line) => !leftOut.test(line)).map((line) => line.split(' ') as [string, string]);
}

/** 1 for the UTF-16 unit of each character that traditional writing has and simplified writing has not: a text without any is not converted. */
const traditionalUnits = new Uint8Array(65_536);
for (const [source, target] of entriesOf(conversionChain[1].at(-1)!))
  if (source !== target && source.length === 1) traditionalUnits[source.charCodeAt(0)] = 1;

/** How many characters of a text are of traditional writing alone. */
export function countTraditional(text: string): number {
  let count = 0;
  for (let at = 0; at < text.length; at++) count += traditionalUnits[text.charCodeAt(at)]!;
  return count;
}

interface Tries {
  readonly phrases: Trie;
  readonly regional: Trie;
  readonly characters: Trie;
}

let loaded: Tries | undefined;

/** Built on the first traditional text, about 60 ms; most exports have none. */
function tries(): Tries {
  loaded ??= {
    phrases: trieOf(segmentation),
    regional: trieOf(conversionChain[0]),
    characters: trieOf(conversionChain[1]),
  };
  return loaded;
}

function trieOf(dictionaries: readonly string[]): Trie {
  const trie = new Trie();
  trie.loadDictGroup(dictionaries.map(entriesOf));
  return trie;
}

/**
 * Traditional writing with Taiwan's words to simplified writing with the mainland's (opencc `twp` → `cn`), with offsets. The text is
 * lower-case NFKC. Where every traditional character stays (乾隆), the text is simplified already and its words are the mainland's:
 * nothing changes, for a second conversion would make 程序 of 程式 into 进程.
 */
export function simplify(text: string): Rewritten {
  const converted = convert(text);
  return countTraditional(converted.text) < countTraditional(text)
    ? converted
    : { text, starts: null, ends: null };
}

/** Taiwan's words in the mainland's, traditional or simplified: 程式 becomes 程序. Meant for what is looked for, not for what was written. */
export const mainland = (text: string): string => convert(text).text;

/** `second` made from `first.text`, with offsets into what `first` was made from. */
export function compose(first: Rewritten, second: Rewritten): Rewritten {
  const { starts, ends } = first;
  if (starts === null || ends === null) return second;
  if (second.starts === null || second.ends === null) return { text: second.text, starts, ends };
  return {
    text: second.text,
    starts: second.starts.map((at) => starts[at]!),
    ends: second.ends.map((at) => ends[at - 1]!),
  };
}

function convert(text: string): Rewritten {
  const { phrases, regional, characters } = tries();
  const parts: Rewritten[] = [];
  for (const segment of phrases.segment(text)) {
    const localised = rewrite(regional, segment);
    parts.push(compose(localised, rewrite(characters, localised.text)));
  }
  return concatenate(parts, text.length);
}

/** Replaces the longest dictionary entry at every place, left to right. */
function rewrite(trie: Trie, source: string): Rewritten {
  let text = '';
  let spans: Spans | null = null;
  for (let at = 0; at < source.length; ) {
    const found = trie.matchPrefix(source, at);
    const end = found?.end ?? at + 1;
    const target = found?.value ?? source[at]!;
    const unitwise = target.length === end - at;
    if (!unitwise) spans ??= unchanged(text.length);
    if (spans !== null) {
      for (let unit = 0; unit < target.length; unit++) {
        spans.starts.push(unitwise ? at + unit : at);
        spans.ends.push(unitwise ? at + unit + 1 : end);
      }
    }
    text += target;
    at = end;
  }
  if (spans === null) return { text, starts: null, ends: null };
  return { text, starts: Int32Array.from(spans.starts), ends: Int32Array.from(spans.ends) };
}

/** Where each unit of a rewritten text came from, as far as it is rewritten; none as long as all are unit for unit the same. */
interface Spans {
  readonly starts: number[];
  readonly ends: number[];
}

const unchanged = (length: number): Spans => ({
  starts: Array.from({ length }, (_, at) => at),
  ends: Array.from({ length }, (_, at) => at + 1),
});

function concatenate(parts: readonly Rewritten[], sourceLength: number): Rewritten {
  const text = parts.map((part) => part.text).join('');
  if (parts.every((part) => part.starts === null)) return { text, starts: null, ends: null };
  const starts = new Int32Array(text.length);
  const ends = new Int32Array(text.length);
  let at = 0;
  let source = 0;
  for (const part of parts) {
    for (let unit = 0; unit < part.text.length; unit++, at++) {
      starts[at] = source + (part.starts?.[unit] ?? unit);
      ends[at] = source + (part.ends?.[unit] ?? unit + 1);
    }
    source = part.starts === null ? source + part.text.length : ends[at - 1]!;
  }
  if (source !== sourceLength) throw new Error('the parts do not make up the source');
  return { text, starts, ends };
}
