import type { PrintTable } from './printed.ts';

/** A text within a cell. */
export const markdownText = (text: string): string =>
  text.replace(/[\r\n]+/g, ' ').replace(/[\\`*_[\]<>|]/g, (character) => `\\${character}`);

const line = (cells: readonly string[]): string => `| ${cells.map(markdownText).join(' | ')} |`;

/** A table as GitHub and pandoc read it. */
export const markdownTable = ({ caption, header, rows, note }: PrintTable): string =>
  [
    `## ${caption}`,
    '',
    line(header),
    `|${header.map((_, at) => (at === 0 ? '---' : '---:')).join('|')}|`,
    ...rows.map(line),
    '',
    note,
    '',
  ].join('\n');
