import { runCucumber } from '@cucumber/cucumber/api';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { root } from '../../checkout';
import { readTarget } from '../../configuration';
import type { Envelope } from '../../judgement/verdict';
import { CucumberFiles, openConversations, prepareReport, writeRunFolder } from '../../report';
import { configureSilently, defaultTarget, prepareRun, setRun } from '../../suite/run';

/** Cases of one generated feature; half of them sign in. */
const perFeature = 250;

/** What a run of so many cases took: CPU time of the process with the embedded server in it, and memory at its most. */
export interface Cost {
  cases: number;
  cpuMs: number;
  peakMb: number;
}

/**
 * Runs a generated folder of features on the embedded server, with all that is written of a run.
 * @throws Error where not every case passed
 */
export async function runManyCases(cases: number): Promise<Cost> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'finesse-conformance-many-'));
  const context = await prepareRun(readTarget(defaultTarget, process.env));
  try {
    const features = path.join(folder, 'features/1-generated');
    const out = path.join(folder, 'out');
    for (const each of [features, out]) mkdirSync(each, { recursive: true });
    for (let from = 0; from < cases; from += perFeature) {
      const rows = Array.from({ length: Math.min(perFeature, cases - from) / 2 }, (_, row) => row + from / 2);
      writeFileSync(path.join(features, `${String(from).padStart(5, '0')}.feature`), writeFeature(rows));
    }
    setRun(context);
    context.keep = openConversations(out);
    const envelopes = await hold(features, out);
    const { catalogue, transcripts, target } = context;
    const suite = { name: 'many cases', version: '0' };
    const report = prepareReport({ envelopes, transcripts, catalogue, suite, target, profile: 'generated' });
    writeRunFolder(out, report);
    const passed = report.results.cases.filter(({ verdict }) => verdict === 'pass').length;
    if (passed !== cases) throw new Error(`wanted ${String(cases)} cases to pass, found ${String(passed)}`);
  } finally {
    await context.end();
    rmSync(folder, { recursive: true });
  }
  const { user, system } = process.cpuUsage();
  return { cases, cpuMs: (user + system) / 1000, peakMb: process.resourceUsage().maxRSS / 1024 };
}

async function hold(features: string, out: string): Promise<Envelope[]> {
  const { configuration, environment } = await configureSilently(root, { paths: [features] });
  const files = new CucumberFiles(out);
  const envelopes: Envelope[] = [];
  await runCucumber(configuration, environment, (envelope) => {
    envelopes.push(envelope);
    files.take(envelope);
  });
  await files.end();
  return envelopes;
}

/** Two outlines: an upgrade, and a ping of a session that is bound and present. */
function writeFeature(rows: readonly number[]): string {
  const examples = [
    '      Examples:',
    '        | case |',
    ...rows.map((row) => `        | ${String(row)} |`),
  ];
  return [
    'Feature: Many cases',
    '  @req:RFC6455-4.2.2-f @must',
    '  Rule: A server MUST choose its subprotocol from those that the client listed',
    '    @case:UPG-900',
    '    Scenario Outline: The server chooses xmpp from a list',
    '      When the client requests the upgrade with',
    '        | Sec-WebSocket-Protocol | xmpp, foo |',
    '      Then the response is "HTTP/1.1 101"',
    '      And the "Sec-WebSocket-Protocol" header, if any, matches "xmpp(, xmpp)*"',
    ...examples,
    '    @case:LIV-900',
    '    Scenario Outline: A ping is answered',
    '      Given the agent is bound and present',
    '      When the agent sends',
    '        """xml',
    "        <iq xmlns='jabber:client' type='get' id='$id' to='$domain'><ping xmlns='urn:xmpp:ping'/></iq>",
    '        """',
    '      Then the answer satisfies',
    '        """xpath',
    "        /client:iq[@type='result' and @id=$id]",
    '        """',
    ...examples,
    '',
  ].join('\n');
}
