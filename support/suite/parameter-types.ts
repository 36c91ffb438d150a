import { defineParameterType } from '@cucumber/cucumber';
import { stages, type Authzid, type Stage } from '../protocol/session';
import { documentNames, type DocumentName } from './web/document';
import { nodeNamePattern, type NodeName } from './node-name';
import { parties, type Party } from './party';
import { sendBytes, sendSeries } from './stream/series';

/** The longest first, so that no name hides one that begins with it. */
const anyOf = (names: readonly string[]): RegExp =>
  new RegExp([...names].sort((a, b) => b.length - a.length).join('|'));

defineParameterType({ name: 'party', regexp: anyOf(parties), transformer: (name: string) => name as Party });
defineParameterType({ name: 'stage', regexp: anyOf(stages), transformer: (name: string) => name as Stage });
defineParameterType({
  name: 'offers',
  regexp: /offers|does not offer/,
  transformer: (words: string) => words === 'offers',
});
defineParameterType({
  name: 'authzid',
  regexp: /its bare JID|no JID/,
  transformer: (said: string): Authzid => (said === 'no JID' ? 'empty' : 'bare JID'),
});
defineParameterType({
  name: 'document',
  regexp: anyOf(documentNames),
  transformer: (name: string) => name as DocumentName,
});
defineParameterType({
  name: 'node',
  regexp: nodeNamePattern,
  transformer: (name: string) => name as NodeName,
  useForSnippets: false,
});
defineParameterType({
  name: 'opens',
  regexp: /opens|closes/,
  transformer: (word: string) => word === 'opens',
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
