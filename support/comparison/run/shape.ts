import { z } from 'zod';
import { verdicts } from '../../judgement/verdict';

const header = z.tuple([z.string(), z.string()]);
const moment = { at: z.number(), connection: z.number(), step: z.string().nullable() };

const certificate = z.object({
  subject: z.string(),
  issuer: z.string(),
  names: z.string(),
  validFrom: z.string(),
  validTo: z.string(),
  fingerprint256: z.string(),
});

const tls = z.object({
  version: z.string(),
  cipher: z.string(),
  alpn: z.string().nullable(),
  verifyError: z.string().nullable(),
  certificate: certificate.nullable(),
});

const message = { line: z.string(), headers: z.array(header), body: z.string() };

const entry = z.discriminatedUnion('kind', [
  z.object({
    ...moment,
    kind: z.literal('http'),
    request: z.object(message),
    response: z.object({ ...message, at: z.number() }).nullable(),
  }),
  z.object({
    ...moment,
    kind: z.literal('frame'),
    direction: z.enum(['sent', 'received']),
    type: z.string(),
    text: z.string(),
    /** So many characters are not kept: the text is the start of what was said. */
    omitted: z.number().optional(),
    purpose: z.string().optional(),
    /** Nobody had asked for it: whether it comes before the case ends is chance. */
    unasked: z.boolean().optional(),
  }),
  z.object({
    ...moment,
    kind: z.literal('note'),
    text: z.string(),
    violations: z.array(z.string()).optional(),
  }),
]);

/** What comparing reads of `wire/<case>.json`; what else stands there is passed over. */
export const conversationShape = z.object({
  schema: z.literal(1),
  case: z.string(),
  connections: z.array(
    z.object({ id: z.number(), party: z.string(), url: z.string(), tls: tls.nullable().optional() }),
  ),
  entries: z.array(entry),
  /** What the suite made up for this conversation; absent from run folders of an earlier suite, as is `given`. */
  invented: z
    .array(z.object({ kind: z.string(), name: z.string(), value: z.string(), form: z.string().optional() }))
    .optional(),
  /** What the target file gave of it. */
  given: z.array(z.object({ name: z.string(), value: z.string() })).optional(),
});

const finding = z.object({ requirement: z.string(), got: z.string() });

/** What comparing reads of `results.json`. */
export const resultsShape = z.object({
  schema: z.literal(1),
  suite: z.object({ name: z.string(), version: z.string() }),
  target: z.object({
    name: z.string(),
    url: z.string(),
    domain: z.string(),
    software: z.string().nullable(),
  }),
  profile: z.string(),
  startedAt: z.string(),
  verdict: z.enum(verdicts),
  causes: z.array(z.object({ id: z.string(), sentence: z.string(), cases: z.array(z.string()) })),
  requirements: z.array(
    z.object({
      id: z.string(),
      level: z.string(),
      verdict: z.enum(verdicts),
      cases: z.array(z.string()),
    }),
  ),
  cases: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      requirements: z.array(z.string()),
      verdict: z.enum(verdicts),
      message: z.string().nullable(),
      finding: finding.nullable(),
      wire: z.string().nullable(),
    }),
  ),
});

/** What comparing reads of `offer.json`. */
export const offerShape = z.object({ software: z.string().nullable(), tls: tls.nullable() });

export type StoredConversation = z.infer<typeof conversationShape>;
export type StoredEntry = z.infer<typeof entry>;
export type StoredResults = z.infer<typeof resultsShape>;
export type StoredCase = StoredResults['cases'][number];
export type StoredOffer = z.infer<typeof offerShape>;
