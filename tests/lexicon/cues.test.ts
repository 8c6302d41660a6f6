import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compileCues, parseCue } from '../../pipeline/lexicon/compile-cues.ts';
import { type ClauseHits, CueMatcher, type WordClasses } from '../../pipeline/lexicon/cues.ts';

/** Longest gap between the parts of a cue, as the grammar of cues says. */
const longestGap = 8;

/** The cues that fire in a text that is one clause. */
function firing(sources: readonly string[], text: string, classes: WordClasses = {}): string[] {
  const matcher = new CueMatcher(
    compileCues(
      classes,
      sources.map((source) => ({ source, issue: 'stability.crash' })),
    ),
  );
  const [{ cues }] = matcher.find(text, [0, text.length]) as [ClauseHits];
  return [...new Set(cues.list().map(({ id }) => sources[id]!))];
}

describe('a cue', () => {
  test('of one literal fires wherever the literal stands', () => {
    expect(firing(['闪退'], '老是闪退啊')).toEqual(['闪退']);
  });

  test('of several parts fires where they follow each other with at most eight characters between', () => {
    expect(firing(['付款…失败'], '付款页面总是提示失败')).toEqual(['付款…失败']);
    expect(firing(['付款…失败'], `付款${'啊'.repeat(8)}失败`)).toEqual(['付款…失败']);
    expect(firing(['付款…失败'], `付款${'啊'.repeat(9)}失败`)).toEqual([]);
    expect(firing(['付款…失败'], '失败的付款')).toEqual([]);
  });

  test('names classes and alternatives', () => {
    const classes = { pay: ['付款', '支付'] };
    expect(firing(['{pay}…(失败|不了)'], '支付不了', classes)).toEqual(['{pay}…(失败|不了)']);
    expect(firing(['{pay}…(失败|不了)'], '登录不了', classes)).toEqual([]);
  });

  test('does not reach over the end of a clause', () => {
    const matcher = new CueMatcher(compileCues({}, [{ source: '付款…失败', issue: 'payment.fails' }]));
    expect(matcher.find('付款，失败', [0, 2, 3, 5]).map(({ cues }) => cues.count)).toEqual([0, 0]);
  });

  test.each([
    ['an unknown class', '{pay}…失败', /\{pay\}, which no lexicon defines/],
    ['an empty part', '付款……失败', /a part that is neither/],
    ['an empty alternative', '(失败|)', /a part that is neither/],
    ['an open bracket', '(失败|不了', /a part that is neither/],
    ['a class beside a literal', '{pay}失败', /a part that is neither/],
  ])('with %s is refused, naming it', (_, source, message) => {
    expect(() => parseCue(source, {})).toThrow(message);
    expect(() => parseCue(source, {})).toThrow(source);
  });
});

describe('the cue matcher', () => {
  const unit = fc.constantFrom('a', 'b', 'c');
  const word = fc.array(unit, { minLength: 1, maxLength: 3 }).map((units) => units.join(''));
  const words = fc.array(word, { minLength: 1, maxLength: 3 });
  const classes = fc.record({ x: words, y: words });
  const part = fc.oneof(
    word,
    words.map((list) => `(${list.join('|')})`),
    fc.constantFrom('{x}', '{y}'),
  );
  const cue = fc.array(part, { minLength: 1, maxLength: 3 }).map((parts) => parts.join('…'));
  const cues = fc.array(cue, { minLength: 1, maxLength: 4 });
  /** Clauses with one character between them; `-` stands for anything no word has. */
  const clauses = fc.array(
    fc.array(fc.constantFrom('a', 'b', 'c', '-', '-', '-'), { maxLength: 24 }).map((units) => units.join('')),
    { minLength: 1, maxLength: 3 },
  );

  test('finds in every clause the classes and cues that looking for each literal finds', () => {
    fc.assert(
      fc.property(classes, cues, clauses, (given, sources, texts) => {
        const matcher = new CueMatcher(
          compileCues(
            given,
            sources.map((source) => ({ source, issue: 'stability.crash' })),
          ),
        );
        const bounds: number[] = [];
        for (const text of texts) {
          const start = (bounds.at(-1) ?? -1) + 1;
          bounds.push(start, start + text.length);
        }
        const found = matcher.find(texts.join('|'), bounds);
        expect(found.map(({ cues: hits }) => [...new Set(hits.list().map(({ id }) => id))].sort())).toEqual(
          texts.map((text) => sources.flatMap((source, id) => (fires(source, given, text) ? [id] : []))),
        );
        texts.forEach((text, at) => {
          const offset = bounds[2 * at]!;
          const hits = found[at]!.classes.list().map(
            ({ id, start, end }) => `${matcher.classNames[id]} ${start - offset} ${end - offset}`,
          );
          expect(new Set(hits)).toEqual(new Set(looked(given, text)));
        });
      }),
      { numRuns: 500 },
    );
  });
});

/** Whether a cue fires in a clause, by trying every place of every part. */
function fires(source: string, classes: WordClasses, clause: string): boolean {
  const parts = parseCue(source, classes);
  const from = (part: number, earliest: number, latest: number): boolean => {
    if (part === parts.length) return true;
    return parts[part]!.words.some((word) => {
      for (
        let at = clause.indexOf(word, earliest);
        at >= 0 && at <= latest;
        at = clause.indexOf(word, at + 1)
      )
        if (from(part + 1, at + word.length, at + word.length + longestGap)) return true;
      return false;
    });
  };
  return from(0, 0, clause.length);
}

function looked(classes: WordClasses, clause: string): string[] {
  return Object.entries(classes).flatMap(([name, words]) =>
    words.flatMap((word) => {
      const found: string[] = [];
      for (let at = clause.indexOf(word); at >= 0; at = clause.indexOf(word, at + 1))
        found.push(`${name} ${at} ${at + word.length}`);
      return found;
    }),
  );
}
