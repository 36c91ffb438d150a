import { isUtf8 } from 'node:buffer';
import type { Said } from './conversation';
import { readClose, readPayload } from './payload';
import { bytesOf, fieldOf } from './tshark-fields';

/**
 * What a frame holds, from whichever of its fields a version of tshark writes.
 * @param lines texts that the packet has beside its frames, of which one is taken where the frame has none
 */
export function payloadOf(
  frame: unknown,
  opcode: number,
  lines: string[],
): Pick<Said, 'type' | 'text' | 'bytes'> {
  const code = fieldOf(frame, 'websocket.payload.close.status_code');
  const reason = fieldOf(frame, 'websocket.payload.close.reason') ?? '';
  if (opcode === 8 && code !== null) return { type: 'close', text: `${code} ${reason}`.trimEnd() };
  const bytes = bytesOf(fieldOf(frame, 'websocket.payload') ?? fieldOf(frame, 'websocket.payload_raw'));
  if (opcode === 8) return { type: 'close', text: bytes ? readClose(bytes) : '' };
  const text = fieldOf(frame, 'websocket.payload.text') ?? (opcode < 2 ? lines.shift() : undefined);
  if (text !== undefined && opcode < 2) return { ...readPayload(opcode, ''), text };
  if (!bytes) return readPayload(opcode, '');
  const { type } = readPayload(opcode, '');
  if (opcode >= 2) return { type, text: bytes.toString('hex') };
  return isUtf8(bytes)
    ? { type, text: bytes.toString('utf8') }
    : { type, text: bytes.toString('hex'), bytes: true };
}
