import { z } from 'zod';
import { reportShape } from './report-shape';

/** The shape of `compare.json` as JSON Schema, draft 2020-12, as it is published in docs/schemas. */
export function renderReportSchema(): string {
  const { $schema, ...rest } = z.toJSONSchema(reportShape);
  const title = 'compare.json: what differs between two runs';
  return `${JSON.stringify({ $schema, title, ...rest }, null, 2)}\n`;
}
