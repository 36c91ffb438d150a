import { runCucumber } from '@cucumber/cucumber/api';
import { root } from '../../checkout';
import type { Transcript } from '../../protocol/wire/transcript';
import { configureSilently, recallRun, setRun, type RecalledTarget } from '../../suite/run';
import type { Message } from './message';
import { hasFinding, isRejudged, replaceChecks } from './replaced-checks';
import { sortMessages, type HeldCase } from './shard-messages';

/** What the rules over all transcripts are judged from. */
export interface Heard {
  target: RecalledTarget;
  /** The cases of all shards, in the order of one run. */
  cases: readonly HeldCase[];
  /** By case id. */
  transcripts: ReadonlyMap<string, Transcript>;
}

/**
 * Judges the rules over all transcripts again, over those of all shards: in its shard such a case has seen only that
 * shard's. Of its own conversation stands what was found there; its checks of every case are held anew, by the steps
 * themselves.
 * @returns the cases, with what these checks found now in place of what they found then
 */
export async function rejudge({ target, cases, transcripts }: Heard): Promise<HeldCase[]> {
  const passive = cases.filter(isRejudged);
  if (passive.length === 0) return [...cases];
  const isLater = new Set(passive.map(({ id }) => id));
  const context = recallRun(target, transcripts);
  for (const { id } of cases) {
    const transcript = transcripts.get(id);
    if (transcript && !isLater.has(id)) context.transcripts.push(transcript);
  }
  for (const one of cases) if (hasFinding(one)) context.found.add(one.id);
  setRun(context);
  const held = new Map((await hold(passive)).map((each) => [each.id, each]));
  return cases.map((one) => replaceChecks(one, held.get(one.id)));
}

async function hold(passive: readonly HeldCase[]): Promise<HeldCase[]> {
  // nothing is sent, so nothing has to be allowed
  const pluginOptions = { selection: { dedicated: true } };
  const { configuration, environment } = await configureSilently(root, { pluginOptions, tags: '@passive' });
  const envelopes: Message[] = [];
  await runCucumber(configuration, environment, (envelope) => envelopes.push(envelope));
  const wanted = new Set(passive.map(({ id }) => id));
  return sortMessages(envelopes).cases.filter(({ id }) => wanted.has(id));
}
