export * from './case-record';
export * from './cause';
export * from './causes';
export * from './collect';
export * from './conclusion';
export { toMs, wordOf, type Envelope } from './envelope';
export * from './exit-code';
export * from './failure-form';
export * from './judge-case';
export * from './judge-run';
export * from './judgement';
export * from './known-deviation';
export * from './nonconformity';
export * from './printable';
export * from './results';
export {
  caseIdOf,
  listCaseIds,
  readHeading,
  readPlaces,
  type CaseHeading,
  type Place,
} from './scenario-place';
export * from './severity';
export type * from './soak-result';
