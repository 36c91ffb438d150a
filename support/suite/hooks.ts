import {
  After,
  AfterAll,
  Before,
  BeforeAll,
  BeforeStep,
  setDefaultTimeout,
  setDefinitionFunctionWrapper,
  setWorldConstructor,
  type ITestCaseHookParameter,
  type ITestStepHookParameter,
} from '@cucumber/cucumber';
import { PickleStepType, type GherkinDocument, type Pickle } from '@cucumber/messages';
import { caseIdOf, readHeading, readPlaces, transcriptType, type Place } from '../judgement/verdict';
import { findObstacle, needsOf } from './capability';
import { countOverrun } from './conversation';
import { currentRun, hasRun, prepareDefaultRun, setRun, signInsOf } from './run';
import { beginRecorded } from './recording/recorded-case';
import { ConformanceWorld } from './world';
import { asHook, attachJudgement, judged } from './judged';

setWorldConstructor(ConformanceWorld);
setDefinitionFunctionWrapper(judged);
// every wait has its own deadline and ends in a named outcome
setDefaultTimeout(-1);

let ownsRun = false;

BeforeAll(async () => {
  if (hasRun()) return;
  ownsRun = true;
  setRun(await prepareDefaultRun(process.env));
});

AfterAll(async () => {
  if (ownsRun) await currentRun().end();
});

/** The places of a feature's scenarios, read once. */
const places = new WeakMap<GherkinDocument, ReadonlyMap<string, Place>>();

function placeOf(pickle: Pickle, document: GherkinDocument): Place | undefined {
  const known = places.get(document) ?? readPlaces(document);
  places.set(document, known);
  return known.get(pickle.astNodeIds[0] ?? '');
}

Before(
  asHook(function (this: ConformanceWorld, { pickle, gherkinDocument }: ITestCaseHookParameter) {
    const tags = pickle.tags.map((tag) => tag.name);
    this.begin(caseIdOf(pickle, placeOf(pickle, gherkinDocument)), tags);
    const { recorded, recording } = this.run;
    if (recording) return beginRecorded(this, recording, tags);
    if (recorded) return this.recall(recorded.get(this.caseId)) ? undefined : 'skipped';
    this.run.budget.beginCase(signInsOf(pickle, this.target));
    const obstacle = findObstacle(this.run, needsOf(tags, this.run.catalogue), this.isPassive);
    if (!obstacle) return undefined;
    attachJudgement(this, obstacle);
    return obstacle.verdict === 'blocked' ? 'pending' : 'skipped';
  }),
);

BeforeStep(
  asHook(function (this: ConformanceWorld, { pickleStep }: ITestStepHookParameter) {
    this.recorder.step = pickleStep.text;
    this.isChecking = pickleStep.type === PickleStepType.OUTCOME;
  }),
);

After(
  asHook(async function (this: ConformanceWorld, { pickle, gherkinDocument }: ITestCaseHookParameter) {
    this.recorder.step = null;
    this.run.budget.halt.cleaning = true;
    try {
      await this.end();
    } finally {
      this.run.budget.endCase();
      countOverrun(this);
      if (this.run.recording) return;
      const transcript = this.run.recorded ? this.recorder.transcript : this.recorder.seal();
      this.run.transcripts.push(transcript);
      if (this.run.recorded) return;
      if (this.run.keep)
        this.link(this.run.keep(transcript, readHeading(pickle, placeOf(pickle, gherkinDocument))));
      else
        this.attach(JSON.stringify(transcript), {
          mediaType: transcriptType,
          fileName: `${this.caseId}.json`,
        });
    }
  }),
);
