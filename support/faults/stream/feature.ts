import { namespaces } from '../../protocol/xml/namespaces';
import type { Xml } from '../../protocol/xml/template';
import { xml } from '../../protocol/xml/template';
import { because, faultsOf, replace, type Fault } from '../fault';
import type { StreamPhase } from '../../reference-server/stream/opening';

const opening = faultsOf('stream');

function before(change: (right: Xml[]) => Xml[]): (phase: StreamPhase) => void {
  return (phase) => replace(phase, 'featuresBefore', (right) => (session) => change(right(session)));
}

function after(change: (right: Xml[]) => Xml[]): (phase: StreamPhase) => void {
  return (phase) => replace(phase, 'featuresAfter', (right) => (session) => change(right(session)));
}

const mechanisms = (names: string[]): Xml =>
  xml`<mechanisms xmlns='${namespaces.sasl}'>${names.map((name) => xml`<mechanism>${name}</mechanism>`)}</mechanisms>`;

/** The features offer what they should not, or lack what they should. */
export const featureFaults: readonly Fault[] = [
  opening(
    'starttls-offered',
    'The features offer STARTTLS.',
    ['RFC7395-3.9-a', 'RFC7395-3.9-b', 'DOC-S03-b'],
    before((right) => [xml`<starttls xmlns='${namespaces.tls}'/>`, ...right]),
  ),
  opening(
    'bind-offered-early',
    'The features offer bind before authentication.',
    ['RFC6120-7.4-b', 'DOC-S03-b'],
    before((right) => [...right, xml`<bind xmlns='${namespaces.bind}'/>`]),
  ),
  opening(
    'mechanisms-empty',
    'The features offer no mechanism.',
    ['RFC6120-6.4.1-a', 'DOC-S03-a', 'FIN-SASL-a'],
    before(([, ...others]) => [mechanisms([]), ...others]),
    'H39',
  ),
  because(
    'Each rule names something that has to be among the features, and none of it is.',
    opening(
      'features-empty',
      'The features before authentication are there, and empty.',
      ['RFC6120-6.4.1-a', 'DOC-S03-a', 'DOC-S03-c', 'FIN-SASL-a'],
      before(() => []),
    ),
  ),
  opening(
    'features-empty-after-restart',
    'The features after authentication are there, and empty.',
    ['RFC6120-7.4-a', 'DOC-S05-b'],
    after(() => []),
  ),
  opening(
    'mechanism-repeated',
    'The features offer a mechanism twice.',
    ['RFC6120-6.4.1-b'],
    before(([, ...others]) => [mechanisms(['PLAIN', 'PLAIN']), ...others]),
  ),
  opening(
    'plain-not-offered',
    'The features offer another mechanism than PLAIN.',
    ['DOC-S03-a', 'FIN-SASL-a'],
    before(([, ...others]) => [mechanisms(['SCRAM-SHA-1']), ...others]),
  ),
  opening(
    'stream-management-offered-early',
    'The features offer stream management before authentication.',
    ['FIN-FEATURES-a'],
    before((right) => [...right, xml`<sm xmlns='${namespaces.sm}'/>`]),
  ),
  opening(
    'stream-management-offered',
    'The features after authentication offer stream management.',
    ['FIN-FEATURES-a'],
    after((right) => [...right, xml`<sm xmlns='${namespaces.sm}'/>`]),
  ),
  opening(
    'mechanisms-after-restart',
    'Mechanisms are offered again after authentication.',
    ['RFC6120-6.4.1-c'],
    after((right) => [mechanisms(['PLAIN']), ...right]),
  ),
  opening(
    'bind-not-offered',
    'The features after authentication do not offer bind.',
    ['RFC6120-7.4-a', 'DOC-S05-b'],
    after((right) => right.filter(({ text }) => !text.startsWith('<bind '))),
  ),
];
