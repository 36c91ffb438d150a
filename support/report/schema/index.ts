import { z } from 'zod';
import { faults, proof, requirements } from './commands';
import { offer } from './offer';
import { results } from './results';
import { wire } from './wire';

/** The formats that other programs may read, by the name of their file in `docs/schemas/`, with what each is. */
export const schemas = {
  results: { shape: results, title: 'results.json: what a run came to' },
  offer: { shape: offer, title: 'offer.json: what the server offered' },
  wire: { shape: wire, title: 'wire/<case>.json: the conversation of one case' },
  requirements: { shape: requirements, title: 'requirements --json: the catalogue with its coverage' },
  proof: { shape: proof, title: 'prove --json: the faults and who noticed them' },
  faults: { shape: faults, title: 'faults --json: the faults of the reference server' },
} as const;

export type SchemaName = keyof typeof schemas;

/** A format as JSON Schema, draft 2020-12, as it is published. */
export function renderSchema(name: SchemaName): string {
  const { shape, title } = schemas[name];
  const { $schema, ...rest } = z.toJSONSchema(shape);
  return `${JSON.stringify({ $schema, title, ...rest }, null, 2)}\n`;
}
