import type { Writable } from 'node:stream';
import type { stream } from 'exceljs';

export type Workbook = stream.xlsx.WorkbookWriter;
export type Sheet = ReturnType<Workbook['addWorksheet']>;

/** Opens a workbook that streams to `output`. The same sheets with the same date give the same bytes, whatever the clock says. */
export async function openWorkbook(output: Writable, dated: Date): Promise<Workbook> {
  const { default: excel } = await import('exceljs');
  class DatedWorkbook extends excel.stream.xlsx.WorkbookWriter {
    /** What the constructor calls first. */
    override addThemes(): Promise<void> {
      dateEntries(this, dated);
      return super.addThemes();
    }
  }
  const about = { created: dated, modified: dated, creator: 'Wenzhen', lastModifiedBy: 'Wenzhen' };
  return new DatedWorkbook({ ...about, stream: output, useStyles: true });
}

/** Gives every file inside the archive the same date, which exceljs leaves to the clock. */
function dateEntries(book: Workbook, date: Date): void {
  const { zip } = book as unknown as { zip: { append(source: unknown, entry: object): unknown } };
  const append = zip.append.bind(zip);
  zip.append = (source, entry) => append(source, { ...entry, date });
}
