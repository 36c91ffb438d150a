export { findBarrier, type Barrier } from './barrier';
export {
  currentRun,
  defaultTarget,
  hasRun,
  prepareDefaultRun,
  prepareRun,
  restMs,
  setRun,
  stopRun,
  type RunContext,
  type RunSetting,
} from './run-context';
export type { KeptEntry } from './ledger-file';
export { acceptsNonsense } from './nonsense';
export { boundSignIns, signInsOf } from './sign-ins';
export { sweepSubscriptions, type Swept } from './sweep';
