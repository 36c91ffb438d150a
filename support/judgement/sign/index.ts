export { knownCauses, recognise, recogniseFinding, type Evidence } from './known-causes';
export { renderCauses } from './page';
export { checkNames, type CheckName, type KnownCause } from './shape';
