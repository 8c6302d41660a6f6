import type { PrintTable } from './printed.ts';

const special: Readonly<Record<string, string>> = {
  '\\': '\\textbackslash{}',
  '{': '\\{',
  '}': '\\}',
  $: '\\$',
  '&': '\\&',
  '#': '\\#',
  '%': '\\%',
  _: '\\_',
  '^': '\\textasciicircum{}',
  '~': '\\textasciitilde{}',
  '<': '\\textless{}',
  '>': '\\textgreater{}',
  '[': '{[}',
  ']': '{]}',
  ...Object.fromEntries(
    Object.entries({ α: 'alpha', κ: 'kappa', λ: 'lambda', χ: 'chi', '×': 'times', '±': 'pm' }).map(
      ([sign, name]) => [sign, `$\\${name}$`],
    ),
  ),
  'χ²': '$\\chi^2$',
  '²': '$^2$',
};

const marks = new RegExp(
  Object.keys(special)
    .toSorted((one, other) => other.length - one.length)
    .map((sign) => sign.replace(/[\\{}$^[\]]/, '\\$&'))
    .join('|'),
  'g',
);

/** A text as LaTeX prints it; what it cannot print (control characters, emoji and other symbols outside the fonts) is left out. */
export const latexText = (text: string): string =>
  text
    .replace(/\s+/g, ' ')
    .replace(/[\p{C}\p{Extended_Pictographic}]|\p{Variation_Selector}/gu, '')
    .replace(marks, (sign) => special[sign]!);

/** A booktabs table that may run over pages; needs the packages booktabs and longtable. */
export function latexTable({ name, caption, header, rows, note }: PrintTable): string {
  const line = (cells: readonly string[], at: number, all: readonly (readonly string[])[]): string =>
    `${cells.map(latexText).join(' & ')} \\\\${all[at + 1]?.[0] === '' ? '*' : ''}`;
  const head = ['\\toprule', ...[header].map(line), '\\midrule'];
  return [
    `\\begin{longtable}{@{}p{0.3\\linewidth}${'r'.repeat(header.length - 1)}@{}}`,
    `\\caption{${latexText(caption)}}\\label{tab:${name}}\\\\`,
    ...head,
    '\\endfirsthead',
    ...head,
    '\\endhead',
    '\\bottomrule',
    '\\endfoot',
    ...rows.map(line),
    '\\end{longtable}',
    `{\\footnotesize ${latexText(note)}\\par}`,
    '',
  ].join('\n');
}

/** A document that holds all tables, by which they can be checked: `xelatex tables.tex`, three times (longtable measures its columns). */
export const latexDocument = (tables: readonly PrintTable[]): string =>
  [
    '% Compile with xelatex, three times. Needs ctex, booktabs, longtable.',
    '\\documentclass[UTF8,a4paper,10pt]{ctexart}',
    '\\usepackage[margin=2cm]{geometry}',
    '\\usepackage{booktabs,longtable}',
    '\\begin{document}',
    ...tables.map(({ name }) => `\\input{${name}.tex}`),
    '\\end{document}',
    '',
  ].join('\n');
