export { withEmbeddedServer, type StartedServer } from './embedded';
export { loadSteps, percentiles, type LoadShape, type LoadStep } from './load-shape';
export { parseDuration } from './duration';
export { readPool, type PoolAccount } from './pool';
export { secretsOf } from './secrets';
export { TargetError } from './target-error';
export { readTarget } from './target-file';
export { noPubsub } from './target';
export type { Account, AccountRole, Limits, Rest, Target, TlsSettings } from './target';
