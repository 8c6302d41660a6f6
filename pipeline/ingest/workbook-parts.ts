import { readDateStyles } from './date-styles.ts';
import { entryNamed, readPart } from './part.ts';
import { readStrings } from './shared-strings.ts';
import type { ZipFile } from './zip.ts';
import type { ZipEntry } from './zip-directory.ts';

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
