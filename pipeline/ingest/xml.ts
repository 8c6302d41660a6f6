import { SaxesParser } from 'saxes';

/** What a reader of XML is told; names without prefix. */
export interface XmlHandler {
  open(name: string, attributes: Readonly<Record<string, string>>): void;
  text(text: string): void;
  close(name: string): void;
}

/** Characters of one text or tag; a cell of Excel holds 32,767. */
const longestPiece = 16 * 1_048_576;

/**
 * Parses XML as it streams in, pausing after every chunk. Entities other than the five of XML are an error and never looked up, so
 * that a document cannot read other files.
 * @throws Error naming what is wrong, also where the document breaks off
 */
export async function* parseXml(bytes: AsyncIterable<Buffer>, handler: XmlHandler): AsyncGenerator<void> {
  const decoder = new TextDecoder('utf-8');
  const watched = watch(handler);
  for await (const chunk of bytes) {
    watched.write(withoutNumbers(decoder.decode(chunk, { stream: true })));
    yield;
  }
  watched.end();
  yield;
}

function watch(handler: XmlHandler): { write(text: string): void; end(): void } {
  const parser = new SaxesParser({ xmlns: false as const, position: false });
  let silent = 0;
  parser.on('error', (error) => {
    throw new XmlError(error.message);
  });
  parser.on('opentag', ({ name, attributes }) => {
    silent = 0;
    handler.open(local(name), attributes);
  });
  parser.on('closetag', ({ name }) => handler.close(local(name)));
  parser.on('text', (text) => handler.text(text));
  parser.on('cdata', (text) => handler.text(text));
  const write = (text: string): void => {
    silent += text.length;
    if (silent > longestPiece) throw new XmlError(`a piece of over ${longestPiece} characters`);
    parser.write(text);
  };
  return { write, end: () => void parser.close() };
}

/**
 * Numeric references beyond ASCII as the characters they are: some writers spell all Chinese so, and this is twice as fast as the parser
 * at it. One that a chunk's end cuts in two is left to the parser, as are those of ASCII, which may be markup.
 */
const withoutNumbers = (xml: string): string => xml.replace(/&#(\d{3,7});/g, (reference, digits: string) => character(Number(digits)) ?? reference);

const character = (code: number): string | undefined =>
  (code >= 0xa0 && code < 0xd800) || (code >= 0xe000 && code < 0xfffe) || (code >= 0x1_0000 && code <= 0x10_ffff) ? String.fromCodePoint(code) : undefined;

/** A fault of an XML document. */
export class XmlError extends Error {
  override name = 'XmlError';
}

const local = (name: string): string => name.slice(name.indexOf(':') + 1);
