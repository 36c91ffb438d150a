import type { Element } from './element';

/** One thing the server said, as it is compared. */
export interface Said {
  /** Its place among the entries of the stored conversation. */
  at: number;
  /** In one form, whoever wrote it. */
  text: string;
  /** Null where it was no well-formed document. */
  element: Element | null;
}

/** What was asked, and what came back for it by its id, or over HTTP. */
export interface Exchange {
  /** What kind of request it is, for people: the same in every case. */
  channel: string;
  request: string;
  /** The place of the request among the entries. */
  at: number;
  answers: Said[];
}

/** Something of the stream itself, such as `<open/>`, features or a pong. */
export interface StreamEvent {
  kind: string;
  said: Said;
  /** How much had been sent before: what comes after two conversations parted is not compared. */
  behind: number;
}

/** A stanza nobody had asked for. */
export interface Push {
  /** What it is, by sender and content: pushes of one kind are compared with each other. */
  kind: string;
  said: Said;
  /** Nothing that the case did has caused it: how often it comes before a case ends is chance. */
  chance: boolean;
}

/** How a connection ended, in words. */
export interface End {
  how: string;
  at: number;
  /** The stream error that came with it. */
  error: Said | null;
  /** A later request had been answered by then: the server had dealt with all that was said, and gone on. */
  outlived: boolean;
  behind: number;
}

/** One connection of a case. */
export interface Talk {
  party: string;
  /** All that was sent, in its order. */
  sent: string[];
  exchanges: Exchange[];
  stream: StreamEvent[];
  pushes: Push[];
  end: End | null;
}
