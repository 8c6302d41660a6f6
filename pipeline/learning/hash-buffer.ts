/** Feature hashes as they are found; grows as needed and is used again for the next clause. */
export class HashBuffer {
  private hashes = new Int32Array(1024);
  private count = 0;

  push(hash: number): void {
    if (this.count === this.hashes.length) this.grow();
    this.hashes[this.count++] = hash;
  }

  /** All that was pushed since it was last emptied; empties it. */
  take(): Int32Array {
    const taken = this.hashes.slice(0, this.count);
    this.count = 0;
    return taken;
  }

  private grow(): void {
    const larger = new Int32Array(this.hashes.length * 2);
    larger.set(this.hashes);
    this.hashes = larger;
  }
}
