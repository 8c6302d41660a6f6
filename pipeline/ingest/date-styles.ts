import { readPart } from './part.ts';
import type { ZipFile } from './zip.ts';

/** Number formats that Excel shows as dates (section 18.8.30), the East Asian ones among them. */
const isDateFormat = (id: number): boolean =>
  (id >= 14 && id <= 22) || (id >= 27 && id <= 36) || (id >= 45 && id <= 47) || (id >= 50 && id <= 58);

/** A format code shows a date if it has year, month, day or hour letters outside quotes, colours and conditions. */
const isDateCode = (code: string): boolean =>
  /[ymdh年月日]/i.test(code.replace(/"[^"]*"|\[[^[\]]*\]|\\./g, ''));

/** For each style of a cell, whether it shows a date (ECMA-376 part 1, section 18.8). */
export async function readDateStyles(zip: ZipFile): Promise<boolean[]> {
  const dateFormats = new Set<number>();
  const styles: boolean[] = [];
  let inCells = false;
  await readPart(zip, 'xl/styles.xml', {
    open(tag, { numFmtId, formatCode }) {
      const id = Number(numFmtId ?? 0);
      if (tag === 'numFmt' && isDateCode(formatCode ?? '')) dateFormats.add(id);
      if (tag === 'cellXfs') inCells = true;
      if (tag === 'xf' && inCells) styles.push(isDateFormat(id) || dateFormats.has(id));
    },
    close(tag) {
      if (tag === 'cellXfs') inCells = false;
    },
  });
  return styles;
}
