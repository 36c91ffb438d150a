import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { parse } from 'yaml';
import { root } from '../../checkout';
import { readFeatures, type Case, type Rule } from '../../judgement/catalogue/cases';

const { rules, cases } = readFeatures();
const excused = (
  parse(readFileSync(path.join(__dirname, 'without-control.yaml'), 'utf8')) as {
    reason: string;
    rules: string[];
  }[]
).flatMap(({ rules: ids }) => ids);

const refusing =
  /is the error "|@type='error'|\b(stanzaerr|streamerr):|sasl:failure|is refused|fails the connection/;
// the phrase tries the same without the fault, or the expression lets a result pass
const accepting = /granted without|@type='result'/;
const prohibition = /nothing with\s+"""xpath[^]*?"""|(no|one) message of any case[^]*?"""xpath[^]*?"""/g;

/** What a case checks: its text from the first Then on, without what is not to come. */
function checksOf({ feature, line }: Case): string {
  const lines = readFileSync(path.join(root, feature), 'utf8').split('\n');
  const start = lines.slice(0, line).findLastIndex((each) => /^\s*Scenario/.test(each));
  const end = lines.findIndex((each, index) => index > start && /^\s*(Scenario|Rule|@)/.test(each));
  const [, ...checks] = lines
    .slice(start, end === -1 ? undefined : end)
    .join('\n')
    .split(/^\s*Then /m);
  return checks.join('\n').replace(prohibition, '');
}

function casesOf(rule: Rule): Case[] {
  const [next = Infinity] = rules
    .filter(({ feature, line }) => feature === rule.feature && line > rule.line)
    .map(({ line }) => line);
  return cases.filter(({ feature, line }) => feature === rule.feature && line > rule.line && line < next);
}

function expectsRefusal(one: Case): boolean {
  const checks = checksOf(one);
  return !one.tags.includes('@passive') && refusing.test(checks) && !accepting.test(checks);
}

const lacking = rules
  .map((rule) => ({ rule, own: casesOf(rule) }))
  .filter(({ own }) => own.some(expectsRefusal) && !own.some(({ tags }) => tags.includes('@control')))
  .map(({ rule, own }) => rule.requirements[0] ?? own[0]?.requirements[0] ?? rule.name);

test('a rule whose case expects a refusal has a positive control, or a reason why it needs none', () => {
  assert.deepEqual(
    lacking.filter((id) => !excused.includes(id)),
    [],
  );
});

test('no rule is excused twice, or has a control all the same', () => {
  assert.equal(new Set(excused).size, excused.length);
  assert.deepEqual(
    excused.filter((id) => !lacking.includes(id)),
    [],
  );
});
