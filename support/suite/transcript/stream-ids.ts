import { closeSession, openStream } from '../../protocol/session';
import { Nonconformity } from '../../judgement/verdict';
import { parse } from '../../protocol/xml/parse';
import { textOf } from '../../protocol/xml/query';
import { nothingSeen } from '../recording/unrecorded';
import { allSaid, type Said } from './heard';
import type { Party } from '../party';
import type { ConformanceWorld } from '../world';

/** Shorter ones could be guessed by trying. */
const leastLength = 8;

/** Opens streams one after another, each on a connection of its own. */
export async function openStreams(world: ConformanceWorld, party: Party, count: number): Promise<void> {
  for (let opened = 0; opened < count; opened += 1) {
    const session = await world.connect(party);
    await openStream(session);
    await closeSession(session);
  }
}

/**
 * Checks the id of every stream of every case so far: none comes twice, none is short, and they do not count up.
 * RFC 6120, section 4.7.3.
 */
export function expectFreshStreamIds(world: ConformanceWorld): void {
  const ids = idsOf(allSaid(world));
  if (world.run.recording && ids.length === 0) throw nothingSeen(world, 'no stream was given an id');
  const before = new Set<string>();
  const twice = ids.find((id) => before.size === before.add(id).size);
  const short = ids.find((id) => id.length < leastLength);
  const problem =
    (twice !== undefined && `${twice} came twice`) ||
    (short !== undefined && `${short} has ${String(short.length)} characters`) ||
    (countUp(ids) && `they count up: ${ids.slice(0, 4).join(', ')}`);
  if (!problem) return;
  throw new Nonconformity({
    sent: null,
    expected: [`stream ids that differ, have ${String(leastLength)} characters or more, and do not count up`],
    got: `${String(ids.length)} stream ids, and ${problem}`,
    next: null,
  });
}

/** The ids in the order they came; one that the same connection repeats is the matter of section 4.3.3. */
function idsOf(said: readonly Said[]): string[] {
  const seen = new Set<string>();
  return said.flatMap(({ entry, caseId }) => {
    const id = entry.text.includes('<open') ? readId(entry.text) : '';
    const place = `${caseId} ${String(entry.connection)} ${id}`;
    if (id === '' || seen.has(place)) return [];
    seen.add(place);
    return [id];
  });
}

function readId(text: string): string {
  const parsed = parse(text);
  return parsed.ok ? textOf('/framing:open/@id', parsed.document) : '';
}

/** Whether hexadecimal or decimal ids are each a little more than the one before. */
function countUp(ids: readonly string[]): boolean {
  const numbers = ids.filter((id) => /^[\da-f]+$/i.test(id)).map((id) => BigInt(`0x${id}`));
  const steps = numbers.slice(1).map((number, index) => number - (numbers[index] ?? number));
  return steps.length > 2 && steps.every((step) => step > 0n && step < 1000n);
}
