import { SaxesParser } from 'saxes';
import { brokenWorkbook } from './faults.ts';

/** What a reader of XML is told; names without prefix. */
export interface XmlHandler {
  open(name: string, attributes: Readonly<Record<string, string>>): void;
  text(text: string): void;
  close(name: string): void;
}

/** Bytes without a tag; a cell of Excel holds 32,767 characters. */
const longestPiece = 16 * 1_048_576;

/**
 * Parses a part of the workbook `input` as it streams in, pausing after every chunk. Entities other than the five of XML are an error
 * and never looked up, so that a workbook cannot read other files.
 * @throws UserError `broken-workbook` naming what is wrong, also where the part breaks off
 */
export async function* parseXml(
  input: string,
  bytes: AsyncIterable<Buffer>,
  handler: XmlHandler,
): AsyncGenerator<void> {
  const decoder = new TextDecoder('utf-8');
  const parser = new SaxesParser({ xmlns: false as const, position: false });
  let silent = 0;
  parser.on('error', ({ message }) => {
    throw brokenWorkbook(input, message);
  });
  parser.on('opentag', ({ name, attributes }) => {
    silent = 0;
    handler.open(local(name), attributes);
  });
  parser.on('closetag', ({ name }) => handler.close(local(name)));
  parser.on('text', (text) => handler.text(text));
  parser.on('cdata', (text) => handler.text(text));
  for await (const chunk of bytes) {
    silent += chunk.length;
    if (silent > longestPiece) throw brokenWorkbook(input, `a cell of over ${longestPiece} bytes`);
    parser.write(withoutNumbers(decoder.decode(chunk, { stream: true })));
    yield;
  }
  parser.close();
}

/**
 * Numeric references beyond ASCII as the characters they are: some writers spell all Chinese so, and this is twice as fast as the parser
 * at it. One that a chunk's end cuts in two is left to the parser, as are those of ASCII, which may be markup.
 */
const withoutNumbers = (xml: string): string =>
  xml.replace(/&#(\d{3,7});/g, (reference, digits: string) => character(Number(digits)) ?? reference);

const character = (code: number): string | undefined =>
  (code >= 0xa0 && code < 0xd800) ||
  (code >= 0xe000 && code < 0xfffe) ||
  (code >= 0x1_0000 && code <= 0x10_ffff)
    ? String.fromCodePoint(code)
    : undefined;

const local = (name: string): string => name.slice(name.indexOf(':') + 1);
