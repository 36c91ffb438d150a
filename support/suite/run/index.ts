export { Breaker } from './breaker';
export { caseResource, isSuiteResource } from './case-resource';
export { askForDeviations, listDeviations } from './known-deviations';
export {
  currentRun,
  defaultTarget,
  hasRun,
  ledgers,
  prepareDefaultRun,
  prepareRun,
  restMs,
  setRun,
  stopRun,
  type RunContext,
  type RunSetting,
} from './run-context';
export {
  isAboutEveryCase,
  recallRecording,
  recallRun,
  type RecalledTarget,
  type RecordedTarget,
} from './recall';
export { boundSignIns, signInsOf } from './sign-ins';
export { configureSilently, nowhere, type SilentCucumber } from './silent-cucumber';
export { LedgerFile } from './ledger/ledger-file';
