import { randomBytes } from 'node:crypto';

/** A UUID that is a whole value. RFC 9562, section 5.4. */
const uuid = /"[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}"/g;

/**
 * Gives messages ids a quarter as long. Cucumber takes a UUID for everything that it numbers, 40,000 times in a standard
 * run. Those of other runs are others: `merge` reads several.
 */
export class ShortIds {
  readonly #short = new Map<string, string>();
  readonly #prefix = randomBytes(4).toString('base64url');

  /** A message as JSON, with short ids in the place of UUIDs. */
  shorten(json: string): string {
    return json.replace(uuid, (long) => {
      const known = this.#short.get(long);
      if (known !== undefined) return known;
      const short = `"${this.#prefix}.${this.#short.size.toString(36)}"`;
      this.#short.set(long, short);
      return short;
    });
  }
}
