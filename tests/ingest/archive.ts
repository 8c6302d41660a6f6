import { deflateRawSync } from 'node:zlib';

export interface ArchivedFile {
  readonly name: string;
  readonly content: string | Buffer;
  /** Bytes it claims to inflate to; the truth by default. */
  readonly claimed?: number;
}

/** A ZIP archive, written by hand so that it can lie. */
export function archive(files: readonly ArchivedFile[]): Buffer {
  const local: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const { name, content, claimed } of files) {
    const bytes = Buffer.from(content as string);
    const packed = deflateRawSync(bytes);
    const sizes = numbers([4, 0], [4, packed.length], [4, claimed ?? bytes.length], [2, name.length], [2, 0]);
    const entry = Buffer.concat([
      numbers([4, 0x04034b50], [2, 20], [2, 0], [2, 8], [4, 0]),
      sizes,
      Buffer.from(name),
      packed,
    ]);
    const rest = numbers([2, 0], [2, 0], [2, 0], [4, 0], [4, offset]);
    directory.push(
      numbers([4, 0x02014b50], [2, 20], [2, 20], [2, 0], [2, 8], [4, 0]),
      sizes,
      rest,
      Buffer.from(name),
    );
    local.push(entry);
    offset += entry.length;
  }
  const listed = Buffer.concat(directory);
  const end = numbers(
    [4, 0x06054b50],
    [4, 0],
    [2, files.length],
    [2, files.length],
    [4, listed.length],
    [4, offset],
    [2, 0],
  );
  return Buffer.concat([...local, listed, end]);
}

function numbers(...fields: readonly (readonly [width: number, value: number])[]): Buffer {
  return Buffer.concat(
    fields.map(([width, value]) => {
      const field = Buffer.alloc(width);
      field.writeUIntLE(value, 0, width);
      return field;
    }),
  );
}

const relations = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

/** A workbook of one sheet whose XML is given, with what else its archive is to hold. */
export function workbookOf(sheet: string | ArchivedFile, more: readonly ArchivedFile[] = []): Buffer {
  const part = typeof sheet === 'string' ? { name: 'xl/worksheets/sheet1.xml', content: sheet } : sheet;
  const workbook = `<workbook xmlns:r="${relations}"><sheets><sheet name="评论" sheetId="1" r:id="rId1"/></sheets></workbook>`;
  const rels = '<Relationships><Relationship Id="rId1" Target="worksheets/sheet1.xml"/></Relationships>';
  return archive([
    { name: 'xl/workbook.xml', content: workbook },
    { name: 'xl/_rels/workbook.xml.rels', content: rels },
    ...more,
    part,
  ]);
}

/** The XML of a sheet with these rows as inline strings. */
export function sheetOf(rows: readonly (readonly string[])[], doctype = ''): string {
  const row = (cells: readonly string[]): string =>
    `<row>${cells.map((cell) => `<c t="inlineStr"><is><t>${cell}</t></is></c>`).join('')}</row>`;
  return `<?xml version="1.0"?>${doctype}<worksheet><sheetData>${rows.map(row).join('')}</sheetData></worksheet>`;
}
