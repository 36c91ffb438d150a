import { describeCases } from '../../judgement/catalogue/coverage';
import type { Fault } from '../../faults';
import type { Kill, Proof } from './proof';
import { digestSources, writeDigests } from './sources';
import { describeAccusation, describeUnkilled, summarise } from './table';

/** `docs/proof.md`: the kill matrix for a reader who asks why the suite is to be believed. */
export function renderProofPage(proof: Proof, faults: readonly Fault[]): string {
  const { unproven, accusations, alarms, unkilled, stale, errors } = proof;
  const sentences = new Map(faults.map(({ name, sentence }) => [name, sentence]));
  return `${[
    '# Proof',
    '',
    'What shows that the checks can fail: the reference server breaks one rule at a time on purpose, and the whole',
    'suite is run against it each time. A fault is killed when a case about a rule that it breaks ends with a finding',
    'that names that rule; a case that fails for another reason proves nothing. Without a fault nothing may be found.',
    'Every case that a fault can make a difference to is run with it: those in which the server takes a decision that the',
    'fault takes otherwise. A failing case that names a rule which the fault does not break accuses the server falsely.',
    'A fault that breaks no rule is lawful: the suite has to leave it alone.',
    'Written by `finesse-conformance prove`; do not edit.',
    '',
    `**${summarise(proof)}.**`,
    '',
    writeDigests(digestSources()),
    'Where these are others now, the page is stale: each `prove` says so at its end.',
    '',
    describeLists(proof.faults),
    ...describeReasons(faults),
    '',
    '## Faults',
    '',
    '| fault | what the server does wrong | breaks | killed by |',
    '|---|---|---|---|',
    ...proof.faults.map((kill) => renderKill(kill, sentences.get(kill.name) ?? '')),
    ...section(
      'False accusations',
      accusations.map((accusation) => `- ${describeAccusation(accusation)}`),
    ),
    ...section(
      'Alarms',
      alarms.map((alarm) => `- ${alarm.split('\n', 1)[0] ?? ''}`),
    ),
    ...section(
      'Unproven requirements',
      unproven.map(({ id, reason }) => `- ${id}: ${reason ?? 'no reason is known'}`),
      'They have cases, and no fault shows that these can fail.',
    ),
    ...section(
      'Checks that nothing turns red',
      describeUnkilled(unkilled).map((line) => `- ${line}`),
      'Each is one sentence of a case. Any other, if it were emptied, would appear in this list.',
    ),
    ...section(
      'Data that does not hold',
      stale.map((entry) => `- support/command/proof/${entry}`),
    ),
    ...section(
      'Cases that broke down',
      errors.map((error) => `- ${error.case} with ${error.fault}`),
    ),
  ].join('\n')}\n`;
}

/** How many rules the faults break: long lists would excuse what merely follows. */
function describeLists(faults: readonly Kill[]): string {
  const byLength = [...faults].sort((a, b) => a.breaks.length - b.breaks.length);
  const median = byLength[Math.floor(faults.length / 2)]?.breaks.length ?? 0;
  const longest = byLength.at(-1);
  const most = `${String(longest?.breaks.length ?? 0)} at most (\`${longest?.name ?? ''}\`)`;
  return `A fault breaks ${String(median)} rules in the median, and ${most}.`;
}

/** Why some faults break more than three rules. */
function describeReasons(faults: readonly Fault[]): string[] {
  const reasons = faults.flatMap(({ name, breaks, because }) =>
    because === undefined ? [] : [`- \`${name}\`, ${String(breaks.length)}: ${because}`],
  );
  return reasons.length === 0 ? [] : ['', 'More than three, and why:', '', ...reasons];
}

function renderKill({ name, breaks, killed, by }: Kill, sentence: string): string {
  const cells = [`\`${name}\``, sentence, breaks.join(', '), killed ? describeCases(by) : '**survived**'];
  return `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
}

function section(title: string, lines: readonly string[], lead?: string): string[] {
  if (lines.length === 0) return [];
  return ['', `## ${title}`, '', ...(lead === undefined ? [] : [lead, '']), ...lines];
}
