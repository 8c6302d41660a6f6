/** A line that is longer than the limit; its bytes were let go as they came. */
export const tooLong = null;

/** The bytes of one line without its end, or the fact that it was too long to hold. */
export type Line = Buffer | typeof tooLong;

const newline = 10;
const carriageReturn = 13;

/**
 * Splits bytes into lines at LF or CRLF, holding at most one line in memory and never more than `limit` bytes of it.
 * Law: however the bytes are cut into chunks, the lines are the same. A last line need not be ended; an empty rest is no line.
 */
export class LineSplitter {
  readonly #limit: number;
  #held: Buffer[] = [];
  #heldBytes = 0;
  #first = true;

  constructor(limit: number) {
    this.#limit = limit;
  }

  /** The lines that this chunk ends. They may be views into the chunk. */
  *split(chunk: Buffer): Generator<Line> {
    let start = 0;
    for (let end = chunk.indexOf(newline); end !== -1; end = chunk.indexOf(newline, start)) {
      yield this.#line(chunk.subarray(start, end));
      start = end + 1;
    }
    this.#hold(chunk.subarray(start));
  }

  /** The line that the end of the input ends. */
  *rest(): Generator<Line> {
    if (this.#heldBytes > 0) yield this.#line(Buffer.alloc(0));
  }

  #hold(bytes: Buffer): void {
    if (bytes.length === 0) return;
    this.#heldBytes += bytes.length;
    if (this.#heldBytes > this.#limit) this.#held = [];
    else this.#held.push(Buffer.from(bytes));
  }

  #line(last: Buffer): Line {
    if (this.#heldBytes + last.length > this.#limit) return this.#clear(tooLong);
    const whole = this.#held.length === 0 ? last : Buffer.concat([...this.#held, last]);
    return this.#clear(withoutEnd(this.#first ? withoutMark(whole) : whole));
  }

  #clear(line: Line): Line {
    this.#held = [];
    this.#heldBytes = 0;
    this.#first = false;
    return line;
  }
}

const withoutEnd = (line: Buffer): Buffer => (line.at(-1) === carriageReturn ? line.subarray(0, -1) : line);

/** Without the byte order mark that some editors put before UTF-8. */
const withoutMark = (line: Buffer): Buffer =>
  line[0] === 0xef && line[1] === 0xbb && line[2] === 0xbf ? line.subarray(3) : line;
