import { brokenWorkbook } from './faults.ts';
import { readPart } from './part.ts';
import { TextPiece } from './text-piece.ts';
import type { ZipFile } from './zip.ts';

/** Characters of all shared strings together, held in memory: about five million reviews' worth. */
const longestStrings = 256 * 1_048_576;

/** The strings that cells refer to by number (ECMA-376 part 1, section 18.4). @throws UserError `broken-workbook` */
export async function readStrings(zip: ZipFile): Promise<string[]> {
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
