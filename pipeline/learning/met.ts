/** When a row was met before: not yet in this text, in another of its clauses, or in this one. */
export const notYet = 0;
export const inAnotherClause = 1;
export const inThisClause = 2;

/**
 * Which rows of a table have been met in a text, and in which of its clauses last: open addressing, half full at most. It is as small as
 * the text and so stays in the processor's cache, where a mark for each row of the table would not.
 */
export class Met {
  private rows = new Int32Array(512);
  /** The clause in which each was last met; one before `first` is of an earlier text, and its place is free. */
  private clauses = new Int32Array(512);
  private clause = 0;
  private first = 1;
  private count = 0;

  beginText(): void {
    // clauses are 32-bit numbers: before they run out, all is forgotten and counting begins anew
    if (this.clause > 2 ** 30) {
      this.clauses.fill(0);
      this.clause = 0;
    }
    this.first = this.clause + 1;
    this.count = 0;
  }

  beginClause(): void {
    this.clause++;
  }

  /** Notes that a row is met; tells when it was met before. */
  meet(row: number): typeof notYet | typeof inAnotherClause | typeof inThisClause {
    const { rows, clauses, clause, first } = this;
    const mask = rows.length - 1;
    let place = row & mask;
    while (clauses[place]! >= first && rows[place] !== row) place = (place + 1) & mask;
    const last = clauses[place]!;
    clauses[place] = clause;
    if (last >= first) return last === clause ? inThisClause : inAnotherClause;
    rows[place] = row;
    if (++this.count * 2 > rows.length) this.grow();
    return notYet;
  }

  private grow(): void {
    const { rows, clauses, first } = this;
    this.rows = new Int32Array(rows.length * 2);
    this.clauses = new Int32Array(rows.length * 2);
    const mask = this.rows.length - 1;
    for (let at = 0; at < rows.length; at++) {
      if (clauses[at]! < first) continue;
      let place = rows[at]! & mask;
      while (this.clauses[place] !== 0) place = (place + 1) & mask;
      this.rows[place] = rows[at]!;
      this.clauses[place] = clauses[at]!;
    }
  }
}
