import type { Aspect } from '../protocol/wire/recording';
import type { Direction, FrameType, HttpMessage, Violation } from '../protocol/wire/transcript';

/** One message, or one frame, as a capture holds it; nothing is redacted yet. */
export interface Said {
  kind: 'said';
  direction: Direction;
  type: FrameType;
  /** Text as it stands there; other payloads in hexadecimal; of a close frame code and reason. */
  text: string;
  /** Milliseconds since 1970, or of a day; null where the format shows no time. */
  atMs: number | null;
  fin?: false;
  bytes?: true;
  /** The capture holds no more than the start of it. */
  isCut?: true;
}

/** Something that the capture tells of the connection itself. */
export interface Noted {
  kind: 'noted';
  text: string;
  atMs: number | null;
  end?: 'server' | 'client';
  violations?: readonly Violation[];
}

/** The HTTP exchange that began a WebSocket. */
export interface Upgrade {
  request: HttpMessage;
  response: HttpMessage | null;
  requestedMs: number | null;
  respondedMs: number | null;
}

/** What was said on one connection. */
export interface Conversation {
  /** What tells it from the others of its file, such as `socket 2`; empty where it is alone. */
  name: string;
  url: string | null;
  upgrade: Upgrade | null;
  said: (Said | Noted)[];
}

/** A slip of whoever wrote a conversation down, which nobody said: it is mended before anything is judged. */
export interface Slip {
  sentence: string;
}

/** What a reader makes of a file in its format. */
export interface Reading {
  format: Format;
  conversations: Conversation[];
  /** What a reader of the verdict has to know of this file. */
  notes: string[];
  slips: Slip[];
}

/** A format of captures, and what it can show. */
export interface Format {
  /** Such as `A HAR of Chrome or Edge`. */
  name: string;
  shows: readonly Aspect[];
  /** How to get a better one, where there is a way. */
  better?: string;
}

/** The file is no capture that can be read. The message is one sentence: what was wanted, found, to do. */
export class CaptureError extends Error {
  override readonly name = 'CaptureError';
}
