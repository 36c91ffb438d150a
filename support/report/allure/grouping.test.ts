import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { JudgedCase } from '../../judgement/verdict';
import { sampleCatalogue } from '../../testing/samples/requirement';
import { categories } from './categories';
import { executorOf } from './executor';
import { messageOf } from './message';
import { outlineOf } from './outline';

const catalogue = sampleCatalogue();

/** A case that gives a reason and holds no finding. */
function blocked(id: string, message: string, made: readonly string[] = []): JudgedCase {
  const invented = made.map((value, index) => ({ name: `id:${index + 1}`, kind: 'id', value }));
  const record = { id, transcript: { invented } };
  return { record, verdict: 'blocked', message, finding: null, conclusions: [] } as unknown as JudgedCase;
}

test('four cases of one cause are one group, whatever ids, moments and times their messages hold', () => {
  const cases = [
    blocked(
      'SUB-001',
      'the answer to 7ae82707-7145-41ad-ae80-5cc0dc3ae7df came after 12.5 ms, too late for SUB-001',
    ),
    blocked(
      'SUB-002',
      'the answer to e91aa0c8-451f-4fe5-8f04-f00bc2a689ef came after 3 s, too late for SUB-002',
    ),
    blocked('SUB-003', 'the answer to early-nonce came after 900 ms, too late for SUB-003', ['early-nonce']),
    blocked('SUB-004', 'the answer to 1acA1958ff came after 1 ms, too late for SUB-004'),
  ];
  assert.deepEqual(
    [...new Set(cases.map((each) => messageOf(each, { catalogue })))],
    ['blocked: the answer to … came after … ms, too late for …'],
  );
});

test('a moment, an address and an id of the wire are no part of a group', () => {
  const message = "wss://127.0.0.1:8445/ws/ said id='a-1' at 2026-11-27T10:24:16.123Z";
  assert.equal(
    messageOf(blocked('A-1', message), { catalogue }),
    "blocked: wss://127.0.0.1/ws/ said id='…' at …",
  );
});

test('causes that differ are two groups', () => {
  const one = messageOf(blocked('A-1', 'no stream features came'), { catalogue });
  assert.notEqual(one, messageOf(blocked('A-2', 'a request was not answered'), { catalogue }));
});

test('each category takes the messages of its verdict, in the regular expressions that both generators read', () => {
  const taken = ['error', 'blocked', 'warn', 'not-applicable'].map((verdict) =>
    categories
      .filter(({ messageRegex }) => messageRegex !== undefined)
      .filter(({ messageRegex = '' }) => new RegExp(`^${messageRegex}$`).test(`${verdict}: one\ntwo`))
      .map(({ name }) => name),
  );
  assert.deepEqual(taken, [['Suite errors'], ['Blocked'], ['Warnings'], ['Not applicable']]);
});

test('epics, features and stories sort by name in the order of the conversation', () => {
  const rules = Array.from({ length: 11 }, (_, index) => `Step ${index + 1}: so it goes on`);
  const place = (feature: string, featureName: string, rule: string | null): JudgedCase['record'] =>
    ({ feature, featureName, rule }) as JudgedCase['record'];
  const records = [
    ...rules.map((rule) => place('features/0-documented/a.feature', 'The conversation', rule)),
    place('features/1-upgrade/z.feature', 'Zero comes first', null),
    place('features/1-upgrade/a.feature', 'All else', 'A server MUST'),
  ];
  const placeOf = outlineOf(records.map((record) => ({ record }) as JudgedCase));
  const places = records.map(placeOf);
  for (const level of ['epic', 'feature', 'story'] as const) {
    const names = places.flatMap((each) => each[level] ?? []);
    assert.deepEqual([...names].sort(), names, level);
  }
  assert.deepEqual(places[9], {
    epic: '0 Documented',
    feature: '0.1 The conversation',
    story: '0.1.10 Step 10: so it goes on',
  });
  assert.deepEqual(places.at(-2), { epic: '1 Upgrade', feature: '1.1 Zero comes first', story: null });
});

test('the executor is the CI that runs the process, with a link to its job', () => {
  const github = {
    GITHUB_ACTIONS: 'true',
    ...{ GITHUB_SERVER_URL: 'https://github.example', GITHUB_REPOSITORY: 'a/b', GITHUB_RUN_ID: '77' },
    ...{ GITHUB_WORKFLOW: 'conformance', GITHUB_RUN_NUMBER: '12' },
  };
  assert.deepEqual(executorOf(github, 'lab'), {
    ...{ name: 'GitHub Actions', type: 'github', buildName: 'conformance #12', buildOrder: 12 },
    ...{ buildUrl: 'https://github.example/a/b/actions/runs/77', reportName: 'lab' },
  });
  const gitlab = {
    ...{ GITLAB_CI: 'true', CI_JOB_NAME: 'conformance', CI_PIPELINE_IID: '5' },
    CI_JOB_URL: 'https://gitlab.example/a/b/-/jobs/9',
  };
  assert.deepEqual(executorOf(gitlab, 'lab'), {
    ...{ name: 'GitLab CI', type: 'gitlab', buildName: 'conformance #5', buildOrder: 5 },
    ...{ buildUrl: 'https://gitlab.example/a/b/-/jobs/9', reportName: 'lab' },
  });
  const jenkins = {
    ...{ JENKINS_URL: 'https://jenkins.example/', JOB_NAME: 'conformance', BUILD_NUMBER: '3' },
    BUILD_URL: 'https://jenkins.example/job/conformance/3/',
  };
  assert.deepEqual(executorOf(jenkins, 'lab'), {
    ...{ name: 'Jenkins', type: 'jenkins', buildName: 'conformance #3', buildOrder: 3 },
    ...{ buildUrl: 'https://jenkins.example/job/conformance/3/', reportName: 'lab' },
  });
  assert.equal(executorOf({}, 'lab'), null);
});
