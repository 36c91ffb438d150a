import type { Catalogue } from '../judgement/catalogue/catalogue';
import { noPubsub, type Target } from '../configuration';
import { valuesOf } from '../judgement/catalogue/tags';
import type { Judgement } from '../judgement/verdict';
import type { RunContext } from './run';

/** What a case needs of the target, by its `@needs:` tag: null where it is there, else why it is not. */
const capabilities: Record<string, (target: Target) => string | null> = {
  finesse: (target) =>
    target.product === 'finesse' ? null : `its product is ${target.product}, not finesse`,
  tls: (target) => (target.url.startsWith('wss:') ? null : `its url is ${target.url}, which is not wss`),
  credentials: ({ accounts }) => (accounts.agent ? null : 'it names no accounts.agent'),
  peer: ({ accounts }) => (accounts.peer ? null : 'it names no accounts.peer'),
  publisher: ({ accounts }) => (accounts.publisher ? null : 'it names no accounts.publisher'),
  pubsub: findNoPubsub,
  // for the rule by which a service that is not there is found out
  'pubsub-address': findNoPubsub,
  rest: ({ rest }) => (rest ? null : 'it has no rest section'),
  events: ({ rest, accounts }) =>
    rest || accounts.publisher
      ? null
      : 'it has neither a rest section nor accounts.publisher to cause events with',
  dedicated: ({ dedicated }) => (dedicated ? null : 'it does not say dedicated: true'),
  'bad-passwords': ({ limits }) =>
    limits.badPasswords > 0 ? null : 'its limits.badPasswords is 0, so no wrong password may be sent',
};

function findNoPubsub({ pubsub }: Target): string | null {
  return pubsub === noPubsub ? `it says pubsub: ${noPubsub}` : null;
}

/**
 * What a case needs by its tags. One that is `@full`, or that has a rule which is not safe by the catalogue, may disturb
 * others, however it came to be selected.
 */
export function needsOf(tags: readonly string[], catalogue: Catalogue): string[] {
  const needs = valuesOf(tags, '@needs:');
  const rules = valuesOf(tags, '@req:');
  const isUnsafe = tags.includes('@full') || rules.some((id) => catalogue.get(id)?.safety !== undefined);
  return isUnsafe ? ['dedicated', ...needs] : needs;
}

/** What keeps a case from being run at all, or null. @throws Error on a `@needs:` tag nobody knows */
export function findObstacle(run: RunContext, needs: readonly string[], isPassive = false): Judgement | null {
  for (const need of needs) {
    const capability = Object.hasOwn(capabilities, need) ? capabilities[need] : undefined;
    if (!capability) throw new Error(`@needs:${need} is not a known capability`);
    const reason = capability(run.target);
    if (reason) {
      const message = `not applicable to ${run.target.name}: ${reason}`;
      return { verdict: 'not-applicable', message, finding: null };
    }
    const absent = run.absent.get(need);
    if (absent && !isPassive)
      return { verdict: 'blocked', message: absent.sentence, finding: null, cause: absent };
  }
  // what the run heard before it stopped is still judged
  return run.stopped === null || isPassive
    ? null
    : { verdict: 'blocked', message: run.stopped.sentence, finding: null, cause: run.stopped };
}
