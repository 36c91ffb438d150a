export { allureReport, generateAllureReport, writeAllure, type AllureReport } from './report';
export { writeAllureResults } from './results';
