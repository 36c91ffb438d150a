import type { Behaviour } from '../../reference-server/decisions';
import type { Frame } from '../../reference-server/websocket/frame';
import type { Decision } from '../reach';

/** How what a step sends leaves the server. */
export interface Exit {
  /** Sends a text as it is, or in frames that are made of its own. */
  say: (text: string, reframe?: Reframe) => void;
  /** Ends TCP, with no goodbye. */
  hangUp: () => void;
}

/** Other frames in place of those that would carry a message. */
export type Reframe = (frames: Frame[]) => Frame[];

/** What kind of thing a step sends, which decides what can be done to it. */
export type Kind = 'http' | 'header' | 'features' | 'sasl' | 'iq' | 'query' | 'stanza' | 'end';

/** One thing that the server sends in the course of a conversation. */
export interface Step {
  name: string;
  /** Such as `The result of a ping`, as a sentence begins. */
  subject: string;
  kind: Kind;
  /** The decision by which the server comes to send it: in whose cases a crossing shows. */
  taken: Decision;
  /** What is altered of its content, where it has any: a pattern, and what is put in its place. */
  alteration?: readonly [pattern: RegExp, replacement: string];
  /** Puts something else in the place of it, whenever it is about to be sent. */
  intercept: (behaviour: Behaviour, act: Act) => void;
}

/** What is done in place of sending a text. */
export type Act = (text: string, exit: Exit) => void;
