import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Verdict } from '../../judgement/verdict';

/** What a sample run is to differ in from the usual one. */
export interface SampleRun {
  software?: string | null;
  /** Name of the target. */
  target?: string;
  /** ISO 8601 */
  startedAt?: string;
  profile?: string;
  version?: string;
  /** What the server says, with `$id` for the id of the request before it. */
  heard?: readonly string[];
  /** So many characters of what it says were not kept. */
  omitted?: number;
  verdict?: Verdict;
  message?: string;
  got?: string;
  causes?: readonly { id: string; sentence: string; cases: string[] }[];
  /** Case ids. */
  cases?: readonly string[];
  invented?: boolean;
  /** The conversations once more, so many times. */
  repeats?: number;
  /** Milliseconds from what is said to what is heard. */
  delayMs?: number;
  /** The domain, account and id of the request: whatever they are, two runs are alike. */
  domain?: string;
  username?: string;
  id?: string;
}

const subscribe = (id: string, domain: string): string =>
  `<iq xmlns='jabber:client' type='set' id='${id}' to='pubsub.${domain}'><pubsub xmlns='http://jabber.org/protocol/pubsub'><subscribe node='/finesse/api/Team/1/Users' jid='a'/></pubsub></iq>`;

/** An answer to the sample's request, with what stands in its subscription. */
export const subscribed = (attributes = ''): string =>
  `<iq xmlns='jabber:client' type='result' id='$id'><pubsub xmlns='http://jabber.org/protocol/pubsub'><subscription node='/finesse/api/Team/1/Users' ${attributes} subscription='subscribed'/></pubsub></iq>`;

/** Writes a run folder in which every case asks once and hears what the sample has it hear. */
export function writeSampleRun(folder: string, sample: SampleRun = {}): string {
  const {
    cases = ['DOC-060', 'SUB-001'],
    verdict = 'pass',
    profile = 'standard',
    version = '0.1.0',
  } = sample;
  const { message = null, got, causes = [], software = 'Sample 1.0', domain = 'one.example' } = sample;
  const { target = 'sample', startedAt = '2026-11-20T09:58:00.000Z' } = sample;
  mkdirSync(path.join(folder, 'wire'), { recursive: true });
  const write = (name: string, value: unknown): void =>
    writeFileSync(path.join(folder, name), JSON.stringify(value));
  write('results.json', {
    schema: 1,
    suite: { name: 'finesse-conformance', version },
    target: { name: target, url: `ws://${domain}:7070/ws/`, domain, software },
    ...{ profile, startedAt, durationMs: 1, verdict, causes, counts: {} },
    requirements: [{ id: 'DOC-S08-a', level: 'MUST', provenance: 'cisco', verdict, cases: [...cases] }],
    cases: cases.map((id) => ({
      ...{ id, name: `The case ${id}`, feature: 'features/x.feature', verdict, message, durationMs: 1 },
      requirements: [id.startsWith('DOC') ? 'DOC-S08-a' : 'XEP0060-6.1-a'],
      finding:
        got === undefined ? null : { requirement: 'DOC-S08-a', sent: null, expected: [], got, next: null },
      wire: `wire/${id}.txt`,
    })),
  });
  write('offer.json', { software, tls: null });
  for (const id of cases) write(`wire/${id}.json`, conversationOf(id, sample));
  for (let number = 1; number <= (sample.repeats ?? 0); number += 1) {
    mkdirSync(path.join(folder, 'repeats', String(number)), { recursive: true });
    for (const id of cases) write(`repeats/${String(number)}/${id}.json`, conversationOf(id, sample));
  }
  return folder;
}

function conversationOf(caseId: string, sample: SampleRun): object {
  const { heard = [subscribed()], id = 'request-1', domain = 'one.example', username = 'agent1' } = sample;
  const moment = { connection: 1, step: 'the agent subscribes', kind: 'frame', type: 'text' };
  const said = heard.map((text, number) => ({
    ...{ ...moment, at: 2 + (sample.delayMs ?? 1) + number / 10, direction: 'received' },
    ...(sample.omitted !== undefined && { omitted: sample.omitted }),
    text: text.replaceAll('$id', id).replaceAll('$domain', domain).replaceAll('$agent', username),
  }));
  return {
    ...{ schema: 1, case: caseId, startedAt: '2026-11-20T09:58:00.000Z' },
    ...(sample.invented !== false && {
      invented: [{ name: 'id:1', kind: 'id', value: id }],
      given: [
        { name: 'domain', value: domain },
        { name: 'pubsub', value: `pubsub.${domain}` },
        { name: 'agent', value: username },
      ],
    }),
    connections: [{ id: 1, party: 'the agent', url: `ws://${domain}:7070/ws/`, tls: null }],
    entries: [{ ...moment, at: 2, direction: 'sent', text: subscribe(id, domain) }, ...said],
  };
}
