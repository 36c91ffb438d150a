import type { Target } from '../../configuration';
import type { Selection, Shard } from '../profile';
import { suite } from '../suite';
import type { ShardFacts } from './shard-note';

/** What a shard was asked for. */
interface Asked extends Selection {
  shard: Shard;
  strict: boolean;
  faults: readonly string[];
}

/** What the run of a shard has learnt. */
interface Learnt {
  target: Target;
  release: string | null;
  cases: readonly string[];
  signIns: ShardFacts['signIns'];
}

/** What the run of a shard tells the merge of itself. Accounts are not among it: each shard may have its own. */
export function noteFacts(asked: Asked, { target, release, cases, signIns }: Learnt): ShardFacts {
  const { name, domain, pubsub, product, knownDeviations } = target;
  const url = target.embedded ? `${new URL(target.url).protocol}//embedded` : target.url;
  return {
    shard: asked.shard,
    suite,
    target: { name, url, domain, pubsub, product, faults: [...asked.faults], knownDeviations, release },
    profile: asked.profile,
    selection: { requirements: [...asked.requirements], tags: asked.tags ?? null, strict: asked.strict },
    cases: [...cases],
    signIns,
  };
}
