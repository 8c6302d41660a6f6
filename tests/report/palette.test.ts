import { expect, test } from 'vitest';
import { palette, shadeOf, shades } from '../../pipeline/report/charts/palette.ts';

/** Relative luminance and contrast ratio of WCAG 2.1. */
const luminance = (colour: string): number => {
  const [red, green, blue] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red! + 0.7152 * green! + 0.0722 * blue!;
};

const contrast = (one: string, other: string): number => {
  const [dark, light] = [luminance(one), luminance(other)].sort((first, second) => first - second);
  return (light! + 0.05) / (dark! + 0.05);
};

test.each(shades)('the note reads on $fill', ({ fill, ink }) => {
  expect(contrast(fill, ink)).toBeGreaterThanOrEqual(4.5);
});

test('text and pictures stand out from the page', () => {
  for (const text of [palette.ink, palette.soft])
    expect(contrast(text, '#f3f5f8')).toBeGreaterThanOrEqual(4.5);
  for (const mark of [palette.blue, palette.vermillion, palette.grey])
    expect(contrast(mark, '#ffffff')).toBeGreaterThanOrEqual(3);
});

test('a greater share is never lighter, and the greatest is the darkest', () => {
  const order = [0, 0.001, 0.01, 0.05, 0.2].map((share) => shades.indexOf(shadeOf(share, 0.2)));
  expect(order).toEqual([...order].sort((one, other) => one - other));
  expect(order.at(-1)).toBe(shades.length - 1);
});
