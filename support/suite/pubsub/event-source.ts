import { FinesseApi, RestFailure, type AgentState } from '../../protocol/rest';
import { nameOutcome, SetupFailure, type Creation } from '../../protocol/session';
import { Blocked, NotApplicable } from '../../judgement/verdict';
import { excerpt } from '../../protocol/wire/excerpt';
import type { NodeName } from '../node-name';
import { publisherOf, publishItem } from './publication';
import { sampleText, type SampleName } from './sample-text';
import { recallEvent } from '../recording/recorded-event';
import type { ConformanceWorld } from '../world';

/** The nodes on which a change of the agent's state shows. Cisco Finesse, User and Team notifications. */
const stateNodes: readonly NodeName[] = ["the user's state", "the team's users"];

/**
 * Causes one event on a node: by a state change over REST where the target has it and the node shows states,
 * else by publishing as the `publisher` account. Every connected session takes it as the stimulus.
 * @throws NotApplicable where the target file gives no means to
 */
export async function causeEvent(world: ConformanceWorld, name: NodeName): Promise<void> {
  const node = world.node(name);
  if (world.run.recording) {
    recallEvent(world, node);
    return;
  }
  if (world.target.rest && stateNodes.includes(name)) return changeState(world, node);
  if (world.target.accounts.publisher) return publishEvent(world, node);
  throw new NotApplicable(
    `nothing in the target file can cause an event on ${node}: a REST state change shows on the user's state and the team's users, all else needs accounts.publisher`,
  );
}

async function publishEvent(world: ConformanceWorld, node: string): Promise<void> {
  const publisher = await publisherOf(world);
  announce(world, `an item published on ${node}`);
  const { outcome, itemId } = await publishItem(world, publisher, node);
  if (outcome.kind !== 'message' || !publisher.matches(outcome.message, '/client:iq[@type="result"]')) {
    throw new SetupFailure(`the publisher could not publish on ${node}: ${nameOutcome(outcome)}`);
  }
  world.changes.push({ nodes: [node], sign: itemId, request: '', text: null });
}

/**
 * Publishes an item whose payload is a text, as the `publisher` account.
 * @throws NotApplicable where the target file names no such account, or the service does not take a text so long
 */
export async function publishText(
  world: ConformanceWorld,
  name: NodeName,
  sample: SampleName,
): Promise<void> {
  const node = world.node(name);
  const publisher = await publisherOf(world);
  const { text, written, isLong } = sampleText(sample);
  announce(world, `an item published on ${node}, whose payload is a text: ${sample}`);
  const { outcome, itemId } = await publishItem(world, publisher, node, written);
  if (outcome.kind !== 'message' || !publisher.matches(outcome.message, '/client:iq[@type="result"]')) {
    const sentence = `the service does not take an item with ${sample} on ${node}: ${excerpt(nameOutcome(outcome), 300)}`;
    // RFC 6120, section 13.12: a limit is the server's own, above 10,000 bytes
    throw isLong ? new NotApplicable(sentence) : new SetupFailure(sentence);
  }
  world.changes.push({ nodes: [node], sign: itemId, request: '', text });
}

async function changeState(world: ConformanceWorld, node: string): Promise<void> {
  const api = finesseApi(world);
  if (world.agentState === null) {
    await signIn(world, api);
    world.agentState = 'NOT_READY';
  }
  world.agentState = world.agentState === 'READY' ? 'NOT_READY' : 'READY';
  const nodes = stateNodes.map((name) => world.nodeId(name));
  // two changes to the same state are told apart by the request, which an event may name
  const id = world.recorder.inventions.draw('request');
  world.changes.push({ nodes, sign: `<state>${world.agentState}</state>`, request: id, text: null });
  announce(world, `PUT User/${world.target.user.id} ${world.agentState}, which shows on ${node}`);
  await request(api, world.agentState, undefined, id);
}

/** What REST signs in, it signs out: the sign-out is arranged before the sign-in is asked for. */
async function signIn(world: ConformanceWorld, api: FinesseApi): Promise<void> {
  const { accounts, user } = world.target;
  const username = accounts.agent?.username ?? '';
  const creation: Creation = { kind: 'sign-in', username, user: user.id };
  world.ledger.add(creation);
  world.defer(async () => {
    await request(api, 'LOGOUT');
    world.ledger.strike(creation);
  });
  const id = world.recorder.inventions.draw('request');
  await request(api, 'LOGIN', () => world.ledger.withdraw(creation), id);
}

/** @param refused is called where REST has answered, and has not done it */
async function request(
  api: FinesseApi,
  state: AgentState,
  refused: () => void = () => undefined,
  id?: string,
): Promise<void> {
  try {
    const { status, body } = await api.changeState(state, id);
    if (status < 300) return;
    refused();
    throw new Blocked(`REST refused the agent's state ${state} with ${String(status)}: ${body}`);
  } catch (error) {
    if (error instanceof RestFailure) throw new Blocked(`REST could not be asked: ${error.message}`);
    throw error;
  }
}

/** The target's REST interface, as the agent. */
export function finesseApi(world: ConformanceWorld): FinesseApi {
  const { rest, tls, proxy, accounts, user, limits } = world.target;
  if (!rest) throw new NotApplicable('the target file has no rest section');
  if (!accounts.agent)
    throw new NotApplicable('the target file names no accounts.agent, whose state REST changes');
  const { recorder } = world;
  return new FinesseApi({
    rest,
    tls,
    proxy,
    account: accounts.agent,
    userId: user.id,
    withinMs: limits.replyMs,
    recorder,
  });
}

function announce(world: ConformanceWorld, stimulus: string): void {
  for (const [party, session] of world.sessions) {
    if (party !== 'the publisher') session.witness('elsewhere', stimulus);
  }
}
