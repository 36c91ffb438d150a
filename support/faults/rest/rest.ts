import { answer } from '../../reference-server/http/request';
import { xml, Xml } from '../../protocol/xml/template';
import { fault, replace, rewrite, type Fault } from '../fault';

/** What Finesse publishes, and its REST, are not as they should be. */
export const restFaults: readonly Fault[] = [
  fault(
    'payload-as-elements',
    'The payload of an event is child elements, not encoded text.',
    ['FIN-NOTIFICATION-c', 'DOC-S11-c'],
    ({ documents }) =>
      (documents.notification = (update) =>
        xml`<notification xmlns="http://jabber.org/protocol/pubsub">${update}</notification>`),
  ),
  fault(
    'payload-encoded-twice',
    'The payload of an event is encoded twice.',
    ['FIN-NOTIFICATION-c', 'FIN-NOTIFICATION-b', 'DOC-S11-c'],
    ({ documents }) => replace(documents, 'notification', (right) => (update) => right(xml`${update.text}`)),
  ),
  fault(
    'payload-not-an-update',
    'The payload of an event is no Update.',
    ['FIN-NOTIFICATION-b', 'DOC-S11-c'],
    ({ documents }) =>
      rewrite(documents, 'update', (text) =>
        text.replace('<Update>', '<Change>').replace('</Update>', '</Change>'),
      ),
  ),
  fault(
    'payload-source-missing',
    'The Update does not say what it is about.',
    ['FIN-NOTIFICATION-b', 'DOC-S11-c'],
    ({ documents }) => rewrite(documents, 'update', (text) => text.replace(/<source>.*<\/source>/, '')),
  ),
  fault(
    'payload-element-renamed',
    'The element around the payload has another name.',
    ['DOC-S11-b'],
    ({ documents }) =>
      rewrite(documents, 'notification', (text) => text.replaceAll(/(<\/?)notification/g, '$1update')),
  ),
  fault(
    'user-event-withheld',
    'A change of state is told to the team and not to the user.',
    ['FIN-NOTIFICATION-a', 'XEP0060-4.2-a'],
    ({ events }) => (events.userNode = () => '/finesse/api/User/nobody'),
  ),
  fault(
    'team-event-withheld',
    'A change of state is told to the user and not to the team.',
    ['XEP0060-4.2-a', 'DOC-S11-a'],
    ({ events }) => (events.teamNode = () => '/finesse/api/Team/none/Users'),
  ),
  fault(
    'system-info-missing',
    'The SystemInfo resource does not exist.',
    ['FIN-SYSTEMINFO-a'],
    ({ resources }) => (resources.systemInfo = () => answer(404, 'Not Found')),
  ),
  fault(
    'system-info-other-document',
    'The SystemInfo resource answers with another document.',
    ['FIN-SYSTEMINFO-a'],
    ({ documents }) => (documents.systemInfo = () => new Xml('<Info/>')),
  ),
  fault(
    'system-out-of-service',
    'SystemInfo says that the system is out of service.',
    ['FIN-SYSTEMINFO-b'],
    ({ documents }) => (documents.systemStatus = () => 'OUT_OF_SERVICE'),
  ),
  fault(
    'system-domain-other',
    'SystemInfo names another XMPP domain.',
    ['FIN-SYSTEMINFO-c'],
    ({ documents }) => (documents.systemDomain = () => 'another.example'),
  ),
  fault(
    'system-pubsub-other',
    'SystemInfo names another pubsub service.',
    ['FIN-SYSTEMINFO-d'],
    ({ documents }) => (documents.systemPubsub = () => 'pubsub.another.example'),
  ),
];
