import { Stage, Status, type FixtureResult, type TestResult } from 'allure-js-commons';
import { getTestResultHistoryId, md5, randomUuid } from 'allure-js-commons/sdk/reporter';
import { rm } from 'node:fs/promises';
import { describeImpact } from '../../judgement/catalogue/catalogue';
import { titleOf, type JudgedCase, type StepRecord, type Verdict } from '../../judgement/verdict';
import { AttachmentWriter } from './attachment';
import { categories } from './categories';
import { AllureFolder } from './folder';
import { executorOf } from './executor';
import { labelsOf, linksOf } from './labels';
import { messageOf } from './message';
import { outlineOf, type Place } from './outline';
import { fixtureOf, stepOf } from './step';
import { headlineOf } from '../../language/headline';
import { renderConclusion, type RunReport } from '../run-report';

const statusOf: Record<Verdict, Status> = {
  error: Status.BROKEN,
  fail: Status.FAILED,
  blocked: Status.BROKEN,
  warn: Status.PASSED,
  pass: Status.PASSED,
  info: Status.PASSED,
  'not-applicable': Status.SKIPPED,
};

/** Writes a run as Allure results into a folder of their own, emptied first: Allure takes old results for retries. */
export async function writeAllureResults(resultsDir: string, report: RunReport): Promise<void> {
  await rm(resultsDir, { recursive: true, force: true });
  const writer = new AllureFolder(resultsDir);
  const attachments = new AttachmentWriter(writer);
  const { target, profile, suite } = report.results;
  const headline = headlineOf(report.results);
  const placeOf = outlineOf(report.run.cases);
  for (const judged of report.run.cases)
    writeCase(judged, placeOf(judged.record), report, writer, attachments);
  writer.writeCategories(categories);
  writer.writeExecutor(executorOf(process.env, target.name));
  writer.writeEnvironment({
    verdict: headline.verdict,
    requirements: headline.requirements,
    cases: `${headline.cases}; passed holds what warned: the whole truth stands in report.html beside this folder`,
    target: target.name,
    url: target.url,
    domain: target.domain,
    software: target.software ?? 'unknown',
    profile,
    suite: `${suite.name} ${suite.version}`,
  });
}

function writeCase(
  judged: JudgedCase,
  place: Place,
  report: RunReport,
  writer: AllureFolder,
  attachments: AttachmentWriter,
): void {
  const { record, verdict, conclusions } = judged;
  const message = messageOf(judged, report);
  const forms = conclusions.map((conclusion) => renderConclusion(judged, conclusion, report)).join('\n\n');
  const start = record.startedAtMs ?? report.run.startedAtMs;
  const result: TestResult = {
    uuid: randomUuid(),
    name: `${record.id} ${titleOf(record)}`,
    fullName: `${record.feature}: ${record.id}`,
    testCaseId: md5(record.id),
    status: statusOf[verdict],
    statusDetails: message === null ? {} : { message, trace: forms },
    stage: Stage.FINISHED,
    description: describe(judged, report),
    labels: labelsOf(judged, place, report),
    links: linksOf(judged, report),
    parameters: [],
    steps: record.steps.filter(({ kind }) => kind === 'step').map(stepOf),
    attachments: conclusions.some(({ finding }) => finding) ? [attachments.text('Finding', forms)] : [],
    start,
    stop: start + record.durationMs,
  };
  writer.writeResult({ ...result, historyId: getTestResultHistoryId(result) });
  const hooks = record.steps.filter(
    ({ kind, exception, judgements }) => kind !== 'step' && (exception ?? judgements[0]),
  );
  // hooks that went as they should say nothing of the server
  if (hooks.length === 0) return;
  const fixturesOf = (kind: StepRecord['kind']): FixtureResult[] =>
    hooks.filter((hook) => hook.kind === kind).map(fixtureOf);
  writer.writeGroup({
    uuid: randomUuid(),
    children: [result.uuid],
    befores: fixturesOf('before'),
    afters: fixturesOf('after'),
  });
}

function describe({ record }: JudgedCase, { catalogue }: RunReport): string {
  const rules = record.requirements.map((id) => {
    const requirement = catalogue.get(id);
    return requirement
      ? `- **${id}** (${requirement.level}) ${requirement.sentence} *${describeImpact(requirement)}*`
      : `- **${id}** is not in the catalogue`;
  });
  return rules.join('\n');
}
