import Table from 'cli-table3';

export type Cell = string | number;

/** A plain table of columns two spaces apart; numbers stand to the right. Width counts Han characters as two columns. */
export function table(rows: readonly (readonly Cell[])[]): string {
  const drawn = new Table({
    chars: bare,
    style: { head: [], border: [], 'padding-left': 0, 'padding-right': 2 },
  });
  for (const row of rows)
    drawn.push(
      row.map((cell) => ({ content: String(cell), hAlign: typeof cell === 'number' ? 'right' : 'left' })),
    );
  return drawn
    .toString()
    .split('\n')
    .map((line) => line.trimEnd())
    .join('\n');
}

const bare = Object.fromEntries(
  [
    'top',
    'top-mid',
    'top-left',
    'top-right',
    'bottom',
    'bottom-mid',
    'bottom-left',
    'bottom-right',
    'left',
    'left-mid',
    'mid',
    'mid-mid',
    'right',
    'right-mid',
    'middle',
  ].map((edge) => [edge, '']),
);
