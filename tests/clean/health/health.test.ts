import { expect, test } from 'vitest';
import { cleaned } from '../samples.ts';

const flagsOf = (text: string) => cleaned({ text }).flags;

test('a review that tells of somebody’s health is marked', () => {
  expect(flagsOf('我有糖尿病，挂号等了三天')).toContain('health');
  expect(flagsOf('给妈妈买的胰岛素化了')).toContain('health');
});

test('one that only names what is offered is not', () => {
  expect(flagsOf('糖尿病专区打不开')).not.toContain('health');
  expect(flagsOf('登录不上，一直转圈')).not.toContain('health');
});
