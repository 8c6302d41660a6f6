import excel from 'exceljs';

type Cell = string | number | undefined;

/**
 * The cells of every sheet of a workbook, header and all. A cell that is no plain value fails. Read whole: exceljs' reader of streams
 * now and then loses a sheet of a workbook with many.
 */
export async function sheetsOf(path: string): Promise<Record<string, Cell[][]>> {
  const book = new excel.Workbook();
  await book.xlsx.readFile(path);
  return Object.fromEntries(book.worksheets.map((sheet) => [sheet.name, rowsOf(sheet)]));
}

function rowsOf(sheet: excel.Worksheet): Cell[][] {
  const rows: Cell[][] = [];
  sheet.eachRow((row) => rows.push(plain(row.values as unknown[])));
  return rows;
}

/** exceljs counts columns from 1. */
const plain = ([, ...cells]: unknown[]): Cell[] =>
  Array.from(cells, (cell) => {
    if (cell === undefined || typeof cell === 'string' || typeof cell === 'number') return cell;
    throw new Error(`not a plain value: ${JSON.stringify(cell)}`);
  });
