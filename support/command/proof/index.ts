export { isComplete, type Kill, type Proof } from './proof';
export { prove, type Progress } from './prove';
export { readChange, reachedByChange } from './changed';
export { describeStaleness, digestSources } from './sources';
export { renderProof } from './table';
export { renderProofPage } from './page';
