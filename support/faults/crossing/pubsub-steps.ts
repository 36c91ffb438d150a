import { result, step } from './message-step';
import type { Step } from './step';

/** What the pubsub service says. */
export const pubsubSteps: readonly Step[] = [
  step(
    'subscribe',
    'iq',
    'The confirmation of a subscription',
    'subscribing.confirmation',
    result('<subscription '),
    [/subscription="(?:subscribed|pending)"/, 'subscription="unconfigured"'],
  ),
  step(
    'unsubscribe',
    'iq',
    'The result of an unsubscribe request',
    'subscribing.endConfirmation',
    result(null),
  ),
  step('list', 'iq', 'The list of subscriptions', 'querying.subscriptions', result('<subscriptions'), [
    /(<subscription node=")[^"]*/g,
    '$1/other',
  ]),
  step('items', 'iq', 'The items of a node', 'querying.items', result('<items '), [
    /(<items node=")[^"]*/,
    '$1/other',
  ]),
  step('publish', 'iq', 'The result of a publication', 'publishing.confirmation', result('<publish '), [
    /(<publish node=")[^"]*/,
    '$1/other',
  ]),
  step('event', 'stanza', 'The event of an item', 'delivery.message', /^<message [^>]*>.*<item /s, [
    /(<item [^>]*>.*>)[^<]*(<)/,
    '$1altered$2',
  ]),
];
