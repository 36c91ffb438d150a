import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { root } from '../../checkout';
import { readFeatures, type Case } from './cases';
import { loadCatalogue, type Level } from './catalogue';

const { rules, cases } = readFeatures();
const catalogue = loadCatalogue();

const knownTag = /^@(req:\S+|case:\S+|needs:[a-z-]+|must|should|may|example|full|soak|passive|control)$/;
const levelTags = ['@must', '@should', '@example', '@may'] as const;
const tagOf: Record<Level, (typeof levelTags)[number]> = {
  MUST: '@must',
  'MUST NOT': '@must',
  SHOULD: '@should',
  'SHOULD NOT': '@should',
  EXAMPLE: '@example',
  MAY: '@may',
};

function place({ feature, line }: { feature: string; line: number }): string {
  return `${feature}:${line}`;
}

/** The text of the scenario that a case is, or is a row of. */
function scenarioOf(text: string, { line }: Case): string {
  const isHead = (each: string): boolean => /^\s*(Scenario|Rule)/.test(each);
  const lines = text.split('\n');
  const start = lines.slice(0, line).findLastIndex(isHead);
  const end = lines.findIndex((each, index) => index > start && isHead(each));
  return lines.slice(start, end === -1 ? undefined : end).join('\n');
}

test('every @req of the features is in the catalogue', () => {
  const unknown = [...rules, ...cases].flatMap((one) =>
    one.requirements.filter((id) => !catalogue.get(id)).map((id) => `${place(one)} ${id}`),
  );
  assert.deepEqual([...new Set(unknown)], []);
});

test('every case carries one id, and a row of an outline its own', () => {
  const count = (one: Case): number => one.tags.filter((tag) => tag.startsWith('@case:')).length;
  assert.deepEqual(cases.filter((one) => one.id === null || count(one) !== 1).map(place), []);
});

test('no case id is used twice', () => {
  const seen = new Map<string, string>();
  const twice = cases.flatMap((one) => {
    const first = seen.get(one.id ?? '');
    if (one.id !== null) seen.set(one.id, place(one));
    return first === undefined ? [] : [`${one.id ?? ''} in ${first} and ${place(one)}`];
  });
  assert.deepEqual(twice, []);
});

test('case ids are three letters, a number and, of an outline, the row', () => {
  const odd = cases.filter(({ id }) => id !== null && !/^[A-Z]{3}-\d{3}(-[a-z0-9][a-z0-9.-]*)?$/.test(id));
  assert.deepEqual(
    odd.map((one) => `${place(one)} ${one.id ?? ''}`),
    [],
  );
});

test('every case tests a requirement', () => {
  assert.deepEqual(cases.filter(({ requirements }) => requirements.length === 0).map(place), []);
});

test('every tag is a known one', () => {
  const unknown = [...rules, ...cases].flatMap((one) =>
    one.tags.filter((tag) => !knownTag.test(tag)).map((tag) => `${place(one)} ${tag}`),
  );
  assert.deepEqual(unknown, []);
});

test('the tag of a rule says the level of its strongest requirement', () => {
  const wrong = rules.flatMap((rule) => {
    const known = rule.requirements.flatMap((id) => catalogue.get(id) ?? []);
    const strongest = levelTags.find((tag) => known.some(({ level }) => tagOf[level] === tag));
    const found = levelTags.filter((tag) => rule.tags.includes(tag));
    const right = found.length === 1 && (known.length === 0 || found[0] === strongest);
    return right ? [] : [`${place(rule)} wants ${strongest ?? 'a level'}, has ${found.join(' ') || 'none'}`];
  });
  assert.deepEqual(wrong, []);
});

test('a case of a rule that is not safe carries @full', () => {
  const open = cases.filter(
    ({ tags, requirements: ids }) =>
      !tags.includes('@full') && ids.some((id) => catalogue.get(id)?.safety !== undefined),
  );
  assert.deepEqual(
    open.map((one) => `${place(one)} ${one.id ?? ''}`),
    [],
  );
});

test('a case that carries @full has a rule that is not safe, but for five whose rules have safe cases too', () => {
  const needless = cases.filter(
    ({ tags, requirements: ids }) =>
      tags.includes('@full') && ids.every((id) => catalogue.get(id)?.safety === undefined),
  );
  // a node deleted below its subscriber, a session that is left to be resumed, waits as long as limits.idle, and the announcement of a frame of 2^40 bytes
  assert.deepEqual(
    needless.map(({ id }) => id),
    ['BND-211', 'CLS-008', 'CLS-081', 'FIN-090', 'CLS-071'],
  );
});

test('a case that sends a wrong password, or may have a right one refused, asks whether it may', () => {
  const sends = /tries \d+ wrong passwords?$|authenticates with the PLAIN message/m;
  const textOf = (file: string): string => readFileSync(join(root, file), 'utf8');
  const sending = cases.filter((one) => sends.test(scenarioOf(textOf(one.feature), one)));
  assert.ok(sending.length > 15, `only ${sending.length} found`);
  const unasked = sending.filter(({ tags }) => !tags.includes('@needs:bad-passwords'));
  assert.deepEqual(unasked.map(place), []);
});

