import { createHash } from 'node:crypto';
import type { Element } from '@xmldom/xmldom';
import { namespaces } from '../../protocol/xml/namespaces';
import { xml, type Xml } from '../../protocol/xml/template';
import type { Session } from '../stream/session';

/** What an entity says of itself in disco#info. */
export interface Description {
  identities: readonly { category: string; type: string; name: string }[];
  features: readonly string[];
}

/** Entity capabilities (XEP-0115). */
export const caps = {
  serverNode: 'https://www.igniterealtime.org/projects/openfire/',
  botNode: 'http://www.igniterealtime.org/projects/smack',

  /** Section 5.1: identities, then features, each sorted by octet and ended by "<", hashed. */
  version: ({ identities, features }: Description): string => {
    const names = identities.map(({ category, type, name }) => `${category}/${type}//${name}`);
    const text = [...sortByOctet(names), ...sortByOctet(features)].map((entry) => `${entry}<`).join('');
    return createHash('sha1').update(text, 'utf8').digest('base64');
  },

  element: (node: string, version: string): Xml =>
    xml`<c xmlns='${namespaces.caps}' hash='sha-1' node='${node}' ver='${version}'></c>`,

  /** Section 6.3: the server's own, in its features. */
  serverElement: (node: string, version: string): Xml[] => [
    xml`<c xmlns='${namespaces.caps}' hash='sha-1' node='${node}' ver='${version}'/>`,
  ],

  /** What the server asks a client whose capabilities it does not know: nothing, it has no use for them. */
  questions: (() => []) as (session: Session, presence: Element) => Xml[],
};

export type Caps = typeof caps;

declare module '../decisions' {
  interface Behaviour {
    caps: Caps;
  }
}

function sortByOctet(texts: readonly string[]): string[] {
  return [...texts].sort((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b)));
}
