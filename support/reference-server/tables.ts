import { namespaces } from '../protocol/xml/namespaces';
import { answerPubsubInfo, answerPubsubItems } from './pubsub/discovery';
import { listAffiliations, listItems, listSubscriptions } from './pubsub/querying';
import { handleOptions } from './pubsub/options';
import { create, ownerActions } from './pubsub/owning';
import { publish, retract } from './pubsub/publishing';
import { handlePubsub, type ActionTable } from './pubsub/service';
import { subscribe, unsubscribe } from './pubsub/subscribing';
import {
  answerAccountInfo,
  answerAccountItems,
  answerBotInfo,
  answerBotItems,
  answerDomainInfo,
  answerDomainItems,
} from './stanza/disco';
import type { IqHandler, IqTable } from './stanza/iq';
import { handleRoster } from './stanza/roster';

const ping: IqHandler = (request) => request.session.server.behaviour.liveness.answerPing(request);
const version: IqHandler = (request) => request.session.server.behaviour.liveness.answerVersion(request);
/** Session establishment is optional and does nothing (RFC 3921, section 3, kept for old clients). */
const establish: IqHandler = (request) => request.reply();

const actions: ActionTable = {
  subscribe: { type: 'set', handle: subscribe },
  unsubscribe: { type: 'set', handle: unsubscribe },
  options: { type: 'any', handle: handleOptions },
  subscriptions: { type: 'get', handle: listSubscriptions },
  affiliations: { type: 'get', handle: listAffiliations },
  items: { type: 'get', handle: listItems },
  publish: { type: 'set', handle: publish },
  retract: { type: 'set', handle: retract },
  create: { type: 'set', handle: create },
};

/** Who answers an iq to the own account, with or without 'to'. */
export const accountTable: IqTable = {
  [namespaces.ping]: ping,
  [namespaces.roster]: handleRoster,
  [namespaces.session]: establish,
  [namespaces.info]: answerAccountInfo,
  [namespaces.items]: answerAccountItems,
};

export const domainTable: IqTable = {
  [namespaces.ping]: ping,
  [namespaces.version]: version,
  [namespaces.session]: establish,
  [namespaces.info]: answerDomainInfo,
  [namespaces.items]: answerDomainItems,
};

/** An iq to another's bare JID: answered by the server, never passed on (RFC 6121, section 8.5.2.1.3). */
export const strangerTable: IqTable = {
  [namespaces.info]: answerAccountInfo,
  [namespaces.items]: answerAccountItems,
};

export const pubsubTable: IqTable = {
  [namespaces.info]: answerPubsubInfo,
  [namespaces.items]: answerPubsubItems,
  [namespaces.ps]: (request) => handlePubsub(actions, request),
  [namespaces.psowner]: (request) => handlePubsub(ownerActions, request),
};

export const botTable: IqTable = {
  [namespaces.ping]: ping,
  [namespaces.version]: version,
  [namespaces.info]: answerBotInfo,
  [namespaces.items]: answerBotItems,
};
