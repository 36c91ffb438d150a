import { z } from 'zod';

/** What several formats say alike. */
export const requirementId = z.string().regex(/^(?:RFC|XEP|DOC-|FIN-)\S+$/);
export const caseId = z.string().min(1);
export const moment = z.iso.datetime();
export const milliseconds = z.number().min(0);
export const verdict = z.enum(['error', 'fail', 'blocked', 'warn', 'pass', 'info', 'not-applicable']);
export const level = z.enum(['MUST', 'MUST NOT', 'SHOULD', 'SHOULD NOT', 'MAY', 'EXAMPLE']);
export const provenance = z.enum(['rfc', 'xep', 'cisco', 'example']);
export const header = z.tuple([z.string(), z.string()]);

/** What TLS settled. */
export const tlsFacts = z.strictObject({
  version: z.string(),
  cipher: z.string(),
  alpn: z.string().nullable(),
  verifyError: z.string().nullable(),
  certificate: z
    .strictObject({
      subject: z.string(),
      issuer: z.string(),
      names: z.string(),
      validFrom: z.string(),
      validTo: z.string(),
      fingerprint256: z.string(),
    })
    .nullable(),
});
