export { Breaker } from './breaker';
export { findBarrier, type Barrier } from './barrier';
export {
  currentRun,
  defaultTarget,
  hasRun,
  prepareDefaultRun,
  prepareRun,
  setRun,
  type RunContext,
  type RunSetting,
} from './run-context';
export type { KeptEntry } from './ledger-file';
export { acceptsNonsense } from './nonsense';
export { sweepSubscriptions, type Swept } from './sweep';
