import { xml, type Xml } from '../../protocol/xml/template';
import type { Server } from '../stream/session';
import type { Agent } from './agents';

/** The XML that Finesse's REST and its events speak. */
export const documents = {
  user: ({ user, state, extension, stateChangeTime }: Agent, server: Server, root: string): Xml => {
    const team = server.population.teams.find(({ id }) => id === user.team);
    const reason = state === 'READY' ? undefined : xml`<reasonCodeId>-1</reasonCodeId>`;
    return xml`<${root}><dialogs>/finesse/api/User/${user.id}/Dialogs</dialogs><extension>${extension}</extension><firstName>${user.firstName}</firstName><lastName>${user.lastName}</lastName><loginId>${user.id}</loginId><loginName>${user.id}</loginName><mediaType>1</mediaType><pendingState></pendingState>${reason}<roles><role>Agent</role></roles><settings><wrapUpOnIncoming></wrapUpOnIncoming></settings><state>${state}</state><stateChangeTime>${stateChangeTime}</stateChangeTime><teamId>${user.team}</teamId><teamName>${team?.name}</teamName><uri>/finesse/api/User/${user.id}</uri></${root}>`;
  },

  teamMember: ({ user, state, extension, stateChangeTime }: Agent): Xml =>
    xml`<user><dialogs>/finesse/api/User/${user.id}/Dialogs</dialogs><extension>${extension}</extension><firstName>${user.firstName}</firstName><lastName>${user.lastName}</lastName><loginId>${user.id}</loginId><pendingState></pendingState><state>${state}</state><stateChangeTime>${stateChangeTime}</stateChangeTime><uri>/finesse/api/User/${user.id}</uri></user>`,

  systemStatus: (): string => 'IN_SERVICE',
  systemDomain: (server: Server): string => server.domain,
  systemPubsub: (server: Server): string => server.pubsub,

  systemInfo: (server: Server, now: Date): Xml => {
    const { documents: phase } = server.behaviour;
    return xml`<SystemInfo><currentTimestamp>${now.toISOString()}</currentTimestamp><deploymentType>UCCX</deploymentType><lastCTIHeartbeatStatus>success</lastCTIHeartbeatStatus><primaryNode><host>${server.domain}</host></primaryNode><secondaryNode></secondaryNode><status>${phase.systemStatus()}</status><statusReason></statusReason><systemAuthMode>NON_SSO</systemAuthMode><timezoneOffset>0</timezoneOffset><uri>/finesse/api/SystemInfo</uri><xmppDomain>${phase.systemDomain(server)}</xmppDomain><xmppPubSubDomain>${phase.systemPubsub(server)}</xmppPubSubDomain></SystemInfo>`;
  },

  apiErrors: (type: string, message: string, detail: string): Xml =>
    xml`<ApiErrors><ApiError><ErrorType>${type}</ErrorType><ErrorMessage>${message}</ErrorMessage><ErrorData>${detail}</ErrorData></ApiError></ApiErrors>`,

  /** The decoded payload of an event. */
  update: (content: Xml, event: string, requestId: string, source: string): Xml =>
    xml`<Update><data>${content}</data><event>${event}</event><requestId>${requestId}</requestId><source>${source}</source></Update>`,

  /** An error that comes after the REST request was taken. */
  errorUpdate: (type: string, message: string, source: string, requestId: string): Xml =>
    xml`<Update><data><apiErrors><apiError><errorData>22</errorData><errorMessage>${message}</errorMessage><errorType>${type}</errorType></apiError></apiErrors></data><requestId>${requestId}</requestId><source>${source}</source><event>put</event></Update>`,

  /** The payload of an item: the document as text, encoded once. */
  notification: (update: Xml): Xml =>
    xml`<notification xmlns="http://jabber.org/protocol/pubsub">${update.text}</notification>`,
};

export type Documents = typeof documents;

declare module '../decisions' {
  interface Behaviour {
    documents: Documents;
  }
}