test('a case that speaks to the pubsub service says that it needs one', () => {
  const speaks =
    /\$pubsub|pubsub service|is subscribed to|(un)?subscribes (to|from)|its subscriptions|prepared node|events? of the|(state|users|client log) changes?\b|Update in the event/;
  const textOf = (file: string): string => readFileSync(join(root, file), 'utf8');
  const speaking = cases.filter((one) => speaks.test(scenarioOf(textOf(one.feature), one)));
  assert.ok(speaking.length > 100, `only ${speaking.length} found`);
  // what is sent before the sign-in goes nowhere; rows to other addresses; what SystemInfo says of the address
  const others = [
    'AUT-060-iq',
    'AUT-062-iq',
    'AUT-062-message',
    'AUT-062-presence',
    'BND-055-the-domain',
    'BND-055-nobody',
    'FIN-004',
    'FIN-005',
  ];
  const rows = ['PRS-040-the-domain', 'PRS-041-the-domain', 'PRS-041-the-own-account'];
  const untold = speaking.filter(({ tags }) => !tags.some((tag) => tag.startsWith('@needs:pubsub')));
  assert.deepEqual(
    untold.flatMap(({ id }) => id ?? []).filter((id) => ![...others, ...rows].includes(id)),
    [],
  );
});

test('no feature takes a priority above 0, which would draw messages away from a live desktop', () => {
  const files = [...new Set(cases.map(({ feature }) => feature))];
  const above = files.filter((file) => {
    const text = readFileSync(join(root, file), 'utf8');
    return [...text.matchAll(/<priority>([^<]*)</g)].some(
      ([, priority]) => !/^(0|-\d+)$/.test(priority ?? ''),
    );
  });
  assert.deepEqual(above, []);
});

/** Each line of each feature, in every language, with its place. */
function linesOf(folder = ''): { at: string; line: string; next: string }[] {
  const files = readdirSync(join(root, 'features'), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.feature') && file.includes(folder))
    .sort();
  return files.flatMap((file) => {
    const lines = readFileSync(join(root, 'features', file), 'utf8').split('\n');
    return lines.map((line, index) => ({ at: `${file}:${index + 1}`, line, next: lines[index + 1] ?? '' }));
  });
}

test('every rule says why it matters', () => {
  const heads = linesOf().filter(({ line }) => /^\s*(Rule|Regel): /.test(line));
  assert.ok(heads.length > 300, `only ${heads.length} found`);
  assert.deepEqual(
    heads.filter(({ next }) => !/^\s+[^@\s]/.test(next)).map(({ at }) => at),
    [],
  );
});

test('every scenario has a name of more than its place of an outline', () => {
  const bare = linesOf().filter(({ line }) => /^\s*Scenario( Outline)?: *(<[^>]*>)? *$/.test(line));
  assert.deepEqual(
    bare.map(({ at }) => at),
    [],
  );
});

test('the documented conversation holds no XPath and no XML', () => {
  const raw = linesOf('0-documented-conversation').filter(({ line }) =>
    /"""|<\/?\w+[^>]*xmlns|\/\w+:/.test(line),
  );
  assert.deepEqual(
    raw.map(({ at }) => at),
    [],
  );
});

test('a place of an outline inside of XML is no tag: it holds a space, as <the stanza> does', () => {
  const docs = cases.flatMap(({ feature }) => feature);
  const wrong = [...new Set(docs)].flatMap((file) => {
    const text = readFileSync(join(root, file), 'utf8');
    return text.split(/^(?=\s*(?:Scenario|Rule))/m).flatMap((block) => {
      const places = [...block.matchAll(/^\s*Examples:\s*\n(.*)$/gm)].flatMap(([, head = '']) =>
        head.split('|').map((cell) => cell.trim()),
      );
      const xml = [...block.matchAll(/"""xml([^]*?)"""/g)].map(([, doc = '']) => doc).join('\n');
      return places
        .filter((place) => /^\w+$/.test(place) && xml.includes(`<${place}>`))
        .map((place) => `${file}: <${place}>`);
    });
  });
  assert.deepEqual(wrong, []);
});

test('no place of an outline has the name of an element of XMPP', () => {
  const places = linesOf().flatMap(({ at, line, next }) =>
    /^\s*Examples:/.test(line) ? next.split('|').map((cell) => ({ at, place: cell.trim() })) : [],
  );
  const elements =
    /^(?:message|presence|iq|open|close|text|body|value|resource|identity|feature|item|name|version|query)$/;
  assert.deepEqual(
    places.filter(({ place }) => elements.test(place)).map(({ at, place }) => `${at} <${place}>`),
    [],
  );
});

test('what a case assumes of the server stands in the perfect tense, and what it checks does not', () => {
  const assumed = /^\s*(?:Given|When|And) the (?:server|pubsub service) (?!has )(?!is )/;
  const wrong = linesOf().flatMap(({ at, line }, index, all) => {
    if (!assumed.test(line)) return [];
    const before = all.slice(0, index).findLast((each) => /^\s*(?:Given|When|Then) /.test(each.line));
    const isCheck =
      line.trimStart().startsWith('And') && before?.line.trimStart().startsWith('Then') === true;
    return isCheck ? [] : [`${at}: ${line.trim()}`];
  });
  assert.deepEqual(wrong, []);
});
