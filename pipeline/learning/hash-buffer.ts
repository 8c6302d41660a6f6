/** Feature hashes as they are found; used again for the next clause. A plain array: V8 allocates small typed arrays ten times slower. */
export class HashBuffer {
  private readonly hashes: number[] = [];
  private count = 0;

  push(hash: number): void {
    this.hashes[this.count++] = hash;
  }

  /** All that was pushed since it was last emptied; empties it. */
  take(): number[] {
    const taken = this.hashes.slice(0, this.count);
    this.count = 0;
    return taken;
  }
}
