import { UserError } from '../errors.ts';
import type { RawReview, Reject } from '../records.ts';
import { alipay } from './alipay.ts';
import { delimited } from './delimited.ts';
import { decodeHead, detectEncoding, type Encoding } from './encoding.ts';
import { emptyInput, notText, unreadable } from './faults.ts';
import { foreign } from './foreign.ts';
import type { BinaryFormat, TextFormat, TextSource } from './format.ts';
import { standardInput } from './inputs.ts';
import { drop, type IngestOptions, type Item, reject, type SourceNote } from './items.ts';
import { json } from './json.ts';
import { jsonLines, readJsonLines } from './json-lines.ts';
import { openSource, type SourceFile } from './source-file.ts';
import { oldWorkbook, workbook } from './workbook.ts';

/** The formats, in the order in which they are tried. The first that recognises an input reads it. */
const binaryFormats: readonly BinaryFormat[] = [oldWorkbook, workbook, foreign];
const textFormats: readonly TextFormat[] = [alipay, jsonLines, json, delimited];

/**
 * Reads one input, a file or `-` for JSON lines on standard input: raw reviews, rejected rows and notes, in its order. What it is, is
 * told by its content. Nothing is lost: a fault in a row is a reject and reading goes on; a fault of the input after some rows is the
 * reject `unreadable-rest`. Memory is bounded and a slow taker is waited for.
 * @throws UserError for a fault before any row
 */
export async function* readSource(
  input: string,
  options: IngestOptions,
): AsyncGenerator<RawReview | Reject | SourceNote> {
  const source = await openSource(input);
  let last = 0;
  try {
    for await (const items of recognised(source, options)) {
      for (const item of items) {
        if (item.kind !== 'note') last = item.origin.row;
        yield item;
      }
    }
  } catch (error) {
    if (!isFaultOfInput(error)) throw error;
    if (last === 0) throw error instanceof UserError ? error : unreadable(input, error);
    yield reject(
      { source: 'plain', input, row: last + 1 },
      drop('unreadable-rest', `after row ${last}: ${error.message}`),
      '',
    );
  } finally {
    await source.close();
  }
}

/** Not a defect of ours: told as such, or by the file system or the inflater, which give a number. */
function isFaultOfInput(error: unknown): error is Error {
  return (
    error instanceof UserError ||
    (error instanceof Error && typeof (error as NodeJS.ErrnoException).errno === 'number')
  );
}

function recognised(source: SourceFile, options: IngestOptions): AsyncGenerator<Item[]> {
  const binary = binaryFormats.find(({ recognises }) => recognises(source.head));
  if (binary !== undefined) return binary.read(source, options);
  const text = textSource(source, options);
  if (source.input === standardInput) return readJsonLines(text, options);
  return textFormats.find(({ recognises }) => recognises(text))!.read(text, options);
}

function textSource(source: SourceFile, { encoding, mapping }: IngestOptions): TextSource {
  const forced = encoding ?? mapping?.encoding;
  const chosen: Encoding =
    forced === undefined ? detectEncoding(source.head) : forced === 'gbk' ? 'gb18030' : forced;
  const text = decodeHead(source.head, chosen);
  if (source.whole && text.trim() === '') throw emptyInput(source.input);
  if (/^\s*</.test(text)) throw notText(source.input, 'HTML or XML');
  if (controlShare(text) > toleratedControl) throw notText(source.input, 'binary data');
  return { ...source, encoding: chosen, text };
}

/** A text has a stray NUL here and there; data that is none is full of control characters. */
const toleratedControl = 0.05;

function controlShare(text: string): number {
  const start = text.slice(0, 65_536);
  return (start.match(/[\u0000-\u0008\u000E-\u001F]/g)?.length ?? 0) / start.length;
}
