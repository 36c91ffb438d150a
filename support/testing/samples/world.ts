import type { IWorldOptions } from '@cucumber/cucumber';
import { Budget } from '../../protocol/budget';
import { sampleCatalogue, sampleRequirement } from './requirement';
import { Breaker, setRun, type RunContext } from '../../suite/run';
import { Patience } from '../../protocol/session';
import { sampleTarget } from './session';
import type { Target } from '../../configuration';
import { nothingKnown } from '../../judgement/verdict';
import { ConformanceWorld } from '../../suite/world';

/** What a test's steps attached, in order. */
export interface Attachment {
  text: string;
  mediaType: string;
}

/** A run against a sample target; nothing listens there. */
export function sampleRun(target: Partial<Target> = {}, changes: Partial<RunContext> = {}): RunContext {
  const sample = sampleTarget(target);
  return {
    target: sample,
    catalogue: sampleCatalogue(
      sampleRequirement({ id: 'MUST-1' }),
      sampleRequirement({ id: 'SHOULD-1', level: 'SHOULD' }),
      sampleRequirement({ id: 'MAY-1', level: 'MAY' }),
    ),
    knownDeviations: nothingKnown,
    transcripts: [],
    recorded: null,
    recording: null,
    keep: null,
    found: new Set(),
    budget: new Budget(sample.limits),
    ledgerFile: null,
    breaker: new Breaker(),
    absent: new Map(),
    overruns: 0,
    overrunsMost: 3,
    soakMs: null,
    soak: null,
    patience: new Patience(),
    stopped: null,
    end: () => Promise.resolve(),
    ...changes,
  };
}

/** A world in a run of its own, with a case begun that is about these requirements. */
export function sampleWorld(
  run: RunContext = sampleRun(),
  requirements: readonly string[] = ['MUST-1'],
): { world: ConformanceWorld; attached: Attachment[] } {
  setRun(run);
  const attached: Attachment[] = [];
  const options = {
    attach: (text: string, { mediaType }: { mediaType: string }) => void attached.push({ text, mediaType }),
    log: () => undefined,
    link: () => undefined,
    parameters: {},
  };
  const world = new ConformanceWorld(options as unknown as IWorldOptions);
  world.begin(
    'CASE-1',
    requirements.map((id) => `@req:${id}`),
  );
  return { world, attached };
}
