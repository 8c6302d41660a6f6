import type { CellTable } from './cells.ts';
import { columnNamed, type FieldName, type SheetColumn } from './columns.ts';
import type { RowCodes, RowComplaint, SheetRow } from './sheet.ts';

/** How many rows are looked through for a header: people write titles and notes above it. */
const headerWithin = 20;

interface Header {
  readonly row: number;
  readonly columns: readonly (SheetColumn | undefined)[];
}

/** A row that could not be read. */
export interface LostRow {
  readonly row: number;
  readonly lost: string;
}

/** The rows under the header of a coding sheet; undefined for a table that is none. Rows without a word are passed over. */
export function rowsOfTable(table: CellTable): (SheetRow | LostRow)[] | undefined {
  const header = headerIn(table);
  if (header === undefined) return undefined;
  return table.flatMap((row): (SheetRow | LostRow)[] => {
    if (row.row <= header.row) return [];
    if ('broken' in row) return [{ row: row.row, lost: row.raw }];
    return row.cells.some((cell) => cell.trim() !== '') ? [rowOf(row.row, row.cells, header)] : [];
  });
}

/** The first row that names an item and a code. */
function headerIn(table: CellTable): Header | undefined {
  for (const row of table.slice(0, headerWithin)) {
    if ('broken' in row) continue;
    const columns = row.cells.map(columnNamed);
    const has = (...fields: FieldName[]): boolean =>
      columns.some((column) => column !== undefined && fields.includes(column.field));
    if (has('item') && has('polarity', 'issue')) return { row: row.row, columns };
  }
  return undefined;
}

function rowOf(row: number, cells: readonly string[], { columns }: Header): SheetRow {
  const cell = (field: FieldName, place = 0, ruling = false): string => {
    const at = columns.findIndex(
      (column) => column?.field === field && column.place === place && column.ruling === ruling,
    );
    return (cells[at] ?? '').trim();
  };
  const codes = (ruling: boolean): RowCodes => ({
    polarity: cell('polarity', 0, ruling),
    complaints: complaintsOf((field, place) => cell(field, place, ruling)),
  });
  const item = cell('item');
  return {
    row,
    item: { item, id: item, app: cell('app'), title: cell('title'), text: cell('text') },
    codes: codes(false),
    ruling: columns.some((column) => column?.ruling === true) ? codes(true) : null,
  };
}

const places = [1, 2, 3, 4, 5, 6, 7, 8, 9];

const complaintsOf = (cell: (field: FieldName, place: number) => string): RowComplaint[] =>
  places.map((place) => ({
    issue: cell('issue', place),
    stage: cell('stage', place),
    evidence: cell('evidence', place),
  }));
