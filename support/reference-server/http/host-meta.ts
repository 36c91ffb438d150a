import type { Header } from '../../protocol/wire/transcript';
import { namespaces } from '../../protocol/xml/namespaces';
import { xml } from '../../protocol/xml/template';
import { valueOf, type HttpAnswer, type HttpRequest } from './request';

/** One way to connect, by its relation (XEP-0156, section 2.1). */
export interface Link {
  rel: string;
  href: string;
}

/** A document as it goes out. */
export interface Page {
  type: string;
  text: string;
}

/** The host-meta document, which says where the WebSocket of the domain is (XEP-0156, section 2). */
export const hostMeta = {
  /** Whether the document exists. RFC 7395, section 4: a server may publish it; this one, like Finesse, does not. */
  published: (() => false) as (secure: boolean) => boolean,

  // 2.2: addresses of https and wss alone
  links: (host: string): Link[] => [{ rel: 'urn:xmpp:alt-connections:websocket', href: `wss://${host}/ws/` }],

  // 2.2: XRD is what every service has to offer
  write: (links: readonly Link[]): Page => ({
    type: 'application/xrd+xml',
    text: xml`<XRD xmlns='${namespaces.xrd}'>${links.map(({ rel, href }) => xml`<Link rel='${rel}' href='${href}'/>`)}</XRD>`
      .text,
  }),

  /** Who may read it: pages of every origin (section 3). */
  readers: (): Header[] => [['Access-Control-Allow-Origin', '*']],
};

export type HostMeta = typeof hostMeta;

declare module '../decisions' {
  interface Behaviour {
    hostMeta: HostMeta;
  }
}

/** Answers a request for the host-meta document, or null where it is not asked for or does not exist. */
export function answerHostMeta(phase: HostMeta, request: HttpRequest, secure: boolean): HttpAnswer | null {
  if (request.path !== '/.well-known/host-meta' || !phase.published(secure)) return null;
  const { type, text } = phase.write(phase.links(valueOf(request.headers, 'host') ?? ''));
  return { status: 200, reason: 'OK', headers: [...phase.readers(), ['Content-Type', type]], body: text };
}
