import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { likeness, repeats, repeatsVisibly, printOf } from '../../pipeline/clean/duplicates.ts';
import { bandsOf, bigramsOf, jaccard, signatureOf } from '../../pipeline/clean/minhash.ts';

const words = (match: string, author: string | null = null) => printOf(match, author);

describe('duplicates', () => {
  it('takes equal and nearly equal texts for repeats', () => {
    const first = words('买了三天还没有发货,客服也不回复我的消息');
    expect(repeats(first, words('买了三天还没有发货,客服也不回复我的消息!!'))).toBe(true);
    expect(repeats(first, words(first.match, 'x'))).toBe(true);
    expect(repeats(first, words('挂号成功但是医院说没有我的预约记录'))).toBe(false);
  });

  it('takes short texts by different authors for independent votes', () => {
    expect(repeats(words('好评', 'x'), words('好评', 'y'))).toBe(false);
    expect(repeats(words('好评'), words('好评'))).toBe(false);
    expect(repeats(words('very good', 'x'), words('very good', 'y'))).toBe(false);
  });

  it('takes a short text said twice by one author for one vote', () => {
    expect(repeats(words('垃圾', 'x'), words('垃圾', 'x'))).toBe(true);
    expect(repeats(words('垃圾', 'x'), words('垃圾!', 'x'))).toBe(false);
  });

  it('has signatures that are the same on every machine', () => {
    expect([...bandsOf(signatureOf(bigramsOf('打开就闪退,重装也没用')))]).toMatchInlineSnapshot(`
      [
        1380669774,
        660100008,
        1001833063,
        3869398024,
        793539431,
        2640559922,
        4136864984,
        768279226,
      ]
    `);
  });
});

const letters = [...'医生回复慢闪退登录挂号药品发货客服退款更新版本卡'];
const sentence = fc
  .array(fc.constantFrom(...letters), { minLength: 10, maxLength: 40 })
  .map((all) => all.join(''));
/** A sentence with some characters replaced or doubled. */
const variant = fc
  .tuple(sentence, fc.array(fc.tuple(fc.nat(40), fc.constantFrom(...letters, '')), { maxLength: 3 }))
  .map(([text, edits]) =>
    edits.reduce((now, [at, letter]) => now.slice(0, at) + letter + now.slice(at + 1), text),
  );

describe('the laws of duplicates', () => {
  it('reckons likeness as sets do', () => {
    fc.assert(
      fc.property(variant, variant, (a, b) => {
        const [one, two] = [new Set(bigramsOf(a)), new Set(bigramsOf(b))];
        const shared = [...one].filter((bigram) => two.has(bigram)).length;
        expect(jaccard(bigramsOf(a), bigramsOf(b))).toBeCloseTo(shared / (one.size + two.size - shared), 12);
      }),
    );
  });

  it('finds at least 97 of 100 pairs that brute force finds', () => {
    let alike = 0;
    let found = 0;
    const pair = fc.tuple(sentence, fc.nat(40), fc.constantFrom(...letters), fc.boolean());
    fc.assert(
      fc.property(pair, ([text, at, letter, more]) => {
        const edited = text.slice(0, at) + letter + text.slice(more ? at : at + 1);
        if (jaccard(bigramsOf(text), bigramsOf(edited)) < likeness) return;
        const bands = new Set(bandsOf(signatureOf(bigramsOf(text))));
        alike++;
        if (bandsOf(signatureOf(bigramsOf(edited))).some((band) => bands.has(band))) found++;
      }),
      { numRuns: 2000, seed: 1 },
    );
    expect(alike).toBeGreaterThan(1000);
    expect(found / alike).toBeGreaterThanOrEqual(0.97);
  });

  it('are the same from either side', () => {
    fc.assert(
      fc.property(variant, variant, (a, b) => {
        expect(repeatsVisibly(words(a), words(b))).toBe(repeatsVisibly(words(b), words(a)));
      }),
    );
  });
});
