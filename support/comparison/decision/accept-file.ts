import { writeFileSync, existsSync } from 'node:fs';
import { stringify } from 'yaml';
import { z } from 'zod';
import type { Difference } from '../ranking';
import { readYaml } from '../yaml-file';

const filled = (fix: string): z.ZodString => z.string({ error: fix }).regex(/\S/, { error: fix });

/** Who takes something for granted, why, and until when. */
export const signature = {
  owner: filled('write who accepts it'),
  reason: filled('write why it is accepted'),
  ticket: z.string({ error: 'write the ticket, or leave it empty' }),
  expires: z
    .string()
    .regex(/^\d{4}-\d\d-\d\d$/, { error: 'write the last day on which it is accepted, such as 2027-02-25' }),
};

const software = z.string({ error: 'write the software as a run names it, with * for anything' });

const acceptShape = z.strictObject({
  schema: z.literal('1', { error: 'write schema: 1' }),
  accepted: z.array(
    z.strictObject({
      fingerprint: z
        .string()
        .regex(/^[0-9a-f]{12}$/, { error: 'write the 12 digits that stand behind the difference' }),
      what: z.string(),
      class: z.string(),
      ...signature,
      /** The software for which it is accepted; any where none is named. */
      versions: z.strictObject({ before: software, after: software }).optional(),
    }),
  ),
});

/** A difference that somebody has accepted. */
export type Accepted = z.infer<typeof acceptShape>['accepted'][number];

/** Days for which a difference is accepted unless somebody writes another date. */
const acceptedDays = 90;

/** @throws ComparisonProblem naming the key, what stands there and what to write */
export function readAcceptFile(file: string): Accepted[] {
  return readYaml(file, acceptShape, 'accepted differences').accepted;
}

/**
 * Writes differences to a file in which a person then says who accepts them and why. What is accepted there already
 * keeps its words and dates.
 */
export function writeAcceptFile(
  file: string,
  differences: readonly Difference[],
  { known, versions, now }: { known: readonly Accepted[]; versions: Accepted['versions']; now: Date },
): void {
  const expires = lastDay(now, acceptedDays);
  const accepted = differences.map((difference) => {
    const { fingerprint, sentence, class: of } = difference;
    const before = known.find((entry) => entry.fingerprint === fingerprint);
    return (
      before ?? {
        fingerprint,
        what: sentence,
        class: of,
        owner: '',
        reason: '',
        ticket: '',
        expires,
        versions,
      }
    );
  });
  const head = `# Differences that are accepted. Of each: write owner and reason, a ticket where there is one, and the last day.
# Then: finesse-conformance compare BEFORE AFTER --accept ${file}\n`;
  writeFileSync(file, head + stringify({ schema: 1, accepted }, { lineWidth: 110 }));
}

/** What a file holds, or nothing where there is none yet or its entries are not all filled in. */
export function readKnown(file: string | undefined): Accepted[] {
  if (file === undefined || !existsSync(file)) return [];
  return readAcceptFile(file);
}

/** The day so many days from one, such as `2027-02-25`. */
export function lastDay(now: Date, days: number): string {
  return new Date(now.getTime() + days * 24 * 3600_000).toISOString().slice(0, 10);
}
