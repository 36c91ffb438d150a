import type { Socket } from 'node:net';
import {
  clientFrame,
  closePayload,
  encodeFrame,
  FrameDecoder,
  opcodes,
  type Frame,
} from '../../protocol/websocket';

/** The bytes of a server's frame: not masked (RFC 6455, section 5.1), and otherwise as told. */
export function serverFrame(
  opcode: number,
  payload: Buffer | string = '',
  changes: Partial<Frame> = {},
): Buffer {
  return encodeFrame(clientFrame(opcode, payload, { mask: null, ...changes }));
}

/** The bytes of one text message. */
export const textFrame = (text: string): Buffer => serverFrame(opcodes.text, text);

/** The bytes of a close frame. */
export const closeFrame = (code: number): Buffer => serverFrame(opcodes.close, closePayload(code));

/** Calls back with each text message of the client, and with its close frame as null. */
export function onTexts(socket: Socket, hear: (text: string | null) => void): void {
  const decoder = new FrameDecoder();
  socket.on('data', (bytes: Buffer) => {
    for (const { opcode, payload } of decoder.push(bytes)) {
      if (opcode === opcodes.text) hear(payload.toString('utf8'));
      if (opcode === opcodes.close) hear(null);
    }
  });
}
