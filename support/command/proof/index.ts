export { isComplete, type Kill, type Proof } from './proof';
export { prove, type Progress } from './prove';
export { renderProof } from './table';
export { renderProofPage } from './page';
