/** System fonts for Chinese and Latin, without quotes: they stand in SVG attributes. */
export const fonts =
  'system-ui, -apple-system, PingFang SC, Hiragino Sans GB, Microsoft YaHei, Noto Sans CJK SC, Source Han Sans SC, WenQuanYi Micro Hei, sans-serif';

/**
 * Colours that people with any colour vision can tell apart, each at least 3 : 1 against white (WCAG 2.1, 1.4.11); those of text 4.5 : 1.
 * Blue is a step of the shades below; vermillion is that of M. Okabe and K. Ito, Color Universal Design (2008), darkened for text.
 */
export const palette = {
  blue: '#4292c6',
  vermillion: '#c44e00',
  grey: '#7f8b99',
  ink: '#1b2733',
  soft: '#52606d',
  line: '#d5dce4',
} as const;

/** A colour of the heat map and the ink that reads on it, at least 4.5 : 1. */
export interface Shade {
  readonly fill: string;
  readonly ink: string;
}

/** From none to most. Source: ColorBrewer 2.0, C. Brewer, Blues with 7 classes (colour-blind safe). */
export const shades: readonly Shade[] = [
  { fill: '#eff3ff', ink: '#1b2733' },
  { fill: '#c6dbef', ink: '#1b2733' },
  { fill: '#9ecae1', ink: '#1b2733' },
  { fill: '#6baed6', ink: '#1b2733' },
  { fill: '#4292c6', ink: '#101820' },
  { fill: '#2171b5', ink: '#ffffff' },
  { fill: '#084594', ink: '#ffffff' },
];

/** The shade of `share` where `most` is the darkest; by square roots, so that small shares can be told apart too. */
export function shadeOf(share: number, most: number): Shade {
  const place = most === 0 ? 0 : Math.ceil(Math.sqrt(share / most) * (shades.length - 1));
  return shades[place]!;
}
