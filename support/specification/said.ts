import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';
import type { Exchange, Row } from '../report/diagram';

/** One message of the documented conversation, as it should be. */
export interface Said {
  from: 'client' | 'server';
  label: string;
  message: string;
}

/** What each step says, in the order of the Rules of the documented conversation. */
export function readSaid(): Said[][] {
  return parse(readFileSync(path.join(__dirname, 'conversation.yaml'), 'utf8')) as Said[][];
}

/** The rows of a diagram of some messages. */
export function rowsOf(messages: readonly Said[], client: string): Row[] {
  return messages.map(({ from, label, message }, entry): Row => {
    const direction: Exchange['direction'] = from === 'client' ? 'sent' : 'received';
    return {
      kind: 'exchange',
      exchange: { at: 0, party: client, direction, label, quote: message, step: null, entry },
      isFocus: false,
    };
  });
}
