import { z } from 'zod';

const release = z.string().regex(/^\d+(\.\d+){0,2}$/, { error: 'write a release, such as 4.8.0' });

const event = z.union(
  [
    z.strictObject({ message: z.string().min(1) }),
    z.strictObject({ text: z.string().min(1) }),
    z.strictObject({ closed: z.number().int().nonnegative() }),
    z.strictObject({ status: z.number().int() }),
  ],
  {
    error:
      'write message: XPATH, text: PART OF A TEXT, closed: CODE of the WebSocket, or status: CODE of the HTTP answer',
  },
);

const sentence = z.string().regex(/^\S.*\.$/s, { error: 'write a sentence, with a full stop' });

const row = z.strictObject({
  mark: z.string().regex(/^[DHS]\d+$/, { error: 'write a mark, such as D2 or H58' }),
  requirement: z.string().min(1),
  cases: z.array(z.string().min(1)).min(1, { error: 'write the ids of the cases that see it' }),
  what: sentence,
  came: z.array(event),
  why: sentence.optional(),
  source: z.string().min(1),
  from: release.optional(),
  below: release.optional(),
  /** The fault of the reference server that plays it. */
  fault: z.string().min(1),
});

/** A list of known deviations as its file holds it: one generation of one product. */
export const listShape = z.strictObject({
  product: z.string().min(1),
  /** As people say it, such as `Openfire 4.4 to 4.7`. */
  releases: z.string().min(1),
  from: release,
  below: release.optional(),
  deviations: z.array(row).min(1),
});

/** A list of known deviations. */
export type DeviationList = z.infer<typeof listShape>;

/** What a product does otherwise in certain cases. */
export type DeviationRow = z.infer<typeof row>;

/** One thing that comes where a deviation shows. */
export type SignatureEvent = z.infer<typeof event>;

/** All that comes where a deviation shows, in its order; nothing where the list is empty. */
export type Signature = readonly SignatureEvent[];
