import { compileAutomaton } from './automaton.ts';
import type { Cue, MatcherParts, WordClasses } from './cues.ts';

/** One thing a cue part can be: any word of these. */
interface Part {
  readonly words: readonly string[];
}

/**
 * Splits a cue into its parts.
 * Grammar: `part…part…part`, a part being a literal, `{class}` or `(one|two)`.
 * @throws Error naming the fault; the lexicon reader adds file and line
 */
export function parseCue(source: string, classes: WordClasses): Part[] {
  return source.split('…').map((part) => {
    const named = /^\{([a-z]+)\}$/.exec(part);
    if (named !== null) {
      const words = classes[named[1]!];
      if (words === undefined)
        throw new Error(`cue "${source}" names class {${named[1]}}, which no lexicon defines`);
      return { words };
    }
    const either = /^\(([^(){}]+)\)$/.exec(part);
    const words = either === null ? [part] : either[1]!.split('|');
    if (words.some((word) => word === '' || /[(){}|]/.test(word)))
      throw new Error(
        `cue "${source}" has a part that is neither a literal, {class} nor (one|two): "${part}"`,
      );
    return { words };
  });
}

/**
 * Compiles word classes and cues for `CueMatcher`.
 * @throws Error as `parseCue`
 */
export function compileCues(classes: WordClasses, cues: readonly Cue[]): MatcherParts {
  const classNames = Object.keys(classes);
  const literals = new Map<string, number>();
  const literalOf = (word: string): number => {
    if (!literals.has(word)) literals.set(word, literals.size);
    return literals.get(word)!;
  };
  const members: Set<number>[] = [];
  const partNumbers = new Map<string, number>();
  const partOf = (text: string, { words }: Part): number => {
    if (!partNumbers.has(text)) partNumbers.set(text, members.push(new Set(words.map(literalOf))) - 1);
    return partNumbers.get(text)!;
  };
  const classLiterals = classNames.map((name) => new Set(classes[name]!.map(literalOf)));
  const partsOf = cues.map(({ source }) => {
    const texts = source.split('…');
    return parseCue(source, classes).map((part, at) => partOf(texts[at]!, part));
  });
  const words = [...literals.keys()];
  const anchors = anchorsOf(words, partsOf, members);
  const listsOf = (sets: readonly ReadonlySet<number>[]): number[][] => {
    const lists: number[][] = words.map(() => []);
    for (const [id, set] of sets.entries()) for (const literal of set) lists[literal]!.push(id);
    return lists;
  };
  const classLists = listsOf(classLiterals);
  const partLists = listsOf(members);
  const runs = words.map((word, literal) => {
    const lists = [classLists[literal]!, partLists[literal]!, anchors[literal]!];
    return [word.length, ...lists.flatMap((list) => [list.length, ...list])];
  });
  const [factsAt, facts] = flattened(runs);
  const [partsAt, parts] = flattened(partsOf);
  return {
    classNames,
    cues,
    automaton: compileAutomaton(words, factsAt),
    ...{ facts, parts, partsAt },
    partCount: members.length,
  };
}

/** For each literal the cues it may begin to prove and as which part: pairs. Only a cue's rarest part does, guessed by the length of its shortest word and then by how few words it has. */
function anchorsOf(
  words: readonly string[],
  partsOf: readonly (readonly number[])[],
  members: readonly ReadonlySet<number>[],
): number[][] {
  const rarity = members.map(
    (literals) => Math.min(...[...literals].map((literal) => words[literal]!.length)) - literals.size / 1000,
  );
  const anchors: number[][] = words.map(() => []);
  for (const [cue, parts] of partsOf.entries()) {
    const best = parts.reduce(
      (chosen, part, at) => (rarity[part]! > rarity[parts[chosen]!]! ? at : chosen),
      0,
    );
    for (const literal of members[parts[best]!]!) anchors[literal]!.push(cue, best);
  }
  return anchors;
}

/** Lists laid end to end: list `i` is `flat[at[i] .. at[i + 1])`. */
function flattened(lists: readonly (readonly number[])[]): [at: Int32Array, flat: Int32Array] {
  const at = new Int32Array(lists.length + 1);
  for (const [i, list] of lists.entries()) at[i + 1] = at[i]! + list.length;
  return [at, Int32Array.from(lists.flat())];
}
