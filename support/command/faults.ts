import { faults as all, type Fault } from '../faults';

/**
 * What the reference server can be made to do wrong, as `finesse-conformance faults [--json]` prints it: a line for each
 * fault with its sentence, then what it may do as well and breaks nothing.
 */
export function listFaults({ json }: { json: boolean }, faults: readonly Fault[] = all): string {
  if (json) return `${JSON.stringify({ faults: faults.map(describe) }, null, 2)}\n`;
  const width = Math.max(0, ...faults.map(({ name }) => name.length));
  const lines = (chosen: readonly Fault[]): string[] =>
    chosen.map(({ name, sentence }) => `  ${name.padEnd(width)}  ${sentence}`);
  const broken = faults.filter(({ lawful }) => lawful !== true);
  const lawful = faults.filter((each) => each.lawful === true);
  return [
    `${String(broken.length)} faults; play one by run --fault NAME or serve --fault NAME:`,
    ...lines(broken),
    '',
    `${String(lawful.length)} lawful variants; nothing may be found with them:`,
    ...lines(lawful),
    '',
  ].join('\n');
}

function describe({ name, sentence, breaks, lawful }: Fault) {
  return { name, sentence, breaks, lawful: lawful === true };
}
