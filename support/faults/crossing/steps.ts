import { pubsubSteps } from './pubsub-steps';
import { stanzaSteps } from './stanza-steps';
import type { Step } from './step';
import { streamSteps } from './stream-steps';
import { upgradeStep } from './upgrade-step';

/** The steps of the conversation, by what the server sends in each. */
export const steps: readonly Step[] = [upgradeStep, ...streamSteps, ...stanzaSteps, ...pubsubSteps];
