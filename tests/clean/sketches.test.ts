import fc from 'fast-check';
import { expect, it } from 'vitest';
import { likeness } from '../../pipeline/clean/duplicates.ts';
import { bigramsOf, jaccard } from '../../pipeline/clean/minhash.ts';
import { Sketches, sketchOf } from '../../pipeline/clean/sketches.ts';

const mayBeLike = (one: string, other: string, groups: readonly [number, number] = [1, 1]): boolean => {
  const sketches = new Sketches();
  const place = sketches.add(sketchOf(groups[0], bigramsOf(one)));
  return sketches.mayBeLike(place, sketchOf(groups[1], bigramsOf(other)), likeness);
};

const text = '买了三天还没有发货,客服也不回复我的消息';

it('tells unlike texts, and texts of different groups, apart without their words', () => {
  expect(mayBeLike(text, `${text}!`)).toBe(true);
  expect(mayBeLike(text, '挂号成功但是医院说没有我的预约记录,白跑一趟')).toBe(false);
  expect(mayBeLike(text, text, [1, 2])).toBe(false);
});

it('law: never says no to two texts that are as like as near-duplicates are', () => {
  const letters = fc.constantFrom(...'医生回复慢闪退登录挂号药品发货客服退款');
  const long = fc.array(letters, { minLength: 1, maxLength: 300 }).map((all) => all.join(''));
  fc.assert(
    fc.property(long, fc.nat(300), letters, (one, at, letter) => {
      const other = one.slice(0, at) + letter + one.slice(at);
      fc.pre(jaccard(bigramsOf(one), bigramsOf(other)) >= likeness);
      expect(mayBeLike(one, other)).toBe(true);
    }),
    { numRuns: 500 },
  );
});

it('keeps thousands', () => {
  const sketches = new Sketches();
  const texts = Array.from({ length: 3_000 }, (_, n) => `第${n}条评论说的是编号${n * 7}的订单没有送到`);
  const places = texts.map((one) => sketches.add(sketchOf(1, bigramsOf(one))));
  expect(places).toEqual([...texts.keys()]);
  for (const place of [0, 1_500, 2_999])
    expect(sketches.mayBeLike(place, sketchOf(1, bigramsOf(texts[place]!)), 1)).toBe(true);
});
