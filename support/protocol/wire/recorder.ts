import { performance } from 'node:perf_hooks';
import { excerpt } from './excerpt';
import { Inventions, type Given } from './invention';
import { makeScrubber, redactHeaders, redactXml } from './redact';
import { TranscriptLimit } from './transcript-limit';
import { markUnasked } from './unasked';
import {
  textOf,
  type Connection,
  type Direction,
  type FrameEntry,
  type FrameType,
  type Header,
  type HttpEntry,
  type HttpMessage,
  type NoteEntry,
  type Purpose,
  type TlsFacts,
  type Transcript,
} from './transcript';

/** Characters kept of the body of an HTTP message. */
const bodyMost = 131_072;

/**
 * Writes one case's transcript. Redaction happens here, as things are recorded: nothing unredacted is kept.
 */
export class Recorder {
  readonly transcript: Transcript;
  /** The Gherkin step under way; entries recorded now belong to it. */
  step: string | null = null;
  readonly #start = performance.now();
  readonly #scrub: (text: string) => string;
  readonly #secrets: readonly string[];
  readonly limit = new TranscriptLimit();
  #full = false;
  /** What is made up for the case. */
  readonly inventions: Inventions;
  /** What the case is given by the target's file, as far as it may stand in the conversation. */
  given: readonly Given[] = [];

  constructor(caseId: string, secrets: readonly string[] = []) {
    this.#scrub = makeScrubber(secrets);
    this.inventions = new Inventions(caseId);
    this.#secrets = secrets;
    this.transcript = {
      schema: 1,
      case: caseId,
      startedAt: new Date().toISOString(),
      invented: [],
      given: [],
      connections: [],
      entries: [],
    };
  }

  /** Milliseconds since the case started, to a tenth. */
  now(): number {
    return Math.round((performance.now() - this.#start) * 10) / 10;
  }

  /** Text with known secrets and PLAIN data hidden, as the transcript would show it. */
  redact(text: string): string {
    return this.#scrub(redactXml(text));
  }

  /** Headers as the transcript shows them: what is a secret as a whole is hidden however short it is. */
  redactHeaders(headers: readonly Header[]): Header[] {
    return redactHeaders(headers).map(([name, value]) => [
      name,
      this.#secrets.includes(value) ? '[redacted]' : this.redact(value),
    ]);
  }

  /** As much of a frame's text as the transcript has room for; null where it has none, which is noted once. */
  fit(text: string, connection: ConnectionRecorder): { text: string; omitted?: number } | null {
    if (!this.limit.full) return this.limit.take(text);
    if (!this.#full) connection.note('the transcript is full: frames from here on are not recorded');
    this.#full = true;
    return null;
  }

  /** Ends the record: adds what is known of what was said only when all is. */
  seal(): Transcript {
    const { transcript } = this;
    const said = textOf(transcript);
    transcript.invented = this.inventions.findIn(said);
    transcript.given = this.given.filter(({ value }) => said.includes(value));
    markUnasked(transcript);
    return transcript;
  }

  /** Begins the record of one connection. */
  connect(party: string, url: string): ConnectionRecorder {
    const connection: Connection = {
      id: this.transcript.connections.length + 1,
      party,
      url: this.redact(url),
      tls: null,
    };
    this.transcript.connections.push(connection);
    return new ConnectionRecorder(this, connection);
  }
}

/** Records what happens on one connection. */
export class ConnectionRecorder {
  #purpose: Purpose | null = null;

  constructor(
    readonly recorder: Recorder,
    readonly connection: Connection,
  ) {}

  tls(facts: TlsFacts): void {
    this.connection.tls = facts;
  }

  /** Records a request; call the function it returns when the response is there. `bytes` counts what came. */
  request(message: HttpMessage): (response: HttpMessage, bytes: number) => void {
    const entry: HttpEntry = {
      ...this.#moment(),
      kind: 'http',
      request: this.#http(message),
      response: null,
    };
    this.recorder.transcript.entries.push(entry);
    return (response, bytes) => {
      entry.response = { ...this.#http(response), at: this.recorder.now(), bytes };
    };
  }

  /** Marks what `send` sends, in this very turn, as said for a purpose of the suite's own. */
  sayFor(purpose: Purpose, send: () => void): void {
    this.#purpose = purpose;
    try {
      send();
    } finally {
      this.#purpose = null;
    }
  }

  frame(
    direction: Direction,
    type: FrameType,
    text: string,
    form: Pick<FrameEntry, 'fin' | 'bytes' | 'omitted'> = {},
  ): void {
    // redacted before it is cut: of half a secret nothing could be known
    const kept = this.recorder.fit(this.recorder.redact(text), this);
    if (!kept) return;
    const purpose = direction === 'sent' && this.#purpose !== null ? { purpose: this.#purpose } : {};
    const entry = {
      ...this.#moment(),
      kind: 'frame' as const,
      direction,
      type,
      ...kept,
      ...form,
      ...purpose,
    };
    this.recorder.transcript.entries.push(entry);
  }

  /** Notes an event of the connection itself: which side ended it, or what the frame just recorded breaks. */
  note(text: string, { violations = [], end }: Pick<NoteEntry, 'violations' | 'end'> = {}): void {
    const facts = { ...(violations.length > 0 && { violations }), ...(end && { end }) };
    const entry = { ...this.#moment(), kind: 'note' as const, text: this.recorder.redact(text), ...facts };
    this.recorder.transcript.entries.push(entry);
  }

  #moment(): { at: number; connection: number; step: string | null } {
    return { at: this.recorder.now(), connection: this.connection.id, step: this.recorder.step };
  }

  #http(message: HttpMessage): HttpMessage {
    return {
      line: this.recorder.redact(message.line),
      headers: this.recorder.redactHeaders(message.headers),
      body: excerpt(this.recorder.redact(message.body), bodyMost),
    };
  }
}
