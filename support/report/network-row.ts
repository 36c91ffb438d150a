import type { Connection, HttpEntry, Transcript } from '../protocol/wire/transcript';

/** The row a browser's network tool shows for the WebSocket, filled from what was measured. */
export interface NetworkRow {
  status: string;
  method: string;
  domain: string;
  file: string;
  initiator: string;
  type: string;
  transferred: string;
  size: string;
}

/** The row of the first upgrade the server accepted, else of the first attempted; null where there was none. */
export function readNetworkRow(transcripts: readonly Transcript[]): NetworkRow | null {
  const upgrades = transcripts.flatMap(({ entries, connections }) =>
    entries.flatMap((entry) => {
      const connection = connections.find(({ id }) => id === entry.connection);
      return connection && isUpgrade(entry) ? [{ entry, connection }] : [];
    }),
  );
  const first = upgrades.find(({ entry }) => statusOf(entry) === '101') ?? upgrades[0];
  return first ? rowOf(first.entry, first.connection) : null;
}

/** Whether an entry is a request to switch to WebSocket. RFC 6455, section 4.1. */
export function isUpgrade(entry: Transcript['entries'][number]): entry is HttpEntry {
  return (
    entry.kind === 'http' &&
    entry.request.headers.some(
      ([name, value]) => name.toLowerCase() === 'upgrade' && value.toLowerCase() === 'websocket',
    )
  );
}

/** The status code of an exchange, or null where no response came. */
export function statusOf({ response }: HttpEntry): string | null {
  return response?.line.split(' ')[1] ?? null;
}

function rowOf(entry: HttpEntry, { url }: Connection): NetworkRow {
  const { request, response } = entry;
  const [method = '', file = ''] = request.line.split(' ');
  const { host } = new URL(url);
  const mediaType = response?.headers.find(([name]) => name.toLowerCase() === 'content-type')?.[1];
  return {
    status: statusOf(entry) ?? 'none',
    method,
    domain: host,
    file,
    initiator: 'finesse-conformance (websocket)',
    // a browser calls an answer without a media type plain
    type: /^[^/]+\/([^;\s]+)/.exec(mediaType ?? '')?.[1] ?? 'plain',
    transferred: `${response?.bytes ?? 0} B`,
    size: `${Buffer.byteLength(response?.body ?? '')} B`,
  };
}
