export { findBarrier, type Barrier } from './barrier';
export {
  currentRun,
  defaultTarget,
  hasRun,
  prepareDefaultRun,
  prepareRun,
  setRun,
  type RunContext,
} from './run-context';
