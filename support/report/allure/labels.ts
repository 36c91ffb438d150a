import { LabelName, LinkType, type Label, type Link } from 'allure-js-commons';
import { byImpact, type Impact, type Requirement } from '../../judgement/catalogue/catalogue';
import { sectionOf, wirePath, type JudgedCase, type Verdict } from '../../judgement/verdict';
import type { RunReport } from '../run-report';
import type { Place } from './outline';

/** Allure's severity by what people would notice. */
const severityOf: Record<Impact, string> = {
  'cannot-sign-in': 'blocker',
  'loses-events': 'critical',
  security: 'critical',
  'stale-state': 'normal',
  'clean-up': 'minor',
  cosmetic: 'trivial',
};

/** Who has to act. */
const ownerOf: Partial<Record<Verdict, string>> = {
  error: 'the suite',
  fail: 'the server',
  warn: 'the server',
  blocked: 'whoever prepares the target',
  'not-applicable': 'whoever prepares the target',
};

/** How Allure files a case: by step, feature and rule; by what people notice of it; by its verdict and who has to act. */
export function labelsOf(
  { record, verdict }: JudgedCase,
  { epic, feature, story }: Place,
  { catalogue }: Pick<RunReport, 'catalogue'>,
): Label[] {
  const [worst] = known(record.requirements, catalogue).sort(byImpact);
  const named: [string, string | null | undefined][] = [
    [LabelName.PARENT_SUITE, epic],
    [LabelName.SUITE, feature],
    [LabelName.SUB_SUITE, story],
    [LabelName.EPIC, epic],
    [LabelName.FEATURE, feature],
    [LabelName.STORY, story],
    [LabelName.SEVERITY, worst && severityOf[worst.impact]],
    [LabelName.OWNER, ownerOf[verdict]],
    ['case', record.id],
    [LabelName.FRAMEWORK, 'cucumberjs'],
    ['verdict', verdict],
    ['impact', worst?.impact],
    ...[verdict, ...record.requirements].map((tag): [string, string] => [LabelName.TAG, tag]),
  ];
  return named.flatMap(([name, value]) => (value === null || value === undefined ? [] : [{ name, value }]));
}

/** Where a reader of a case goes on: its conversation, the run's own page, the sections of its rules. */
export function linksOf({ record }: JudgedCase, { catalogue }: RunReport): Link[] {
  const link = (name: string, url: string): Link => ({ name, url, type: LinkType.DEFAULT });
  // the report stands in a folder beside that of the conversations
  const conversation = record.transcript ? [link('Conversation', `../${wirePath(record.id)}.txt`)] : [];
  const sections = known(record.requirements, catalogue).map((requirement) =>
    link(`${requirement.id}: ${sectionOf(requirement)}`, requirement.url),
  );
  return [...conversation, link('The whole run', '../report.html'), ...sections];
}

function known(ids: readonly string[], catalogue: RunReport['catalogue']): Requirement[] {
  return ids.flatMap((id) => catalogue.get(id) ?? []);
}
