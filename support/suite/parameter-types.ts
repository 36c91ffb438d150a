import { defineParameterType } from '@cucumber/cucumber';
import type { Authzid, Stage } from '../protocol/session';
import { documentNames, type DocumentName } from './web/document';
import { nodeWords, type NodeName } from './node-name';
import type { Party } from './party';
import { sampleNames, type SampleName } from './pubsub/sample-text';
import { sendBytes, sendSeries } from './stream/series';
import { anyOf, defineWords, namedIn } from './words';

defineWords<Party>(
  'party',
  namedIn({
    'the agent': 'de agent',
    'the second session': 'de tweede sessie',
    'the supervisor': 'de supervisor',
    'the publisher': 'de publicerende gebruiker',
    'the client': 'de client',
  }),
);
defineWords<Stage>(
  'stage',
  namedIn({
    connected: 'verbonden',
    'at an open stream': 'in een open stream',
    authenticated: 'geauthenticeerd',
    'signed in': 'aangemeld',
    bound: 'gebonden',
    'bound and present': 'gebonden en aanwezig',
  }),
);
defineWords<NodeName>('node', nodeWords);
defineWords<Authzid>('authzid', [
  ['its bare JID', 'zijn kale JID', 'bare JID'],
  ['no JID', 'geen JID', 'empty'],
]);
defineWords<boolean>('opens', [
  ['opens', 'opent', true],
  ['closes', 'sluit', false],
]);
defineParameterType({
  name: 'hasOffered',
  regexp: /has offered|has not offered/,
  transformer: (words: string) => words === 'has offered',
});
defineParameterType({
  name: 'document',
  regexp: anyOf(documentNames),
  transformer: (name: string) => name as DocumentName,
});
defineParameterType({
  name: 'sample',
  regexp: anyOf(sampleNames),
  transformer: (name: string) => name as SampleName,
});
defineParameterType({
  name: 'listed',
  regexp: /is listed|is not listed/,
  transformer: (words: string) => words === 'is listed',
});
defineParameterType({
  name: 'sees',
  regexp: /sees|does not see/,
  transformer: (words: string) => words === 'sees',
});
defineParameterType({
  name: 'series',
  regexp: /bytes|stanzas, in turn/,
  transformer: (words: string) => (words === 'bytes' ? sendBytes : sendSeries),
});
defineParameterType({
  name: 'sequence',
  regexp: /once|in order/,
  transformer: (words: string) => words === 'in order',
});
