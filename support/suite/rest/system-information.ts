import { RestFailure } from '../../protocol/rest';
import { Blocked, Nonconformity } from '../../judgement/verdict';
import { parse, type Parsed } from '../../protocol/xml/parse';
import { holds, textOf } from '../../protocol/xml/query';
import { finesseApi } from '../pubsub/event-source';
import type { ConformanceWorld } from '../world';

/** Asks for SystemInfo, without credentials as a client does before it signs in. Cisco, SystemInfo. */
export async function askSystemInformation(world: ConformanceWorld): Promise<void> {
  try {
    world.systemInformation = await finesseApi(world).systemInfo();
    const parsed = parse(world.systemInformation.body);
    const announced = parsed.ok ? textOf('/SystemInfo/xmppPubSubDomain', parsed.document).trim() : '';
    world.variables.set({ announced });
  } catch (error) {
    if (error instanceof RestFailure) throw new Blocked(`REST could not be asked: ${error.message}`);
    throw error;
  }
}

/** Whether a SystemInfo document came at all: what it holds is judged then. */
function isServed(status: number, parsed: Parsed): boolean {
  return status === 200 && parsed.ok && holds('/SystemInfo', parsed.document);
}

/** Checks the SystemInfo document with an XPath expression; `$from` is that of the server's last `<open/>`. */
export function expectSystemInformation(world: ConformanceWorld, expression: string): void {
  const answer = world.systemInformation;
  if (!answer) throw new Error('nobody has asked for the system information: a When must come first');
  const { domain, pubsub } = world.target;
  const from = world.sessions.get('the client')?.last('/framing:open/@from') ?? '';
  const parsed = parse(answer.body);
  const met = parsed.ok && holds(expression, parsed.document, { domain, pubsub, from });
  if (answer.status === 200 && met) return;
  throw new Nonconformity({
    sent: `GET ${world.target.rest?.url ?? ''}/SystemInfo`,
    expected: [
      `status 200 and a document with ${expression}${from === '' ? '' : `, where $from is ${from}`}`,
    ],
    got: world.recorder.redact(`status ${String(answer.status)}\n${answer.body}`),
    next: null,
    missing: isServed(answer.status, parsed) ? null : { subject: 'document', came: 'other', condition: null },
  });
}
