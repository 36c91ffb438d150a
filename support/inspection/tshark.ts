import { z } from 'zod';
import {
  CaptureError,
  type Conversation,
  type Format,
  type Noted,
  type Reading,
  type Said,
} from './conversation';
import { readMoment } from './moment';
import { fieldOf, isSet, valuesOf } from './tshark-fields';
import { payloadOf } from './tshark-payload';
import { readUpgrade } from './tshark-upgrade';

const format: Format = {
  name: 'A capture of tshark',
  shows: ['upgrade', 'sent', 'messages', 'text', 'opcodes', 'frames', 'closing', 'times'],
  better:
    'Have tshark read the capture with the keys of the browser: SSLKEYLOGFILE, and -o tls.keylog_file:FILE.',
};

const packetShape = z.looseObject({ _source: z.looseObject({ layers: z.record(z.string(), z.unknown()) }) });
type Layers = z.infer<typeof packetShape>['_source']['layers'];

/** Reads what `tshark -T json` writes, each TCP connection by itself. @returns null where the value is none of it */
export function readTshark(value: unknown): Reading | null {
  const packets: unknown[] = Array.isArray(value) ? value : [value];
  if (!packets.some((packet) => typeof packet === 'object' && packet !== null && '_source' in packet))
    return null;
  const layers = packets.map((packet, index) => {
    const read = packetShape.safeParse(packet);
    if (read.success) return read.data._source.layers;
    throw new CaptureError(
      `is no export of tshark: packet ${String(index + 1)} has no layers: export it again with tshark -r FILE -Y websocket -T json`,
    );
  });
  const streams = new Map<string, Layers[]>();
  for (const each of layers) {
    const stream = streamOf(each);
    streams.set(stream, [...(streams.get(stream) ?? []), each]);
  }
  const all = [...streams].map(([stream, own]) => readStream(stream, own));
  const spoken = all.filter(
    ({ said, upgrade }) => upgrade !== null || said.some(({ kind }) => kind === 'said'),
  );
  const [only] = spoken;
  if (only && spoken.length === 1) only.name = '';
  const isSealed = layers.some((each) => 'tls' in each);
  const notes =
    spoken.length > 0
      ? []
      : [
          `No WebSocket frame is among the ${String(layers.length)} packets${isSealed ? ', which TLS hides' : ''}. ${format.better ?? ''}`,
        ];
  return { format, conversations: spoken.length > 0 ? spoken : all.slice(0, 1), notes, slips: [] };
}

function streamOf(layers: Layers): string {
  const ports = ['tcp.srcport', 'tcp.dstport'].map((name) => fieldOf(layers.tcp, name) ?? '');
  return fieldOf(layers.tcp, 'tcp.stream') ?? ports.sort().join('-');
}

function readStream(stream: string, packets: readonly Layers[]): Conversation {
  const serverPort = portOfServer(packets);
  const said = packets.flatMap((layers) =>
    readPacket(layers, fieldOf(layers.tcp, 'tcp.srcport') === serverPort),
  );
  const asked = packets.find((layers) => fieldOf(layers, 'http.request.method') !== null);
  const answered = packets.find((layers) => fieldOf(layers, 'http.response.code') !== null);
  const host = fieldOf(asked, 'http.host');
  const scheme = packets.some((layers) => 'tls' in layers) ? 'wss' : 'ws';
  return {
    name: `TCP stream ${stream}`,
    url: host === null ? null : `${scheme}://${host}${fieldOf(asked, 'http.request.uri') ?? '/'}`,
    upgrade: asked ? readUpgrade(asked, answered) : null,
    said,
  };
}

/** A client masks what it sends, and a server does not: RFC 6455, section 5.1. It also asks first, and opens the stream. */
function portOfServer(packets: readonly Layers[]): string | null {
  const asking = packets.find((layers) => fieldOf(layers, 'http.request.method') !== null);
  const opening = packets.find((layers) => /<open\b[^>]*\bto=/.test(JSON.stringify(layers)) && masks(layers));
  const masked = asking ?? opening ?? packets.find(masks);
  if (masked) return fieldOf(masked.tcp, 'tcp.dstport');
  const [first] = packets;
  return first ? fieldOf(first.tcp, 'tcp.srcport') : null;
}

function masks(layers: Layers): boolean {
  return framesOf(layers).some((frame) => isSet(frame, 'websocket.mask'));
}

function framesOf(layers: Layers): unknown[] {
  return valuesOf(layers, 'websocket').filter((frame) => fieldOf(frame, 'websocket.opcode') !== null);
}

function readPacket(layers: Layers, isServer: boolean): (Said | Noted)[] {
  const atMs = readMoment(fieldOf(layers.frame, 'frame.time_epoch') ?? fieldOf(layers.frame, 'frame.time'));
  const lines = valuesOf(layers, 'data-text-lines').map((each) => Object.keys(each as object).join('\n'));
  const frames = framesOf(layers).flatMap((frame) => readFrame(frame, isServer, atMs, lines));
  const by = isServer ? 'server' : 'client';
  const ends = ['tcp.flags.reset', 'tcp.flags.fin'].filter((flag) => isSet(layers.tcp, flag));
  const note = (flag: string): Noted => ({
    kind: 'noted',
    text: `the ${by} ${flag.endsWith('reset') ? 'reset' : 'ended'} the TCP connection`,
    atMs,
    end: by,
  });
  return [...frames, ...ends.slice(0, 1).map(note)];
}

function readFrame(
  frame: unknown,
  isServer: boolean,
  atMs: number | null,
  lines: string[],
): (Said | Noted)[] {
  const opcode = Number(fieldOf(frame, 'websocket.opcode'));
  const said: Said = {
    kind: 'said',
    direction: isServer ? 'received' : 'sent',
    ...payloadOf(frame, opcode, lines),
    atMs,
    ...(fieldOf(frame, 'websocket.fin') !== null &&
      !isSet(frame, 'websocket.fin') && { fin: false as const }),
  };
  const isMasked = isServer && isSet(frame, 'websocket.mask');
  const broken: Noted = {
    kind: 'noted',
    text: 'the frame of the server is masked',
    atMs,
    violations: ['masked'],
  };
  return isMasked ? [said, broken] : [said];
}
