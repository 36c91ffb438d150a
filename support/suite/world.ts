import { World } from '@cucumber/cucumber';
import type { AgentState, RestAnswer } from '../protocol/rest';
import {
  CaseVariables,
  closeSession,
  fill,
  Ledger,
  openSession,
  type Session,
  type SessionSetting,
} from '../protocol/session';
import { secretsOf, type Target } from '../configuration';
import { valuesOf } from '../judgement/catalogue/tags';
import { NoConversation } from './no-conversation';
import { Recorder } from '../protocol/wire/recorder';
import type { Transcript } from '../protocol/wire/transcript';
import type { Handshake, RawConnection } from '../protocol/websocket';
import { caseValues, fullJidNames } from './case-values';
import { givenValues } from './given-values';
import { nodeId, type NodeName } from './node-name';
import { accountOf, type Party } from './party';
import { currentRun, type RunContext } from './run';
import type { Change } from './pubsub/change';
import { openRecorded } from './recording/recorded-conversation';
import type { TlsHandshake } from './tls/offered';

/** What the steps of one case share: the target, the sessions by party, the case. */
export class ConformanceWorld extends World {
  /** The subscriptions of the case. */
  ledger = new Ledger();
  readonly sessions = new Map<Party, Session>();
  /** The raw connections of the parties that speak in frames. */
  readonly connections = new Map<Party, RawConnection>();
  caseId = '';
  requirements: readonly string[] = [];
  /** The case judges all transcripts so far. */
  isPassive = false;
  /** The step under way is a Then. */
  isChecking = false;
  /** The case is a positive control: it shows that what its rule is tried against works where nothing forbids it. */
  isControl = false;
  recorder = new Recorder('');
  /** The state that REST has put the agent in, or null before it signed it in. */
  agentState: AgentState | null = null;
  /** What the case has caused, in its order, for rules about every event. */
  readonly changes: Change[] = [];
  /** The SystemInfo that REST gave last. */
  systemInformation: RestAnswer | null = null;
  /** The last upgrade that was probed on a raw socket. */
  handshake: Handshake | null = null;
  /** It was asked for by the request that the suite makes everywhere. */
  isUsualUpgrade = true;
  /** The last TLS handshake that was only begun. */
  tlsHandshake: TlsHandshake | null = null;
  /** The party that spoke last: `the answer` is the answer to it. */
  #speaker: Party | null = null;
  readonly #deferred: (() => Promise<void>)[] = [];
  /** Sessions whose party has connected again since. */
  readonly #superseded: Session[] = [];
  /** A word of the case's own. */
  #random = '';
  /** The values every template and expression of the case may name. */
  readonly variables = new CaseVariables();

  /** The run the case belongs to. @throws Error in a dry run, where nothing is prepared */
  get run(): RunContext {
    return currentRun();
  }

  get target(): Target {
    return this.run.target;
  }

