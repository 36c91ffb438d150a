export { Budget, cleanUpsMost, currentBudget, useBudget, type Allowance, type SignIns } from './budget';
export { readShare, type Share } from './pace';
export { Withheld } from './withheld';
