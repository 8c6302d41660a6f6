/** Which reviews have which band: an open-addressed hash table in typed arrays, 8 bytes an entry at half load. */
export class BandTable {
  private bands = new Uint32Array(1024);
  /** Place of the review, plus one; 0: a free slot. */
  private places = new Uint32Array(1024);
  private entries = 0;

  add(bands: Uint32Array, place: number): void {
    for (const band of bands) {
      if (++this.entries * 2 > this.bands.length) this.grow();
      this.put(band, place + 1);
    }
  }

  /** The places of all reviews that share a band, ascending, each once. */
  sharing(bands: Uint32Array): number[] {
    const found = new Set<number>();
    for (const band of bands) {
      for (let slot = this.slotOf(band); this.places[slot] !== 0; slot = this.after(slot)) {
        if (this.bands[slot] === band) found.add(this.places[slot]! - 1);
      }
    }
    return [...found].sort((a, b) => a - b);
  }

  private put(band: number, mark: number): void {
    let slot = this.slotOf(band);
    while (this.places[slot] !== 0) slot = this.after(slot);
    this.bands[slot] = band;
    this.places[slot] = mark;
  }

  private grow(): void {
    const { bands, places } = this;
    this.bands = new Uint32Array(bands.length * 2);
    this.places = new Uint32Array(places.length * 2);
    places.forEach((mark, slot) => {
      if (mark !== 0) this.put(bands[slot]!, mark);
    });
  }

  private slotOf(band: number): number {
    return band & (this.bands.length - 1);
  }

  private after(slot: number): number {
    return (slot + 1) & (this.bands.length - 1);
  }
}
