export type { AllureReport } from './allure-report';
export * from './console';
export * from './offer';
export * from './run-folder';
export { describeOutgrown, prepareReport, type RunReport, type RunSource } from './run-report';
export * from './secrets';
export { renderSummary } from './summary';
export * from './wire-text';
export * from './write-run';
