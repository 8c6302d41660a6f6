import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  DuplicateIndex,
  groupDuplicates,
  likeness,
  repeats,
  type Words,
} from '../../pipeline/clean/duplicates.ts';
import { bandsOf, bigramsOf, jaccard, signatureOf } from '../../pipeline/clean/minhash.ts';

const words = (match: string, author: string | null = null, id = match): Words<string> => ({
  id,
  match,
  author,
});

describe('duplicates', () => {
  it('groups equal and nearly equal texts under the first of them', () => {
    const first = words('买了三天还没有发货,客服也不回复我的消息', null, 'a');
    const near = words('买了三天还没有发货,客服也不回复我的消息!!', null, 'b');
    const other = words('挂号成功但是医院说没有我的预约记录', null, 'c');
    const same = words(first.match, null, 'd');
    expect(groupDuplicates([first, near, other, same])).toEqual(
      new Map([
        ['b', 'a'],
        ['d', 'a'],
      ]),
    );
    expect(groupDuplicates([same, other, near, first])).toEqual(
      new Map([
        ['b', 'd'],
        ['a', 'd'],
      ]),
    );
  });

  it('takes short texts by different authors for independent votes', () => {
    const votes = [
      words('好评', 'x', '1'),
      words('好评', 'y', '2'),
      words('好评', null, '3'),
      words('好评', null, '4'),
    ];
    expect(groupDuplicates(votes).size).toBe(0);
    expect(groupDuplicates([words('very good', 'x', '1'), words('very good', 'y', '2')]).size).toBe(0);
  });

  it('takes a short text said twice by one author for one vote', () => {
    expect(
      groupDuplicates([words('垃圾', 'x', '1'), words('垃圾', 'x', '2'), words('垃圾!', 'x', '3')]),
    ).toEqual(new Map([['2', '1']]));
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

  it('gives every repeat a leader before it that it repeats and that repeats none', () => {
    fc.assert(
      fc.property(fc.array(variant, { maxLength: 30 }), (texts) => {
        const reviews = texts.map((text, id) => ({ id, match: text, author: null }));
        const groups = groupDuplicates(reviews);
        for (const [id, leader] of groups) {
          expect(leader).toBeLessThan(id);
          expect(groups.has(leader)).toBe(false);
          expect(repeats(reviews[id]!, reviews[leader]!)).toBe(true);
        }
      }),
    );
  });

  it('answers the same in one night as in several', () => {
    fc.assert(
      fc.property(fc.array(sentence, { maxLength: 20 }), fc.nat(20), (texts, split) => {
        const reviews = [...texts, ...texts].map((match, id) => ({ id, match, author: null }));
        const index = new DuplicateIndex<number>();
        const nights = [reviews.slice(0, split), reviews.slice(split)].flatMap((night) =>
          night.map((review) => [review.id, index.leaderOf(review)] as const),
        );
        expect(new Map(nights.filter(([, leader]) => leader !== null))).toEqual(groupDuplicates(reviews));
      }),
    );
  });
});
