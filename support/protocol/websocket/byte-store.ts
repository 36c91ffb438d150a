/** Bytes that come piece by piece, always at hand as a whole; each is copied a few times, however small the pieces. */
export class ByteStore {
  #limit: Buffer = Buffer.alloc(0);
  #size = 0;

  /** Puts bytes behind those that came before. */
  append(bytes: Buffer): void {
    const size = this.#size + bytes.length;
    if (size > this.#limit.length) {
      const larger = Buffer.alloc(Math.max(size, 2 * this.#limit.length));
      this.#limit.copy(larger, 0, 0, this.#size);
      this.#limit = larger;
    }
    bytes.copy(this.#limit, this.#size);
    this.#size = size;
  }

  /** All bytes so far; what was given out before stays as it is. */
  get bytes(): Buffer {
    return this.#limit.subarray(0, this.#size);
  }
}
