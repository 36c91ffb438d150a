import { namespaces } from '../../protocol/xml/namespaces';
import { binary, growing, octetByOctet, unfinished, utf16 } from './frames';
import { refuse, setAttribute } from './rewriting';
import type { Act, Kind, Reframe, Step } from './step';

/** One way to spoil what a step sends. */
export interface Mutation {
  name: string;
  /** What is wrong with the step, as a sentence ends. */
  predicate: string;
  /** The kinds of steps that it has no meaning for, each with the reason. */
  without: Partial<Record<Kind, string>>;
  /** What is done in place of sending. */
  make: (step: Step) => Act;
}

/** Beyond any limit that a run of the embedded server has. */
const lateMs = 11_000;

const noId = 'it has no id that a request could have given it';
const noStanza = 'it is no stanza, and has none';
const noXml = 'it is no XML';

/** A change of the text alone. */
function text(
  name: string,
  predicate: string,
  without: Mutation['without'],
  change: (text: string, step: Step) => string,
): Mutation {
  return { name, predicate, without, make: (step) => (said, exit) => exit.say(change(said, step)) };
}

/** The same text in other frames. */
function framed(
  name: string,
  predicate: string,
  reframe: Reframe,
  without: Mutation['without'] = {},
): Mutation {
  return { name, predicate, without, make: () => (said, exit) => exit.say(said, reframe) };
}

const noError = {
  http: 'HTTP has status codes, and no conditions',
  header: 'how a stream error is written is one rule for all, and the faults of stream errors break it',
  features: 'how a stream error is written is one rule for all, and the faults of stream errors break it',
  query: 'it is a request, and no answer',
  stanza: 'it answers no request',
  end: 'how a stream error is written is one rule for all, and the faults of stream errors break it',
} as const;

/** The ways to spoil a step: whether it comes, what it is, and how the connection bears it. */
export const mutations: readonly Mutation[] = [
  { name: 'never', predicate: 'never comes', without: {}, make: () => () => undefined },
  {
    name: 'twice',
    predicate: 'comes twice',
    without: {},
    make: () => (said, exit) => {
      exit.say(said);
      exit.say(said);
    },
  },
  {
    name: 'late',
    predicate: 'comes after eleven seconds',
    without: {},
    make: () => (said, exit) => setTimeout(() => exit.say(said), lateMs).unref(),
  },
  text(
    'other-id',
    'has another id',
    { http: noId, features: noStanza, sasl: noStanza, query: noId, end: noStanza },
    (said) => setAttribute(said, 'id', 'other'),
  ),
  text(
    'other-type',
    'has a type that does not exist',
    { http: noStanza, header: noStanza, features: noStanza, sasl: noStanza, end: noStanza },
    (said) => setAttribute(said, 'type', 'other'),
  ),
  text(
    'other-sender',
    'comes from somebody else',
    { http: noStanza, features: noStanza, sasl: noStanza, end: noStanza },
    (said) => setAttribute(said, 'from', 'somebody@other.example/x'),
  ),
  text(
    'other-addressee',
    'is for somebody else',
    { http: noStanza, features: noStanza, sasl: noStanza, end: noStanza },
    (said) => setAttribute(said, 'to', 'somebody@other.example/x'),
  ),
  text('other-namespace', 'is in another namespace', { http: noXml }, (said, { kind }) =>
    kind === 'features'
      ? said.replace(namespaces.stream, 'urn:other')
      : said.replace(/^(<[^>]*\sxmlns=)(["'])[^"']*\2/, '$1$2urn:other$2'),
  ),
  text(
    'payload-in-other-namespace',
    'holds a payload in another namespace',
    { http: noXml, header: 'it is empty', sasl: 'its child is in its own namespace', end: 'it is empty' },
    (said) => said.replace(/^(<[^>]*>.*?<[^>]*?\sxmlns=)(["'])[^"']*\2/s, '$1$2urn:other$2'),
  ),
  text(
    'payload-gone',
    'comes without what it holds',
    { header: 'it is empty', end: 'it is empty' },
    (said, { kind }) =>
      kind === 'http'
        ? `${said.split('\r\n', 1)[0] ?? ''}\r\n\r\n`
        : said.replace(/^(<([\w:]+)[^>]*?)>.*<\/\2>$/s, '$1/>'),
  ),
  text('payload-altered', 'holds something else', {}, (said, { alteration: [was, is] = [/^/, ''] }) =>
    said.replace(was, is),
  ),
  text('error-without-condition', 'is an error without a condition', noError, (said, step) =>
    refuse(said, step, 0),
  ),
  text('error-with-two-conditions', 'is an error with two conditions', noError, (said, step) =>
    refuse(said, step, 2),
  ),
  {
    name: 'dropped-before',
    predicate: 'never comes, for the connection ends before it',
    without: {},
    make: () => (_, exit) => exit.hangUp(),
  },
  {
    name: 'dropped-in-the-middle',
    predicate: 'comes half, and the connection ends',
    without: {},
    make: () => (said, exit) => {
      exit.say(said.slice(0, said.length / 2), unfinished);
      exit.hangUp();
    },
  },
  {
    name: 'dropped-after',
    predicate: 'comes, and the connection ends behind it',
    without: {},
    make: () => (said, exit) => {
      exit.say(said);
      exit.hangUp();
    },
  },
  framed('fragments-of-one', 'comes octet by octet', octetByOctet),
  framed('fragments-growing', 'comes in fragments that grow by an octet each, from none', growing),
  framed('in-utf-16', 'comes in UTF-16', utf16, {
    http: 'HTTP is read by its octets, and that of UTF-16 is no answer at all: it is the 101 that never comes',
  }),
  framed('in-binary', 'comes in a binary message', binary, { http: 'HTTP has no messages' }),
];
