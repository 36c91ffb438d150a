import { namespaces } from '../../protocol/xml/namespaces';
import { result, step } from './message-step';
import type { Step } from './step';

/** What the server sends on the way to a bound resource, and at the end of the stream. */
export const streamSteps: readonly Step[] = [
  step('open', 'header', 'The first header', 'stream.featuresBefore', /^<open/, [
    / version='1.0'/,
    " version='2.0'",
  ]),
  step('features', 'features', 'The first features', 'stream.featuresBefore', /^<stream:features/, [
    />PLAIN</,
    '>OTHER<',
  ]),
  step('challenge', 'sasl', 'A challenge', 'sasl.challenge', /^<challenge/),
  step('failure', 'sasl', 'A failure of SASL', 'sasl.failure', /^<failure/, [
    /(<failure [^>]*>).*(<\/failure>)/,
    '$1<no-such-condition/>$2',
  ]),
  step('success', 'sasl', 'The success of SASL', 'sasl.success', /^<success/),
  step('restart', 'header', 'The header after the restart', 'stream.featuresAfter', /^<open/, [
    / version='1.0'/,
    " version='2.0'",
  ]),
  step(
    'restart-features',
    'features',
    'The features after the restart',
    'stream.featuresAfter',
    /^<stream:features/,
    [/<bind xmlns='[^']*'\/>/, "<bound xmlns='urn:other'/>"],
  ),
  step('bind', 'iq', 'The result of a bind', 'bind.payload', result(namespaces.bind), [
    /(<jid>)[^@]*/,
    '$1somebody',
  ]),
  step('close', 'end', 'The <close/> that answers one', 'closing.answerClose', /^<close/),
];
