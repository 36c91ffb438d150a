import { z } from 'zod';
import { header, tlsFacts } from './terms';

const features = z.array(z.strictObject({ name: z.string(), namespace: z.string() }));

/** `offer.json`: what the server offered. */
export const offer = z.strictObject({
  software: z.string().nullable(),
  handshake: z.strictObject({ status: z.string(), headers: z.array(header) }).nullable(),
  tls: tlsFacts.nullable(),
  mechanisms: z.array(z.string()),
  features: z.strictObject({ beforeAuthentication: features, afterAuthentication: features }),
  caps: z.strictObject({ node: z.string(), ver: z.string(), hash: z.string() }).nullable(),
  disco: z.array(
    z.strictObject({
      from: z.string(),
      identities: z.array(z.strictObject({ category: z.string(), type: z.string(), name: z.string() })),
      features: z.array(z.string()),
    }),
  ),
});
