import { brokenWorkbook } from './faults.ts';
import { parseXml, type XmlHandler } from './xml.ts';
import { entryBytes, type ZipEntry, type ZipFile } from './zip.ts';

export interface SheetPart {
  readonly name: string;
  readonly entry: ZipEntry;
}

/** What cells refer to (ECMA-376 part 1, sections 18.4 and 18.8). */
export interface CellContext {
  readonly strings: readonly string[];
  /** For each style of a cell, whether it shows a date. */
  readonly dateStyles: readonly boolean[];
  /** Days to add to serial dates: 1462 in workbooks that count from 1904. */
  readonly dayShift: number;
}

/** Characters of all shared strings together, held in memory: about five million reviews' worth. */
const longestStrings = 256 * 1_048_576;

/** The parts of a workbook that its sheets need. @throws UserError `broken-workbook`, `zip-bomb` */
export async function readParts(zip: ZipFile): Promise<{ sheets: SheetPart[]; context: CellContext }> {
  const { names, epoch1904 } = await readWorkbook(zip);
  const sheets = await sheetParts(zip, names);
  const context = {
    strings: await readStrings(zip),
    dateStyles: await readDateStyles(zip),
    dayShift: epoch1904 ? 1462 : 0,
  };
  return { sheets, context };
}

const entryNamed = (zip: ZipFile, name: string): ZipEntry | undefined =>
  zip.entries.find((entry) => entry.name.toLowerCase() === name.toLowerCase());

/** Feeds a whole part to a handler; a part that is missing, or breaks off with its archive, gives what there is of it. */
async function readPart(zip: ZipFile, name: string, handler: Partial<XmlHandler>): Promise<void> {
  const entry = entryNamed(zip, name);
  if (entry === undefined) return;
  const ignore = (): void => {};
  try {
    for await (const _ of parseXml(zip.input, entryBytes(zip, entry), {
      open: ignore,
      text: ignore,
      close: ignore,
      ...handler,
    }));
  } catch (error) {
    if (zip.whole) throw error;
  }
}

interface WorkbookPart {
  /** Sheet names by relation id, in order. */
  readonly names: ReadonlyMap<string, string>;
  readonly epoch1904: boolean;
}

async function readWorkbook(zip: ZipFile): Promise<WorkbookPart> {
  const names = new Map<string, string>();
  let epoch1904 = false;
  await readPart(zip, 'xl/workbook.xml', {
    open(tag, attributes) {
      if (tag === 'sheet') names.set(relationOf(attributes), attributes.name ?? '');
      if (tag === 'workbookPr') epoch1904 = /^(?:1|true)$/.test(attributes.date1904 ?? '');
    },
  });
  return { names, epoch1904 };
}

/** The relation id; its prefix is `r` by habit only. */
const relationOf = (attributes: Readonly<Record<string, string>>): string =>
  Object.entries(attributes).find(([key]) => key.endsWith(':id'))?.[1] ?? '';

/** Sheets in the order of the workbook, then those it does not name: of a workbook cut off before it names them, all. */
async function sheetParts(zip: ZipFile, names: ReadonlyMap<string, string>): Promise<SheetPart[]> {
  const targets = new Map<string, string>();
  await readPart(zip, 'xl/_rels/workbook.xml.rels', {
    open: (_, { Id, Target }) => void targets.set(Id ?? '', partName(Target ?? '')),
  });
  const named = [...names].flatMap(([id, name]) => {
    const entry = entryNamed(zip, targets.get(id) ?? '');
    return entry === undefined ? [] : [{ name, entry }];
  });
  if (zip.whole || named.length > 0) return named;
  return zip.entries
    .filter(({ name }) => /^xl\/worksheets\/[^/]+\.xml$/.test(name))
    .map((entry) => ({ name: entry.name, entry }));
}

/** Targets are relative to `xl/` unless they begin at the root. */
const partName = (target: string): string => (target.startsWith('/') ? target.slice(1) : `xl/${target}`);

async function readStrings(zip: ZipFile): Promise<string[]> {
  const strings: string[] = [];
  let held = 0;
  const piece = new TextPiece();
  await readPart(zip, 'xl/sharedStrings.xml', {
    open: (tag) => piece.open(tag),
    text: (text) => piece.add(text),
    close(tag) {
      piece.close(tag);
      if (tag !== 'si') return;
      strings.push(piece.take());
      held += strings.at(-1)!.length;
      if (held > longestStrings)
        throw brokenWorkbook(zip.input, `over ${longestStrings} characters of shared strings`);
    },
  });
  return strings;
}

/** Gathers the text of a cell: all its runs, without phonetic guides. */
export class TextPiece {
  #text = '';
  #phonetic = false;
  #wanted = false;

  open(tag: string): void {
    if (tag === 'rPh') this.#phonetic = true;
    if (tag === 't' || tag === 'v') this.#wanted = !this.#phonetic;
  }

  add(text: string): void {
    if (this.#wanted) this.#text += text;
  }

  close(tag: string): void {
    if (tag === 'rPh') this.#phonetic = false;
    if (tag === 't' || tag === 'v') this.#wanted = false;
  }

  /** The text gathered since the last call, with `_x000D_` and its like (ST_Xstring, section 22.9.2.19) as characters. */
  take(): string {
    const text = this.#text;
    this.#text = '';
    return text.includes('_x')
      ? text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) =>
          String.fromCharCode(Number.parseInt(code, 16)),
        )
      : text;
  }
}

/** Number formats that Excel shows as dates (section 18.8.30), the East Asian ones among them. */
const isDateFormat = (id: number): boolean =>
  (id >= 14 && id <= 22) || (id >= 27 && id <= 36) || (id >= 45 && id <= 47) || (id >= 50 && id <= 58);

/** A format code shows a date if it has year, month, day or hour letters outside quotes, colours and conditions. */
const isDateCode = (code: string): boolean =>
  /[ymdh年月日]/i.test(code.replace(/"[^"]*"|\[[^\]]*\]|\\./g, ''));

async function readDateStyles(zip: ZipFile): Promise<boolean[]> {
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
