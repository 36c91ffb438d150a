import { impactTexts } from '../judgement/catalogue/catalogue';
import { sectionOf, titleOf, wirePath, type JudgedCase } from '../judgement/verdict';
import { countOf } from '../language/headline';
import { plain, table } from './markdown';
import { readNetworkRow } from './network-row';
import { folderOf, type RunReport } from './run-report';
import { nameFolder } from './step-name';

/** The upgrade, as a row of a browser's network tool. */
export function renderNetworkRow({ run }: RunReport): string {
  const row = readNetworkRow(run.cases.flatMap(({ record }) => record.transcript ?? []));
  if (!row) return 'No connection was asked for an upgrade.';
  const heads = ['Status', 'Method', 'Domain', 'File', 'Initiator', 'Type', 'Transferred', 'Size'];
  const { status, method, domain, file, initiator, type, transferred, size } = row;
  const cells = [status, method, domain, file, initiator, type, transferred, size];
  return `The upgrade, as a browser's network tool would list it:\n\n${table(heads, [cells])}`;
}

/** A table of cases for each feature. */
export function renderAllCases({ run }: RunReport): string[] {
  const features = [...new Set(run.cases.map(({ record }) => record.feature))];
  return features.map((feature) => {
    const cases = run.cases.filter(({ record }) => record.feature === feature);
    const title = `### ${nameFolder(folderOf(feature))}: ${plain(cases[0]?.record.featureName ?? '')}`;
    const heads = ['case', 'verdict', 'rule › scenario', 'requirements', 'ms'];
    return `${title}\n\n${countOf(cases, 'case')}\n\n${table(heads, cases.map(rowOf))}`;
  });
}

function rowOf({ record, verdict }: JudgedCase): string[] {
  const id = record.transcript ? `[${record.id}](${wirePath(record.id)}.txt)` : record.id;
  return [id, verdict, plain(titleOf(record)), record.requirements.join(', '), String(record.durationMs)];
}

/** A table of the requirements of the run. */
export function renderAllRequirements({ run }: RunReport): string {
  const rows = run.requirements.map(({ requirement, verdict, cases }) => [
    requirement.id,
    requirement.level,
    verdict,
    impactTexts[requirement.impact].label,
    `[${plain(sectionOf(requirement))}](${requirement.url})`,
    cases.map(({ record }) => record.id).join(', '),
  ]);
  return table(['requirement', 'level', 'verdict', 'impact', 'read', 'cases'], rows);
}
