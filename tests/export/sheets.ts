import excel from 'exceljs';

type Cell = string | number | undefined;

/** The cells of every sheet of a workbook, header and all, read as a stream. A cell that is no plain value fails. */
export async function sheetsOf(path: string): Promise<Record<string, Cell[][]>> {
  const sheets: Record<string, Cell[][]> = {};
  for await (const sheet of new excel.stream.xlsx.WorkbookReader(path, {
    worksheets: 'emit',
    sharedStrings: 'cache',
    styles: 'cache',
  })) {
    const rows: Cell[][] = [];
    for await (const row of sheet) rows.push(plain(row.values as unknown[]));
    sheets[(sheet as unknown as { name: string }).name] = rows;
  }
  return sheets;
}

/** exceljs counts columns from 1. */
const plain = ([, ...cells]: unknown[]): Cell[] =>
  Array.from(cells, (cell) => {
    if (cell === undefined || typeof cell === 'string' || typeof cell === 'number') return cell;
    throw new Error(`not a plain value: ${JSON.stringify(cell)}`);
  });
