const LOAD = 0.6;

/**
 * The codes met so far in a file, as 64-bit hashes in two flat arrays: a million codes take 27 MB at most instead of
 * the 100 of a Set of texts, so memory stays flat. Two different codes meeting in one hash is a chance of one in
 * thirty million for a whole million rows, and would list a row for a person to look at, never merge two dossiers.
 */
export class SeenCodes {
  #high = new Uint32Array(4096);
  #low = new Uint32Array(4096);
  #count = 0;

  /** Remembers `code`; false when it was there. */
  add(code: string): boolean {
    if (this.#count > this.#high.length * LOAD) {
      this.#grow();
    }
    const [high, low] = hash(code);
    const added = this.#put(high, low);
    this.#count += added ? 1 : 0;
    return added;
  }

  #put(high: number, low: number): boolean {
    const mask = this.#high.length - 1;
    for (let slot = low & mask; ; slot = (slot + 1) & mask) {
      if (this.#high[slot] === 0 && this.#low[slot] === 0) {
        this.#high[slot] = high;
        this.#low[slot] = low;
        return true;
      }
      if (this.#high[slot] === high && this.#low[slot] === low) {
        return false;
      }
    }
  }

  #grow(): void {
    const [high, low] = [this.#high, this.#low];
    this.#high = new Uint32Array(high.length * 2);
    this.#low = new Uint32Array(low.length * 2);
    for (let slot = 0; slot < high.length; slot += 1) {
      const [one, two] = [high[slot] ?? 0, low[slot] ?? 0];
      if (one !== 0 || two !== 0) {
        this.#put(one, two);
      }
    }
  }
}

/** cyrb53's mixing, kept as two words; never two zeros, which mean an empty slot. */
function hash(text: string): readonly [number, number] {
  let high = 0xdeadbeef;
  let low = 0x41c6ce57;
  for (let index = 0; index < text.length; index += 1) {
    const unit = text.charCodeAt(index);
    high = Math.imul(high ^ unit, 2_654_435_761);
    low = Math.imul(low ^ unit, 1_597_334_677);
  }
  high = Math.imul(high ^ (high >>> 16), 2_246_822_507) ^ Math.imul(low ^ (low >>> 13), 3_266_489_909);
  low = Math.imul(low ^ (low >>> 16), 2_246_822_507) ^ Math.imul(high ^ (high >>> 13), 3_266_489_909);
  return [high >>> 0, low >>> 0 || 1];
}
