import { z } from 'zod';
import { verdicts } from '../../judgement/verdict';
import { storedRun } from '../output/report-shape';
import { states } from './matrix';

const verdict = z.enum(verdicts);
const state = z.enum(states);

const run = storedRun.extend({
  verdict,
  link: z.string().nullable().describe('Relative to the folder of matrix.json'),
});

const since = z.object({
  verdict: z.enum(['fail', 'warn', 'blocked', 'error']),
  run: z.number().describe('Place in runs of the first that came to it without one that held in between'),
  startedAt: z.string().describe('ISO 8601'),
  software: z.string().nullable().describe('What the server said it is in that run'),
  before: z.number().nullable().describe('Place in runs of the judged one before; null where there is none'),
  softwareBefore: z.string().nullable(),
  softwareChanged: z
    .boolean()
    .describe('It came with other software; false too where there is no run before'),
});

const flaky = z.object({
  flips: z.number().describe('Changes of the verdict from a judged run to the next one'),
  pairs: z.number().describe('Neighbours of one software, one version of the suite and the same cases'),
  rate: z.number().min(0).max(1).describe('flips to pairs'),
  verdicts: z.partialRecord(verdict, z.number()).describe('In how many of these runs it came to what'),
  now: z.boolean().describe('With the software of the last run; else with earlier software alone'),
});

const history = z.object({
  target: z.string(),
  state,
  since: since.nullable().describe('Null where it holds, or was not asked'),
  flaky: flaky.nullable(),
  held: z.number().describe('Runs that held it'),
  unjudged: z.number().describe('Of these: blocked, or the fault of the suite'),
  sentence: z.string(),
});

/** The shape of `matrix.json`. */
export const matrixShape = z.object({
  schema: z.literal(1),
  runs: z.array(run).describe('By target, and of each target in the order of time'),
  notes: z.array(z.string()),
  counts: z.record(state, z.number()).describe('Requirements by the most pressing state of their targets'),
  requirements: z
    .array(
      z.object({
        id: z.string(),
        level: z.string(),
        title: z.string(),
        state,
        cells: z
          .array(z.object({ verdict, link: z.string() }).nullable())
          .describe('One for each of runs; null where that run did not hold the requirement'),
        histories: z.array(history).describe('One for each target that held it'),
      }),
    )
    .describe('The most pressing first'),
});

export type MatrixReport = z.infer<typeof matrixShape>;

/** The shape of `matrix.json` as JSON Schema, draft 2020-12, as it is published in docs/schemas. */
export function renderMatrixSchema(): string {
  const { $schema, ...rest } = z.toJSONSchema(matrixShape);
  const title = 'matrix.json: runs side by side';
  return `${JSON.stringify({ $schema, title, ...rest }, null, 2)}\n`;
}
