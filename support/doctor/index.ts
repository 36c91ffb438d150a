export { page, plainResult, type CheckResult } from './check';
export { examine, type Diagnosis } from './examine';
export { exitCodeOf } from './exit-code';
export { renderEnd, renderJson, renderResult } from './render';
