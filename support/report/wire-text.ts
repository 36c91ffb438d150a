import { printable } from '../judgement/verdict';
import type {
  Connection,
  Entry,
  FrameEntry,
  Header,
  TlsFacts,
  Transcript,
} from '../protocol/wire/transcript';

interface Line {
  at: number;
  connection: number;
  step: string | null;
  /** `→` sent, `←` received, `·` what happened to the connection. */
  arrow: '→' | '←' | '·';
  text: string;
}

const margin = ' '.repeat(14);
/** Characters of a message that are shown: nobody reads more, and the data hold all. */
const shownMost = 4096;

/**
 * Renders a conversation for reading: the connections with their TLS, then everything said in the order of time,
 * in milliseconds since the case began, beneath the step that caused it, with its keyword where that is known.
 * Ends with a newline.
 */
export function renderTranscript(
  transcript: Transcript,
  title: string,
  keywords: ReadonlyMap<string, string> = new Map(),
): string {
  const lines = transcript.entries.flatMap(linesOf);
  lines.sort((a, b) => a.at - b.at);
  const names = new Map(
    transcript.connections.map((connection) => [connection.id, nameOf(connection, transcript)]),
  );
  const width = Math.max(0, ...[...names.values()].map((name) => name.length));
  const body: string[] = [];
  let step: string | null | undefined;
  for (const line of lines) {
    if (line.step !== step) body.push('', headingOf(line.step, keywords));
    step = line.step;
    const name = (names.get(line.connection) ?? `#${line.connection}`).padEnd(width);
    const head = `${line.at.toFixed(1).padStart(9)} ms  ${name} ${line.arrow} `;
    body.push(head + indentAfterFirst(line.text, ' '.repeat(head.length)));
  }
  const head = [title, `began ${transcript.startedAt}; times in milliseconds from there`, ''];
  const connections = transcript.connections.flatMap((connection) => describe(connection, names));
  return printable([...head, ...connections, ...body, ''].join('\n'));
}

function headingOf(step: string | null, keywords: ReadonlyMap<string, string>): string {
  return step === null ? 'Between steps' : `${keywords.get(step) ?? ''} ${step}`.trim();
}

function nameOf({ id, party }: Connection, { connections }: Transcript): string {
  const alone = connections.filter((other) => other.party === party).length === 1;
  return alone ? party : `${party} #${id}`;
}

function describe(connection: Connection, names: ReadonlyMap<number, string>): string[] {
  const { id, url, tls } = connection;
  return [`${names.get(id) ?? ''}: ${url}`, ...(tls ? describeTls(tls).map((line) => margin + line) : [])];
}

function describeTls({ version, cipher, alpn, verifyError, certificate }: TlsFacts): string[] {
  const verified = verifyError === null ? 'the certificate verified' : `not verified: ${verifyError}`;
  const lines = [`${version}, ${cipher}, ALPN ${alpn ?? 'none'}, ${verified}`];
  if (!certificate) return lines;
  const { subject, issuer, names, validFrom, validTo, fingerprint256 } = certificate;
  return [
    ...lines,
    `certificate ${subject}, issued by ${issuer}, for ${names}`,
    `valid ${validFrom} to ${validTo}, SHA-256 ${fingerprint256}`,
  ];
}

function linesOf(entry: Entry): Line[] {
  const { at, connection, step } = entry;
  if (entry.kind === 'note') return [{ at, connection, step, arrow: '·', text: entry.text }];
  if (entry.kind === 'frame') {
    const arrow = entry.direction === 'sent' ? '→' : '←';
    return [{ at, connection, step, arrow, text: textOfFrame(entry) }];
  }
  const { request, response } = entry;
  const asked: Line = { at, connection, step, arrow: '→', text: textOfHttp(request) };
  if (!response) return [asked];
  return [asked, { at: response.at, connection, step, arrow: '←', text: textOfHttp(response) }];
}

function textOfFrame({ type, text, omitted = 0 }: FrameEntry): string {
  const shown = text.slice(0, shownMost);
  const hidden = text.length - shown.length;
  const more = hidden === 0 ? '' : `[… ${hidden} more characters, in the file beside this one]`;
  const rest = omitted === 0 ? '' : `[… ${omitted} more characters, too many to keep]`;
  return (type === 'text' ? shown : `[${type}] ${shown}`.trimEnd()) + more + rest;
}

function textOfHttp({
  line,
  headers,
  body,
}: {
  line: string;
  headers: readonly Header[];
  body: string;
}): string {
  const head = [line, ...headers.map(([name, value]) => `${name}: ${value}`)];
  return [...head, ...(body === '' ? [] : ['', body])].join('\n');
}

function indentAfterFirst(text: string, indent: string): string {
  const [first = '', ...rest] = text.split(/\r?\n/);
  return [first, ...rest.map((line) => (line === '' ? '' : indent + line))].join('\n');
}
