export { Breaker } from './breaker';
export { findBarrier, type Barrier } from './barrier';
export { caseResource } from './case-resource';
export { askForDeviations } from './known-deviations';
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
export { acceptsNonsense } from './nonsense';
export { boundSignIns, signInsOf } from './sign-ins';
export { cleanUp, type CleanedUp, type Unasked } from './cleanup/cleanup';
export { LedgerFile } from './ledger/ledger-file';
