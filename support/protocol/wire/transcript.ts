import type { Given, Invented } from './invention';

/** Everything one case said and heard, in the order it happened, redacted. The shape of `wire/<case>.json`. */
export interface Transcript {
  schema: 1;
  /** The case id, such as `UPG-001`. */
  case: string;
  /** ISO 8601; every `at` below counts in milliseconds from here. */
  startedAt: string;
  /** What the suite has made up of what stands below, in the order of its making. */
  invented: Invented[];
  /** What the target's file gave of what stands below. */
  given: Given[];
  connections: Connection[];
  entries: Entry[];
}

/** One TCP connection of the case. */
export interface Connection {
  /** Number within the case, from 1. */
  id: number;
  /** Who holds it: `agent`, `supervisor`, `publisher`, `client`, or `rest`. */
  party: string;
  url: string;
  /** What TLS settled, or null over plain TCP or before TLS was up. */
  tls: TlsFacts | null;
}

export interface TlsFacts {
  /** Such as `TLSv1.3`. */
  version: string;
  cipher: string;
  /** The ALPN protocol, or null where none was settled. */
  alpn: string | null;
  /** Null where the certificate verified, else why it did not. */
  verifyError: string | null;
  certificate: Certificate | null;
}

export interface Certificate {
  subject: string;
  issuer: string;
  /** As the certificate writes them: `DNS:host, IP Address:127.0.0.1`. */
  names: string;
  /** ISO 8601. */
  validFrom: string;
  validTo: string;
  fingerprint256: string;
}

export type Entry = HttpEntry | FrameEntry | NoteEntry;

interface Moment {
  /** Milliseconds since the case started. */
  at: number;
  /** The connection's id. */
  connection: number;
  /** The Gherkin step under way, or null between steps. */
  step: string | null;
}

/** A request and what came back for it, headers in the order and spelling of the wire. */
export interface HttpEntry extends Moment {
  kind: 'http';
  request: { line: string; headers: Header[]; body: string };
  /** Null where no response came. */
  response: { line: string; headers: Header[]; body: string; at: number; bytes: number } | null;
}

export type Header = [name: string, value: string];

export type Purpose = 'fence' | 'answer' | 'end';
export type Direction = 'sent' | 'received';
export type FrameType = 'text' | 'binary' | 'ping' | 'pong' | 'close' | 'continuation' | 'reserved';

/** One WebSocket message, or one raw frame where a case speaks in frames. */
export interface FrameEntry extends Moment {
  kind: 'frame';
  direction: Direction;
  type: FrameType;
  /** Text as it stood on the wire; other payloads in hexadecimal; a close frame's code and reason. */
  text: string;
  /** Only where other frames of the same message follow. RFC 6455, section 5.4. */
  fin?: false;
  /** Only where `text` stands for bytes in hexadecimal though the frame is of text. */
  bytes?: true;
  /** Characters left out of the end of `text`, where it is too long to keep. */
  omitted?: number;
  /** Why the suite said it, where no step asked for it: a fence, an answer that every client owes, or the end of it all. */
  purpose?: Purpose;
  /** Only of a stanza that nobody has asked for, and that nothing the case did has caused as far as it shows. */
  unasked?: true;
}

/** What no server may put into its frames. RFC 6455, sections 5.1 to 5.6 and 7.4. */
export type Violation =
  | 'masked'
  | 'reserved-bits'
  | 'reserved-opcode'
  | 'length'
  | 'control-frame'
  | 'fragments'
  | 'utf-8'
  | 'close-body'
  | 'close-code'
  | 'after-close';

/** Something that happened to the connection: opened, closed, reset, given up. */
export interface NoteEntry extends Moment {
  kind: 'note';
  text: string;
  /** Who ended the connection, where that is what is noted. */
  end?: 'server' | 'client';
  /** What the frame of the server just before breaks, where that is what is noted. */
  violations?: readonly Violation[];
}

/** An HTTP message as it is handed to the recorder, unredacted. */
export interface HttpMessage {
  line: string;
  headers: Header[];
  body: string;
}

/** All that a transcript shows of what was said. */
export function textOf({ entries }: Transcript): string {
  return entries
    .map((entry) => (entry.kind === 'http' ? JSON.stringify([entry.request, entry.response]) : entry.text))
    .join('\n');
}
