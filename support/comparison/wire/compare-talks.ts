import { diffArrays } from 'diff';
import type { Seen, Layer } from '../difference';
import type { Exchange, Said, StreamEvent, Talk } from './conversation';
import { differ, repeated, type Change } from './element-difference';
import { brief } from './stanza-kind';

/** What was found where two conversations of one case were laid beside each other. */
export interface Compared {
  seen: Seen[];
  /** The suite itself said something else from some point on: what follows is not compared. */
  parted: boolean;
  pairs: [Talk, Talk][];
}

/** Compares all that was asked for in two conversations of one case, connection by connection. */
export function compareTalks(caseId: string, before: readonly Talk[], after: readonly Talk[]): Compared {
  const pairs = pair(before, after);
  const parted = pairs.map(([one, other]) => commonStart(one.sent, other.sent));
  const seen = pairs.flatMap(([one, other], at) => [
    ...compareExchanges(caseId, one, other),
    ...compareStreams(caseId, one, other, parted[at] ?? 0),
    ...compareEnds(caseId, one, other, parted[at] ?? 0),
  ]);
  const whole = pairs.every(
    ([one, other], at) => parted[at] === Math.max(one.sent.length, other.sent.length),
  );
  return { seen, parted: !whole || before.length !== after.length, pairs };
}

/** Connections of the same party, in their order. */
function pair(before: readonly Talk[], after: readonly Talk[]): [Talk, Talk][] {
  const left = [...after];
  return before.flatMap((talk): [Talk, Talk][] => {
    const at = left.findIndex(({ party }) => party === talk.party);
    const [partner] = at < 0 ? [] : left.splice(at, 1);
    return partner ? [[talk, partner]] : [];
  });
}

function commonStart(one: readonly string[], other: readonly string[]): number {
  const end = one.findIndex((text, at) => text !== other[at]);
  return end < 0 ? one.length : end;
}

function compareExchanges(caseId: string, before: Talk, after: Talk): Seen[] {
  const asked = new Map<string, Exchange[]>();
  for (const exchange of after.exchanges)
    asked.set(exchange.request, [...(asked.get(exchange.request) ?? []), exchange]);
  return before.exchanges.flatMap((exchange) => {
    const partner = asked.get(exchange.request)?.shift();
    return partner ? compareAnswers(caseId, exchange, partner) : [];
  });
}

function compareAnswers(caseId: string, before: Exchange, after: Exchange): Seen[] {
  const { channel } = before;
  const most = Math.max(before.answers.length, after.answers.length);
  return Array.from({ length: most }, (_, number) => number).flatMap((number) => {
    const [one, other] = [before.answers[number], after.answers[number]];
    const changes = one && other ? compareSaid(one, other) : [presenceOf(one, other, number)];
    const place = { case: caseId, before: one?.at ?? before.at, after: other?.at ?? after.at };
    return changes.map((change) => seenAs(layerOf(channel, one), channel, change, place));
  });
}

/** Only one side has it. */
function presenceOf(one: Said | undefined, other: Said | undefined, number: number): Change {
  const [before, after] = [one, other].map((said) => (said ? briefly(said) : null));
  const path = number === 0 ? 'answer' : 'further answer';
  return { path, kind: one ? 'removed' : 'added', before: before ?? null, after: after ?? null };
}

/** What differs between two things said. */
export function compareSaid(one: Said, other: Said): Change[] {
  if (one.text === other.text) return [];
  if (one.element && other.element) return differ(one.element, other.element);
  return [{ path: 'text', kind: 'changed', before: briefly(one), after: briefly(other) }];
}

function briefly({ element, text }: Said): string {
  return element ? brief(element) : text.slice(0, 120);
}

function compareStreams(caseId: string, before: Talk, after: Talk, common: number): Seen[] {
  const until = ({ stream }: Talk): StreamEvent[] => stream.filter(({ behind }) => behind <= common);
  const [one, other] = [until(before), until(after)];
  let [atOne, atOther] = [0, 0];
  return diffArrays(
    one.map(({ kind }) => kind),
    other.map(({ kind }) => kind),
  ).flatMap(({ value, added, removed }) =>
    value.flatMap((kind) => {
      const left = added ? undefined : one[atOne++]?.said;
      const right = removed ? undefined : other[atOther++]?.said;
      const changes = left && right ? compareSaid(left, right) : [presenceOf(left, right, 0)];
      const place = { case: caseId, before: left?.at ?? null, after: right?.at ?? null };
      return changes.map((change) =>
        seenAs(
          layerOf(kind, left),
          kind,
          { ...change, path: change.path === 'answer' ? kind : change.path },
          place,
        ),
      );
    }),
  );
}

function compareEnds(caseId: string, { end: one }: Talk, { end: other }: Talk, common: number): Seen[] {
  if (one?.how === other?.how) return compareErrors(caseId, one?.error ?? null, other?.error ?? null);
  // where the suite went another way, it also ends at another point; not where the server ended what went on before
  const later = [one, other].filter((end) => end && end.behind > common);
  const byServer = [one, other].some((end) => end?.how.startsWith('by the server') && end.behind <= common);
  if (later.length > 0 && !(byServer && later[0]?.how.startsWith('by the suite'))) return [];
  const change: Change = {
    path: 'end',
    kind: one ? (other ? 'changed' : 'removed') : 'added',
    before: one?.how ?? null,
    after: other?.how ?? null,
  };
  return [
    seenAs('wire', 'end of the connection', change, {
      case: caseId,
      before: one?.at ?? null,
      after: other?.at ?? null,
      certain: [one, other].some((end) => end?.outlived && end.how.startsWith('by the suite')),
    }),
  ];
}

/** What two stream errors of one condition differ in. */
function compareErrors(caseId: string, one: Said | null, other: Said | null): Seen[] {
  if (!one || !other) return [];
  const place = { case: caseId, before: one.at, after: other.at };
  return compareSaid(one, other).map((change) => seenAs('wire', 'stream error', change, place));
}

/** What a server says of itself is its offer; all else is the wire. */
function layerOf(channel: string, said: Said | undefined): Layer {
  if (channel === 'handshake' || channel.startsWith('features')) return 'offer';
  const query = said?.element?.children[0];
  return query?.name === 'query' && /disco#info$|iq:version$/.test(query.namespace) ? 'offer' : 'wire';
}

/** What every answer carries alike is one thing, whatever was asked. */
const common = /^(?:iq|presence|message)\/@(?!from$|to$|id$|type$)/;

/** A change with its place. */
export function seenAs(layer: Layer, channel: string, change: Change, at: Seen['at']): Seen {
  const { path, kind, before, after } = change;
  // what is in the events of every node is one thing
  if (layer === 'events' && path !== 'seen' && path !== 'count')
    return { layer, channel: 'every event', path, kind, before, after, at };
  if (common.test(path))
    return {
      layer: 'wire',
      channel: 'every stanza',
      path: path.replace(/^\w+/, 'stanza'),
      kind,
      before,
      after,
      at,
    };
  return { layer, channel: path === repeated ? 'every error' : channel, path, kind, before, after, at };
}
