import {
  After,
  AfterAll,
  Before,
  BeforeAll,
  BeforeStep,
  setDefaultTimeout,
  setDefinitionFunctionWrapper,
  setWorldConstructor,
} from '@cucumber/cucumber';
import { transcriptType } from '../verdict';
import { findObstacle } from './capability';
import { countOverrun } from './conversation';
import { currentRun, hasRun, prepareDefaultRun, setRun } from '../run';
import { ConformanceWorld } from './world';
import { attachJudgement, judged } from './judged';

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

Before(function (this: ConformanceWorld, { pickle }) {
  const tags = pickle.tags.map((tag) => tag.name);
  const valuesOf = (prefix: string) =>
    tags.filter((tag) => tag.startsWith(prefix)).map((tag) => tag.slice(prefix.length));
  this.begin(
    valuesOf('@case:')[0] ?? pickle.name,
    [...new Set(valuesOf('@req:'))],
    tags.includes('@passive'),
  );
  const obstacle = findObstacle(this.run, valuesOf('@needs:'), this.isPassive);
  if (!obstacle) return undefined;
  attachJudgement(this, obstacle);
  return obstacle.verdict === 'blocked' ? 'pending' : 'skipped';
});

BeforeStep(function (this: ConformanceWorld, { pickleStep }) {
  this.recorder.step = pickleStep.text;
});

After(async function (this: ConformanceWorld) {
  this.recorder.step = null;
  try {
    await this.end();
  } finally {
    countOverrun(this);
    const { transcript } = this.recorder;
    this.run.transcripts.push(transcript);
    this.attach(JSON.stringify(transcript), { mediaType: transcriptType, fileName: `${this.caseId}.json` });
  }
});
