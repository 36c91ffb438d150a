import { endpointOf } from '../protocol/session';
import {
  locate,
  offerTls,
  probeUpgrade,
  Unreachable,
  upgradeRequest,
  UpgradeRefused,
} from '../protocol/websocket';
import type { HttpEntry } from '../protocol/wire/transcript';
import type { Check, Sight } from './check';
import { apartMs, describeApart } from './clock';
import type { Examination } from './examination';

/** Characters of a body that are quoted, and that are searched for signs. */
const quotedMost = 120;
const bodyMost = 8000;
/** Clocks that are no further apart are as good as one. */
const clockMostMs = 60_000;

async function lookAtHttp(examination: Examination): Promise<Sight> {
  const { failure, http, session } = await examination.contact();
  if (session) return { found: '101 Switching Protocols' };
  if (!(failure instanceof UpgradeRefused)) throw new Error('the upgrade was neither granted nor refused');
  const response = http?.response;
  if (!response) return lookAtLack(examination, failure);
  const status = response.line.replace(/^HTTP\/\S+ /, '');
  if (failure.status === 101) return { found: status };
  const words = quote(response.body);
  const answersKey = failure.answersKey ? { problem: `it answers the key with ${status}` } : {};
  const evidence = [
    ...headOf(http),
    response.body.slice(0, bodyMost),
    ...(await addenda(examination, failure)),
  ];
  return {
    found: `${status}${words === '' ? '' : `, in its words: "${words}"`}`,
    wrong: { evidence: evidence.join('\n'), values: { ...valuesOf(http), ...answersKey } },
  };
}

/** What came where no answer came. */
async function lookAtLack(examination: Examination, failure: UpgradeRefused): Promise<Sight> {
  const { target } = examination;
  const cause = failure.cause as (NodeJS.ErrnoException & { rawPacket?: Buffer }) | undefined;
  const raw = cause?.rawPacket;
  const code = cause?.code ?? '';
  const shown = target.tls.cert === null ? '' : '\nshown yes';
  const ended = failure.outcome === 'closed' || failure.outcome === 'reset';
  // an alert (RFC 8446, section 5.1), or an end that a TLS server may have made of what is no ClientHello
  if (raw?.[0] === 0x15 || (ended && !locate(target).secure && (await speaksTls(examination))))
    return { found: 'TLS', wrong: { evidence: 'speaks TLS' } };
  const words = raw ? ` "${quote(raw.toString('latin1'))}"` : '';
  const found = {
    timeout: 'no answer in time',
    garbled: `no HTTP${words}`,
    closed: 'hung up',
    reset: `broke off (${code})`,
  };
  return {
    found: found[failure.outcome as keyof typeof found],
    wrong: { evidence: `${failure.outcome} ${code}${shown}` },
  };
}

async function speaksTls({ target, recorder, withinMs }: Examination): Promise<boolean> {
  try {
    const options = { recorder: recorder.connect('nobody', target.url), withinMs };
    const { agreed } = await offerTls(endpointOf(target), { version: 'TLS 1.2', suites: 'common' }, options);
    return agreed;
  } catch (error) {
    if (error instanceof Unreachable) return false;
    throw error;
  }
}

/** What else was asked, or is known, of a refusal. */
async function addenda(
  { target, recorder, withinMs }: Examination,
  { status }: UpgradeRefused,
): Promise<string[]> {
  const shown = target.tls.cert === null ? [] : ['shown yes'];
  if (status !== 403) return shown;
  const endpoint = endpointOf(target);
  try {
    const request = upgradeRequest(endpoint, { origin: null });
    const options = { recorder: recorder.connect('nobody', target.url), withinMs };
    const { connection, response } = await probeUpgrade(endpoint, request, options);
    connection.destroy();
    return [...shown, `without Origin: ${String(response?.status ?? 'no answer')}`];
  } catch (error) {
    if (error instanceof Unreachable) return shown;
    throw error;
  }
}

function headOf({ response }: HttpEntry): string[] {
  return response ? [response.line, ...response.headers.map(([name, value]) => `${name}: ${value}`), ''] : [];
}

function valuesOf({ response }: HttpEntry): Record<string, string> {
  const title = /<title[^>]*>([^<]*)/i.exec(response?.body.slice(0, bodyMost) ?? '')?.[1] ?? '';
  return {
    location: headerOf(response, 'location') ?? 'no address',
    title: title.trim() === '' ? 'without a title' : `"${quote(title)}"`,
  };
}

function headerOf(response: HttpEntry['response'], name: string): string | undefined {
  return response?.headers.find(([each]) => each.toLowerCase() === name)?.[1];
}

/** A text as one short line, without the marks of HTML. */
function quote(text: string): string {
  const plain = text
    .slice(0, bodyMost)
    .replace(/<(style|script)[^>]*>[^<]*/gi, ' ')
    .replace(/<[^<>]*>/g, ' ')
    .replace(/[\s\p{Cc}"]+/gu, ' ')
    .trim();
  return plain.length > quotedMost ? `${plain.slice(0, quotedMost)}…` : plain;
}

async function lookAtClock(examination: Examination): Promise<Sight> {
  const { http } = await examination.contact();
  const apart = apartMs(http?.response?.headers ?? []);
  if (apart === null) return { notApplicable: 'the server sent no Date' };
  const clock = describeApart(apart);
  const found =
    Math.abs(apart) > clockMostMs
      ? `the server is ${clock} ${apart > 0 ? 'ahead' : 'behind'}`
      : 'both clocks agree';
  return Math.abs(apart) > clockMostMs
    ? { found, wrong: { evidence: 'apart', values: { clock } } }
    : { found };
}

async function lookAtUpgrade(examination: Examination): Promise<Sight> {
  const { failure, http } = await examination.contact();
  if (!(failure instanceof UpgradeRefused) || !http || lacksSubprotocol(http))
    return { found: 'the 101 is in order' };
  const problem = failure.problem ?? 'unknown';
  return { found: problem, wrong: { evidence: headOf(http).join('\n'), values: { problem } } };
}

async function lookAtSubprotocol(examination: Examination): Promise<Sight> {
  const { failure, http } = await examination.contact();
  if (!(failure instanceof UpgradeRefused) || !http) return { found: 'xmpp' };
  const problem = failure.problem ?? 'unknown';
  const found = headerOf(http.response, 'sec-websocket-protocol') ?? 'no Sec-WebSocket-Protocol in the 101';
  return { found, wrong: { evidence: headOf(http).join('\n'), values: { problem } } };
}

function lacksSubprotocol({ response }: HttpEntry): boolean {
  const has = (name: string): boolean => headerOf(response, name) !== undefined;
  const whole = has('upgrade') && has('connection') && has('sec-websocket-accept');
  return whole && headerOf(response, 'sec-websocket-protocol')?.toLowerCase() !== 'xmpp';
}

/** From the request to the WebSocket. */
export const httpChecks: readonly Check[] = [
  { name: 'http', needs: ['tls'], look: lookAtHttp },
  { name: 'clock', needs: ['tls'], look: lookAtClock },
  { name: 'upgrade', needs: ['http'], look: lookAtUpgrade },
  { name: 'subprotocol', needs: ['upgrade'], look: lookAtSubprotocol },
];
