import type { Seen } from './difference';
import type { Noise } from './noise';
import { compareOffers } from './offer';
import { findScope } from './run/comparability';
import { compareVerdicts } from './verdicts';
import { compareWires } from './wire/compare-wires';
import type { OpenRun } from './wire/open-run';

/**
 * What each server differs from itself in: the repeats of a run folder against each other, and further runs of the
 * BEFORE server against it.
 */
export function measureNoise(before: OpenRun, after: OpenRun, controls: readonly OpenRun[]): Noise {
  const seen: Seen[] = [];
  const sources: string[] = [];
  let samples = 0;
  for (const run of [before, after, ...controls]) {
    const [first, ...others] = run.repeats;
    if (!first || others.length === 0) continue;
    sources.push(`${String(run.repeats.length)} repeats in ${run.folder}`);
    for (const repeat of others) {
      const found = compareWires(
        { conversations: first, read: run.read },
        { conversations: repeat, read: run.read },
        [...first.keys()],
      );
      samples += found.compared;
      seen.push(...found.seen);
    }
  }
  for (const control of controls) {
    sources.push(control.folder);
    const { cases } = findScope(before, control);
    const found = compareWires(before, control, cases);
    samples += found.compared;
    const naming = { before: before.nameCase, after: control.nameCase };
    seen.push(
      ...found.seen,
      ...compareVerdicts(before.results, control.results, cases, naming),
      ...compareOffers(before, control),
    );
  }
  return { samples, sources, seen };
}
