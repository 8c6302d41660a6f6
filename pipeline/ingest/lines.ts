/** A line of a text, by number from 1; `text` is null for one longer than the limit, of which only the `start` was kept. */
export interface TextLine {
  readonly row: number;
  readonly text: string | null;
  readonly start: string;
}

/** Characters: ten times the longest review any store takes, and the bound of the stream filter too. */
export const longestLine = 1_000_000;
/** Of a line that is too long. */
const keptStart = 10_000;

/** Splits a stream of text into lines at LF or CRLF, in batches; of a line that is too long nothing but its start is held. */
export async function* linesOf(text: AsyncIterable<string>): AsyncGenerator<TextLine[]> {
  let held = '';
  let over = false;
  let row = 0;
  const line = (end: string): TextLine => {
    row += 1;
    const whole = held + end;
    const long = over || whole.length > longestLine;
    held = '';
    over = false;
    const start = whole.slice(0, keptStart);
    return long
      ? { row, text: null, start }
      : { row, text: whole.endsWith('\r') ? whole.slice(0, -1) : whole, start };
  };
  for await (const piece of text) {
    const parts = piece.split('\n');
    const rest = parts.pop()!;
    yield parts.map(line);
    over ||= held.length + rest.length > longestLine;
    held = over ? (held + rest).slice(0, keptStart) : held + rest;
  }
  if (held !== '') yield [line('')];
}
