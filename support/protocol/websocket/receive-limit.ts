/** What one connection may bring: the presences of seven hundred colleagues at sign-in, and many times more. */
const framesMost = 800;
const bytesMost = 16 * 1024 * 1024;

/** Counts what comes on one connection, so that a server that floods its client costs it a bounded time and room. */
export class ReceiveLimit {
  #frames = 0;
  #bytes = 0;

  /** Takes what came; gives a sentence once that is more than this client reads, null until then. */
  take(frames: number, bytes: number): string | null {
    this.#frames += frames;
    this.#bytes += bytes;
    if (this.#frames > framesMost) return describe(`${framesMost} frames`);
    return this.#bytes > bytesMost ? describe(`${bytesMost} bytes`) : null;
  }
}

function describe(most: string): string {
  return `given up by this client: more than ${most} came on one connection`;
}
