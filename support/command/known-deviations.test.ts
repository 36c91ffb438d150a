import assert from 'node:assert/strict';
import { readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { test, type TestContext } from 'node:test';
import { parse, stringify } from 'yaml';
import { loadCatalogue } from '../catalogue';
import { deviationsOf, findBehaviour, startReferenceServer, type ReferenceServer } from '../reference-server';
import { slug } from '../report';
import { severityOf, type Results } from '../verdict';
import { makeFolder, runCommand, writeTarget, type Ended } from './command-line';
import { root } from './place';

const deviations = deviationsOf(findBehaviour('openfire-4')).map(({ requirement }) => requirement);

function describe(server: ReferenceServer, knownDeviations?: string): string {
  const { url, domain, pubsub, user, team, rest } = server;
  const { agent, peer, publisher } = server.accounts;
  return stringify({
    // two runs against servers of one name would share what they note of subscriptions
    name: `Openfire sample, list ${knownDeviations ?? 'none'}`,
    product: 'finesse',
    ...{ url, domain, pubsub, user, team },
    accounts: { agent: { ...agent, resource: 'desktop' }, peer, publisher },
    rest: { url: rest.url, extension: rest.extension },
    dedicated: true,
    ...(knownDeviations !== undefined && { knownDeviations }),
    // nothing is slow here, and what is passed over costs the whole wait
    limits: { reply: '1s' },
  });
}

async function run(
  t: TestContext,
  text: string,
  ...parameters: string[]
): Promise<Ended & { results: Results; summary: string }> {
  const folder = makeFolder(t);
  const out = path.join(folder, 'out');
  // where a run notes the subscriptions of its target, whatever --out says
  const { name } = parse(text) as { name: string };
  t.after(() => rmSync(path.join(root, 'reports', slug(name)), { recursive: true, force: true }));
  const ended = await runCommand([
    'run',
    '--out',
    out,
    '--target',
    writeTarget(folder, [text]),
    ...parameters,
  ]);
  const read = (name: string): string => readFileSync(path.join(out, name), 'utf8');
  return { ...ended, results: JSON.parse(read('results.json')) as Results, summary: read('summary.md') };
}

/** Ids of the requirements that came to a verdict. */
function listed(wanted: string, { requirements }: Results): string[] {
  return requirements.flatMap(({ id, verdict }) => (verdict === wanted ? id : [])).sort();
}

/** The deviations that fail by themselves, as far as the run had anything to judge them by. */
function failuresDue({ requirements }: Results): string[] {
  const catalogue = loadCatalogue();
  return requirements
    .filter(({ id, verdict }) => deviations.includes(id) && verdict !== 'not-applicable')
    .flatMap(({ id }) => catalogue.get(id) ?? [])
    .flatMap((requirement) => (severityOf(requirement) === 'fail' ? requirement.id : []))
    .sort();
}

async function startOpenfire(t: TestContext): Promise<ReferenceServer> {
  const server = await startReferenceServer({ behaviour: 'openfire-4' });
  t.after(() => server.stop());
  return server;
}

// each takes a minute of waiting for answers that do not come, so they wait together
test('a server like Openfire 4', { concurrency: true }, async (t) => {
  await Promise.all([
    t.test('gets warnings with their reasons where the target names the list', async (inner) => {
      const text = describe(await startOpenfire(inner), 'openfire');
      const { code, said, results, summary } = await run(inner, text);
      assert.equal(code, 0, said);
      assert.equal(results.verdict, 'warn');
      assert.deepEqual(
        listed('warn', results).filter((id) => !deviations.includes(id)),
        [],
      );
      assert.match(summary, /\(warn: known of Openfire 4\.4 to 4\.7: D2, the header after the restart has/);
      assert.doesNotMatch(said, /did not show/);
    }),
    t.test('fails, without the list, what it turns into warnings and nothing else', async (inner) => {
      const { code, said, results } = await run(inner, describe(await startOpenfire(inner)));
      assert.equal(code, 1, said);
      assert.deepEqual(listed('fail', results), failuresDue(results));
    }),
  ]);
});

test('a listed deviation that does not show is told at the end and in the summary', async (t) => {
  const server = await startReferenceServer();
  t.after(() => server.stop());
  const text = describe(server, 'openfire');
  const { code, said, summary } = await run(t, text, '--requirement', 'RFC6120-4.3.3-a');
  assert.equal(code, 0, said);
  const line =
    /^A listed deviation did not show: RFC6120-4\.3\.3-a passed in this run \(known of Openfire .*\)\.$/m;
  assert.match(said, line);
  assert.match(summary, /## Known deviations that did not show \(1\)\n\n- A listed deviation did not show/);
});

test('a list that is not shipped is an error of the target file', async (t) => {
  const folder = makeFolder(t);
  const lines = ['url: ws://127.0.0.1:9/ws/', 'knownDeviations: openfir'];
  const { code, said } = await runCommand([
    'run',
    ...['--profile', 'handshake', '--target', writeTarget(folder, lines)],
  ]);
  assert.equal(code, 2);
  assert.match(
    said,
    /^knownDeviations in .*target\.yaml is "openfir", and no list of that name is shipped: write openfire, or take the key out\.$/m,
  );
});