  /** @param tags of the scenario and all around it */
  begin(caseId: string, tags: readonly string[]): void {
    this.isPassive = tags.includes('@passive');
    this.isControl = tags.includes('@control');
    this.ledger = new Ledger(this.run.ledgerFile);
    this.caseId = caseId;
    this.requirements = [...new Set(valuesOf(tags, '@req:'))];
    this.recorder = new Recorder(caseId, secretsOf(this.target));
    this.recorder.given = givenValues(this.target);
    this.#random = this.recorder.inventions.draw('word', (uuid) => uuid.slice(0, 8));
    this.variables.set(caseValues(this.target, this.#random));
  }

  /** Takes what was recorded of the case for its conversation. @returns whether anything was */
  recall(transcript: Transcript | undefined): boolean {
    Object.assign(this.recorder.transcript, transcript);
    return transcript !== undefined;
  }

  /** The session a party holds. @throws Error where no step has connected it; Blocked where none could be held */
  session(party: Party): Session {
    const session = this.sessions.get(party);
    if (!session && this.isPassive)
      throw new NoConversation(`${party} could not hold the conversation this case needs`);
    if (!session) throw new Error(`${party} is not connected: a step must connect it first`);
    return session;
  }

  /** The session a party holds, which from now on is the one that `the answer` belongs to. */
  speaker(party: Party): Session {
    this.#speaker = party;
    return this.session(party);
  }

  /** The session that spoke last. @throws Error where nobody has spoken */
  get lastSpeaker(): Session {
    if (!this.#speaker) throw new Error('nobody has spoken yet: a When must come first');
    return this.session(this.#speaker);
  }

  /** Connects a party by WebSocket, with the subprotocol agreed. */
  async connect(party: Party): Promise<Session> {
    const { recording } = this.run;
    const setting = this.settingOf(party);
    return this.adopt(party, recording ? openRecorded(recording, setting) : await openSession(setting));
  }

  /** What a party's session is made of. @throws NotApplicable where the target has no account for it */
  settingOf(party: Party): SessionSetting {
    const recorder = this.run.recording ? new Recorder(this.caseId) : this.recorder;
    return {
      party,
      account: accountOf(party, this.target, this.isDocumented ? null : this.caseId),
      target: this.target,
      ledger: this.ledger,
      recorder: recorder.connect(party, this.target.url),
      patience: this.run.patience,
      variables: this.variables,
      onBound: (jid) => this.#nameFullJid(party, jid),
    };
  }

  /** The documented conversation binds the resource of the target file; all other cases bind one of their own. */
  get isDocumented(): boolean {
    return this.run.recording !== null || this.requirements.some((id) => id.startsWith('DOC-'));
  }

  /** Makes a session the one that a party holds, and that party the speaker. */
  adopt(party: Party, session: Session): Session {
    const earlier = this.sessions.get(party);
    if (earlier) this.#superseded.push(earlier);
    this.sessions.set(party, session);
    this.#speaker = party;
    return session;
  }

  /** The sessions that a party held before the one it has now. */
  earlier(party: Party): Session[] {
    return this.#superseded.filter((session) => session.party === party);
  }

  #nameFullJid(party: Party, jid: string): void {
    const name = fullJidNames[party];
    if (name !== undefined) this.variables.set({ [name]: jid });
  }

  /** Fills the `$name` places of a value in a feature with what the last speaker knows. */
  fill(value: string): string {
    return this.#speaker ? fill(value, this.lastSpeaker.variables, (plain) => plain) : value;
  }

  /** The same for every value of a table. */
  filled(table: Record<string, string>): Record<string, string> {
    return Object.fromEntries(Object.entries(table).map(([name, value]) => [name, this.fill(value)]));
  }

  /** The id of the node a feature names. */
  nodeId(name: NodeName): string {
    return this.run.recording?.nodes[name] ?? nodeId(name, this.target, this.#random);
  }

  /** The node a feature names; from now on `$node` in the expressions of every session. */
  node(name: NodeName): string {
    const id = this.nodeId(name);
    this.variables.set({ node: id });
    return id;
  }

  /** Has something done when the case ends, however it ends; the last deferred goes first. */
  defer(undo: () => Promise<void>): void {
    this.#deferred.push(undo);
  }

  /** Why the suite dropped a connection of the case before its time, or null where it dropped none. */
  get givenUp(): string | null {
    const sessions = [...this.sessions.values(), ...this.#superseded];
    return sessions.map(({ inbox }) => inbox.closing?.givenUp).find((reason) => reason !== undefined) ?? null;
  }

  /**
   * Gives back what the case took and closes its sessions. What fails on the way keeps nothing else from being done.
   * @throws what failed first
   */
  async end(): Promise<void> {
    const failures: unknown[] = [];
    const attempt = (undo: () => Promise<void>): Promise<unknown> =>
      undo().catch((failure: unknown) => failures.push(failure));
    for (const undo of this.#deferred.reverse()) await attempt(undo);
    // what is undone may have connected a party again
    const held = this.run.recording ? [] : [...this.sessions.values(), ...this.#superseded];
    for (const session of held) await attempt(() => closeSession(session));
    this.handshake?.connection.destroy();
    if (failures.length > 0) throw failures[0];
  }
}
