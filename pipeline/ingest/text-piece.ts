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
