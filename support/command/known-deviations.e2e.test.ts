import { startFaultyServer } from '../faults';
import assert from 'node:assert/strict';
import { readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { test, type TestContext } from 'node:test';
import { parse, stringify } from 'yaml';
import { loadCatalogue } from '../judgement/catalogue/catalogue';
import { readFeatures } from '../judgement/catalogue/cases';
import { deviationsOf, readList, type DeviationList, type DeviationRow } from '../judgement/deviation';
import { startReferenceServer, type ReferenceServer } from '../reference-server/start';
import { behaviours, faults } from '../faults';
import { slug } from '../report';
import { settle, severityOf, type Results } from '../judgement/verdict';
import { makeFolder, runCommand, writeTarget, type Ended } from '../testing/command-line';
import { root } from '../checkout';

function describe(server: ReferenceServer, name: string, knownDeviations?: string): string {
  const { url, domain, pubsub, user, team, rest } = server;
  const { agent, peer, publisher } = server.accounts;
  return stringify({
    // two runs against servers of one name would share what they note of subscriptions
    name: `Openfire sample, ${name}`,
    product: 'finesse',
    ...{ url, domain, pubsub, user, team },
    accounts: { agent: { ...agent, resource: 'desktop' }, peer, publisher },
    rest: { url: rest.url, extension: rest.extension },
    dedicated: true,
    ...(knownDeviations !== undefined && { knownDeviations }),
    // nothing is slow here, and what is passed over costs the whole wait
    limits: { reply: '1s', idle: '2s', badPasswords: '99' },
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
  const target = writeTarget(folder, [text]);
  const ended = await runCommand(['run', '--out', out, '--target', target, ...parameters]);
  const read = (file: string): string => readFileSync(path.join(out, file), 'utf8');
  return { ...ended, results: JSON.parse(read('results.json')) as Results, summary: read('summary.md') };
}

/** Those of the behaviours that have a list. */
const openfires = behaviours.filter(({ name }) => name.startsWith('openfire-'));

/** Ids of the requirements that came to a verdict. */
function listed(wanted: string, { requirements }: Results): string[] {
  return requirements.flatMap(({ id, verdict }) => (verdict === wanted ? id : [])).sort();
}

async function start(t: TestContext, behaviour: string, ...faults: string[]): Promise<ReferenceServer> {
  const server = await startFaultyServer({ behaviour, faults });
  t.after(() => server.stop());
  return server;
}

/** A row with another signature: a message that never comes behind those that do. */
function changed(list: DeviationList, row: DeviationRow): DeviationList {
  const came = [...row.came, { message: '/stream:error[streamerr:policy-violation]' }];
  return { ...list, deviations: [{ ...row, came }] };
}

/** What a finding of a case comes to by a list. */
function judge(
  list: DeviationList,
  { id, requirements, finding }: Results['cases'][number],
): string | undefined {
  if (!finding) return undefined;
  const { known, ...bare } = finding;
  assert.notEqual(known, undefined, id);
  const deviations = deviationsOf([list], null);
  const judgement = { verdict: 'fail', message: '', finding: bare } as const;
  return settle(judgement, requirements, loadCatalogue(), (found) => deviations.find(id, found)).verdict;
}

/** Checks that each row shows in some case, and that the case fails as its rule asks once the signature differs. */
function checkRows(list: DeviationList, { cases }: Results): void {
  const catalogue = loadCatalogue();
  for (const row of list.deviations) {
    const seen = cases.filter(
      ({ id, finding }) =>
        row.cases.includes(id) && finding?.known !== undefined && finding.requirement === row.requirement,
    );
    const requirement = catalogue.get(row.requirement);
    assert.ok(requirement, row.requirement);
    const severity = severityOf(requirement);
    const name = `${row.requirement} in ${row.cases.join(', ')}`;
    assert.deepEqual(
      seen.map(({ id }) => id).sort(),
      [...row.cases].sort(),
      `${name}: each case of the row sees it`,
    );
    for (const found of seen) {
      assert.equal(judge({ ...list, deviations: [row] }, found), severity === 'info' ? 'info' : 'warn', name);
      assert.equal(judge(changed(list, row), found), severity, name);
    }
  }
}

test('each row names cases of its requirement, and a fault of the behaviour that breaks it; each such fault has rows', () => {
  const { cases } = readFeatures();
  const breaks = new Map(faults.map((fault) => [fault.name, fault.breaks]));
  for (const { name, faults: played } of openfires) {
    const { deviations } = readList(name);
    for (const row of deviations) {
      for (const id of row.cases) {
        const found = cases.find((each) => each.id === id);
        assert.ok(
          found?.requirements.includes(row.requirement),
          `${name}: ${id} is no case of ${row.requirement}`,
        );
      }
      assert.ok(played.includes(row.fault), `${name}: ${row.fault} is not played`);
      assert.ok(breaks.get(row.fault)?.includes(row.requirement), `${row.fault} keeps ${row.requirement}`);
    }
    for (const fault of played)
      for (const id of breaks.get(fault) ?? [])
        assert.ok(
          deviations.some((row) => row.fault === fault && row.requirement === id),
          `${name}: no row for ${id}, which ${fault} breaks`,
        );
  }
});

// each takes more than a minute of waiting for answers that do not come, so they wait together
test('a server like Openfire', { concurrency: true }, async (t) => {
  await Promise.all(
    openfires.map(({ name }) =>
      t.test(
        `of ${name} gets warnings alone where the target names openfire, each row from its cases`,
        async (inner) => {
          const text = describe(await start(inner, name), name, 'openfire');
          const { code, said, results, summary } = await run(inner, text, '--profile', 'full');
          assert.deepEqual(listed('fail', results), []);
          assert.equal(code, 0, said);
          // what Openfire passes on there cannot be read, and what cannot be read proves no absence
          const blocked = results.cases.filter(({ verdict }) => verdict === 'blocked');
          assert.deepEqual(
            blocked.map(({ id }) => id),
            ['CLS-023-control'],
          );
          checkRows(readList(name), results);
          assert.match(summary, /\(warn: known of Openfire .*: D2, the header after the restart has/);
          // the rows of the other generation are left out: the server says which it is
          assert.doesNotMatch(said, /did not show/);
        },
      ),
    ),
  );
});

test('a deviation that is played otherwise than the list says is a failure', async (t) => {
  const server = await start(t, 'openfire-4', 'iq-type-unknown-unanswered');
  const text = describe(server, 'played otherwise', 'openfire');
  const { code, said, results } = await run(t, text, '--requirement', 'RFC6120-8.2.3-a');
  assert.equal(code, 1, said);
  assert.deepEqual(
    results.cases.map(({ id, verdict }) => [id, verdict]),
    [
      ['BND-050-unknown', 'fail'],
      ['BND-050-missing', 'warn'],
    ],
  );
});

test('without the list the same server fails', async (t) => {
  const text = describe(await start(t, 'openfire-4'), 'no list');
  const { code, results } = await run(t, text, '--requirement', 'RFC6120-4.3.3-a');
  assert.equal(code, 1);
  assert.deepEqual(listed('fail', results), ['RFC6120-4.3.3-a']);
});

test('the rows of one generation excuse nothing where the target names the other', async (t) => {
  const text = describe(await start(t, 'openfire-4'), 'other list', 'openfire-5');
  const { code, results } = await run(t, text, '--requirement', 'XEP0115-5.1-a');
  assert.equal(code, 1);
  assert.deepEqual(listed('fail', results), ['XEP0115-5.1-a']);
});

test('a listed deviation that does not show is told at the end and in the summary', async (t) => {
  const server = await startReferenceServer();
  t.after(() => server.stop());
  const text = describe(server, 'conformant', 'openfire-4');
  const { code, said, summary } = await run(t, text, '--requirement', 'RFC6120-4.3.3-a');
  assert.equal(code, 0, said);
  const line =
    /^A listed deviation did not show: RFC6120-4\.3\.3-a passed in this run \(known of Openfire .*\)\.$/m;
  assert.match(said, line);
  assert.match(summary, /## Known deviations that did not show\n\n- A listed deviation did not show/);
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
    /^knownDeviations in .*target\.yaml is "openfir", and no list of that name is shipped: write one of openfire, openfire-4, openfire-5, or take the key out\.$/m,
  );
});
