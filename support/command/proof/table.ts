import { describeCases } from '../../judgement/catalogue/coverage';
import type { UnkilledCheck } from './unkilled-check';
import { isComplete, type Accusation, type Kill, type Proof } from './proof';

/** The kill matrix and the score for a terminal. */
export function renderProof(proof: Proof): string {
  const { faults, unproven, accusations, alarms, unkilled, stale, errors } = proof;
  const width = Math.max(0, ...faults.map(({ name }) => name.length));
  const sections = [
    faults.map(
      (kill) => `${kill.killed ? 'killed  ' : 'SURVIVED'}  ${kill.name.padEnd(width)}  ${describeKill(kill)}`,
    ),
    list('False accusations, of rules that the fault does not break:', accusations.map(describeAccusation)),
    list('Alarms, found although nothing was broken:', alarms.map(firstLine)),
    list(
      'Broke down, a fault of the suite:',
      errors.map(({ fault, case: id, message }) => `${id} with ${fault}: ${firstLine(message)}`),
    ),
    list(
      'Unproven, tested and not seen to notice anything:',
      unproven.map(({ id, reason }) => `${id}: ${reason ?? 'no reason is known'}`),
    ),
    list('Checks that nothing turned red:', describeUnkilled(unkilled)),
    list('Said in support/command/proof, and not so: strike or mend it there:', stale),
    [summarise(proof)],
  ];
  return `${sections
    .filter((section) => section.length > 0)
    .map((section) => section.join('\n'))
    .join('\n\n')}\n`;
}

/** Such as `UPG-013 accuses the server of RFC6455-4.2.2-h with status-200`. */
export function describeAccusation({ fault, case: id, requirement }: Accusation): string {
  return `${id} accuses the server of ${requirement} with ${fault}`;
}

/** One sentence with the numbers. */
export function summarise(proof: Proof): string {
  const { faults, whole, unproven, accusations, alarms, unkilled, errors } = proof;
  const killed = faults.filter((kill) => kill.killed).length;
  const unexplained = (found: readonly { reason: string | null }[]): number =>
    found.filter(({ reason }) => reason === null).length;
  return [
    `${killed} of ${faults.length} faults killed, score ${formatScore(proof.score)}`,
    `${accusations.length} false accusations`,
    `${alarms.length} alarms`,
    `${errors.length} errors`,
    ...(whole
      ? [
          `${unproven.length} requirements unproven, ${unexplained(unproven)} of them without a reason`,
          `${unkilled.length} checks that nothing turns red, ${unexplained(unkilled)} of them without a reason`,
        ]
      : []),
    isComplete(proof) ? 'proven' : 'not proven',
  ].join('; ');
}

/** Unkilled checks for a reader: those nobody can explain one by one, the others by their reason. */
export function describeUnkilled(unkilled: readonly UnkilledCheck[]): string[] {
  const unexplained = unkilled.filter(({ reason }) => reason === null);
  const reasons = [...new Set(unkilled.flatMap(({ reason }) => reason ?? []))];
  return [
    ...unexplained.map((found) => `${found.case}: ${found.check}: no reason is known`),
    ...reasons.map((reason) => {
      const cases = unkilled.filter((found) => found.reason === reason).map((found) => found.case);
      return `${describeCases([...new Set(cases)])}: ${reason}`;
    }),
  ];
}

/** The score with three decimals, cut and never rounded up to 1. */
export function formatScore(score: number): string {
  return String(Math.floor(score * 1000) / 1000);
}

function describeKill({ killed, by, breaks, collateral }: Kill): string {
  const others = collateral.length === 0 ? '' : `; ${collateral.length} others suffer`;
  return killed ? `by ${describeCases(by)}${others}` : `breaks ${breaks.join(', ')}${others}`;
}

function list(title: string, lines: readonly string[]): string[] {
  return lines.length === 0 ? [] : [title, ...lines.map((line) => `  ${line}`)];
}

function firstLine(text: string): string {
  return text.split('\n', 1)[0] ?? '';
}
