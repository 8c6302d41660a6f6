import type { Behind, ViewRow } from './store/queries.ts';

/** Characters of a cell that are shown: texts and manifests go on. */
const shownLength = 60;

/** A row of a view in words, a line a column: the number that is explained set off by an arrow, each with what the data dictionary says. */
export function rowTold({ view, about, columns, cells }: ViewRow, origin: Behind): string[] {
  const number = origin.kind === 'complaints' ? origin.number : null;
  const names = Math.max(...columns.map(({ name }) => name.length));
  return [
    `${view}: ${about}`,
    ...columns.map(({ name, about: means }) => {
      const value = String(cells[name] ?? '–').replaceAll(/\s+/g, ' ');
      const shown = value.length > shownLength ? `${value.slice(0, shownLength)}…` : value;
      return `${name === number ? '→' : ' '} ${name.padEnd(names)}  ${shown}  (${means})`;
    }),
    '',
  ];
}
