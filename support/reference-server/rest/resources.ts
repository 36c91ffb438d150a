import { parse } from '../../protocol/xml/parse';
import { textOf } from '../../protocol/xml/query';
import type { Xml } from '../../protocol/xml/template';
import { answer, valueOf, type HttpAnswer, type HttpRequest } from '../http/request';
import type { Server } from '../stream/session';
import { findAgent, type Agent } from './agents';

/** Transitions a client may ask for, by the state the agent is in. */
const transitions: Record<string, readonly string[]> = {
  LOGOUT: ['LOGIN'],
  NOT_READY: ['READY', 'NOT_READY', 'LOGOUT', 'LOGIN'],
  READY: ['NOT_READY', 'READY', 'LOGOUT', 'LOGIN'],
};

/** The stand-in for Finesse's REST: enough of it to give events a real cause. */
export const resources = {
  root: '/finesse/api',

  /** The account that Basic credentials stand for, or null. */
  authenticate: (server: Server, request: HttpRequest): string | null => {
    const encoded = /^Basic (\S+)$/i.exec(valueOf(request.headers, 'authorization') ?? '')?.[1] ?? '';
    const [username = '', ...password] = Buffer.from(encoded, 'base64').toString('utf8').split(':');
    const known = server.passwords.get(username.toLowerCase());
    return known !== undefined && known === password.join(':') ? username.toLowerCase() : null;
  },

  systemInfo: (server: Server): HttpAnswer =>
    document(server.behaviour.documents.systemInfo(server, new Date())),

  /** Why an agent may not be put in a state that exists, as an answer; null where it may. */
  checkState: (() => null) as (agent: Agent, asked: string) => HttpAnswer | null,

  /** The answer to a change of state that was taken. */
  accepted: (): HttpAnswer => ({ status: 202, reason: 'Accepted', headers: [], body: '' }),

  /** An answer as it goes out. */
  sent: (answer: HttpAnswer): HttpAnswer => answer,
};

export type Resources = typeof resources;

declare module '../decisions' {
  interface Behaviour {
    resources: Resources;
  }
}

function document(content: Xml, status = 200, reason = 'OK'): HttpAnswer {
  const body = `<?xml version="1.0" encoding="UTF-8"?>${content.text}`;
  return { status, reason, headers: [['Content-Type', 'application/xml;charset=UTF-8']], body };
}

function problem(server: Server, status: number, reason: string, detail: string): HttpAnswer {
  return document(server.behaviour.documents.apiErrors(reason, reason.toUpperCase(), detail), status, reason);
}

/** Answers a request to the REST stand-in, or null where the path is not below its root. */
export function answerRest(server: Server, request: HttpRequest): HttpAnswer | null {
  const { resources: phase } = server.behaviour;
  return request.path.startsWith(`${phase.root}/`) ? phase.sent(answerBelow(server, request)) : null;
}

function answerBelow(server: Server, request: HttpRequest): HttpAnswer {
  const { resources: phase } = server.behaviour;
  const [name, id, ...further] = request.path.slice(phase.root.length + 1).split('/');
  if (name === 'SystemInfo' && id === undefined) {
    if (request.method !== 'GET') return answer(405, 'Method Not Allowed', '', [['Allow', 'GET']]);
    return phase.systemInfo(server);
  }
  if (name !== 'User' || id === undefined || further.length > 0) {
    return problem(server, 404, 'Not Found', request.path);
  }
  const decoded = decode(id);
  return decoded === null ? problem(server, 400, 'Bad Request', id) : answerUser(server, request, decoded);
}

/** A part of a path without its percent signs; null where they encode nothing (RFC 3986, section 2.1). */
function decode(part: string): string | null {
  try {
    return decodeURIComponent(part);
  } catch {
    return null;
  }
}

function answerUser(server: Server, request: HttpRequest, id: string): HttpAnswer {
  const username = server.behaviour.resources.authenticate(server, request);
  if (username === null) {
    const refusal = problem(server, 401, 'Unauthorized', id);
    return { ...refusal, headers: [...refusal.headers, ['WWW-Authenticate', 'Basic realm="Finesse"']] };
  }
  const agent = findAgent(server.agents, id);
  if (!agent) return problem(server, 404, 'Not Found', id);
  if (agent.user.id.toLowerCase() !== username) return problem(server, 403, 'Forbidden', id);
  if (request.method === 'GET') {
    return document(server.behaviour.documents.user(agent, server, 'User'));
  }
  if (request.method === 'PUT') return changeState(server, request, agent);
  return answer(405, 'Method Not Allowed', '', [['Allow', 'GET, PUT']]);
}

function changeState(server: Server, request: HttpRequest, agent: Agent): HttpAnswer {
  const { resources: phase, events } = server.behaviour;
  const parsed = parse(request.body);
  const asked = parsed.ok ? textOf('/User/state', parsed.document) : '';
  const extension = parsed.ok ? textOf('/User/extension', parsed.document) : '';
  if (!['LOGIN', 'LOGOUT', 'READY', 'NOT_READY'].includes(asked)) {
    return problem(server, 400, 'Invalid Input', 'state');
  }
  if (asked === 'LOGIN' && extension === '') return problem(server, 400, 'Parameter Missing', 'extension');
  const refusal = phase.checkState(agent, asked);
  if (refusal !== null) return refusal;
  const requestId = valueOf(request.headers, 'requestid') ?? '';
  const allowed = transitions[agent.state]?.includes(asked) === true;
  if (allowed) moveAgent(agent, asked, extension);
  // the events follow the answer, as Finesse's do
  setImmediate(() => {
    if (allowed) events.onStateChange(server, agent, requestId);
    else events.onInvalidState(server, agent, requestId);
  });
  return phase.accepted();
}

function moveAgent(agent: Agent, asked: string, extension: string): void {
  const signedIn = agent.state !== 'LOGOUT';
  if (asked === 'LOGIN') {
    agent.extension = extension;
    if (!signedIn) agent.state = 'NOT_READY';
  } else {
    agent.state = asked;
    if (asked === 'LOGOUT') agent.extension = '';
  }
  agent.stateChangeTime = new Date().toISOString();
}
