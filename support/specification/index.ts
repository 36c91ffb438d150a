export { isSignedBy, KeyError, signStatement, type Envelope } from './envelope';
export { readExercised } from './exercised';
export { readChapters } from './outline';
export { renderSpecification, type Specification } from './page';
export { digestOf, stateResults, type Owners, type Statement } from './record';
export { makeSetting } from './setting';
export { readRecord, verifyRecord, type KeyFile } from './verification';
