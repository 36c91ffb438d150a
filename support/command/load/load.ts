import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { root } from '../../checkout';
import { readTarget, secretsOf, type Target } from '../../configuration';
import {
  findEngine,
  makePrivateFolder,
  makeResult,
  refusalsMost,
  renderLoadPage,
  renderLoadText,
  startEngine,
  Tally,
  writeSettings,
  type Engine,
  type Line,
  type LoadResult,
  type Plan,
  type PrivateFolder,
} from '../../load';
import { findSecrets, makeRunFolder } from '../../report';
import { claimFolder } from '../out-folder';
import { suite } from '../suite';
import { UsageError } from '../usage-error';
import { describeLoad } from './announcement';
import { startConformanceRun } from './conformance-run';
import { holdCourse } from './course';
import { exitCodeOf } from './exit-code';
import { openPlace, type Place } from './place';
import { makePlan, type Asked } from './plan';
import { Stop } from './stop';

/** What `load` is asked for on the command line. */
export interface LoadOptions extends Asked {
  target: string;
  faults: readonly string[];
  out?: string;
  json: boolean;
}

/** What `load` writes into its folder, beside that of the conformance run. */
const names = { result: 'load.json', page: 'load.html', words: 'engine.log' } as const;

/**
 * Signs many agents in through a load engine, holds them, judges the documented conversation meanwhile, and writes what
 * it came to.
 * @returns the exit code of the contract
 * @throws TargetError and UsageError before anything is sent
 */
export async function load(options: LoadOptions): Promise<number> {
  const target = readTarget(options.target, process.env);
  refuseUnusable(target, options.faults);
  const engine = findEngine(process.env);
  if ('missing' in engine) {
    console.error(engine.missing);
    return 3;
  }
  const folder = makePrivateFolder();
  let place: Place | null = null;
  try {
    place = await openPlace(target, { faults: options.faults, agents: options.agents, folder });
    const plan = makePlan(place.target, place.pool, options);
    return await loadPlace({ place, plan, engine, folder, options });
  } finally {
    await place?.end();
    folder.remove();
  }
}

function refuseUnusable({ embedded, proxy }: Target, faults: readonly string[]): void {
  if (faults.length > 0 && !embedded)
    throw new UsageError('--fault works on the embedded server alone: take it out, or load url: embedded');
  if (proxy?.startsWith('https:') === true)
    throw new UsageError(
      'The load engine does not speak TLS to a proxy: name one by http:// in HTTPS_PROXY, or except the server in NO_PROXY',
    );
}

interface Loading {
  place: Place;
  plan: Plan;
  engine: Engine;
  folder: PrivateFolder;
  options: LoadOptions;
}

async function loadPlace({ place, plan, engine, folder, options }: Loading): Promise<number> {
  const { target } = place;
  const startedAt = new Date();
  const out =
    options.out === undefined
      ? await makeRunFolder(path.join(root, 'reports/loads'), target.name, startedAt)
      : claimFolder(options.out);
  // with --json standard output is the result alone
  const tell = (sentence: string): void => (options.json ? console.error(sentence) : console.log(sentence));
  for (const line of describeLoad(target, plan, engine)) tell(line);
  const tally = new Tally();
  const stop = new Stop();
  const most = refusalsMost(target);
  const take = (line: Line): void => {
    tally.take(line);
    if (tally.refused() >= most)
      stop.stop(
        `The server refused ${String(most)} sign-ins: no more are tried, since wrong passwords lock accounts. Check accounts.pool.`,
      );
  };
  const run = startEngine(engine, { plan, settings: writeSettings(target, plan, folder), take });
  stop.onStop = () => void run.stop();
  try {
    const conformance = await holdCourse({
      ...{ plan, tally, tell, engine: run },
      replyMs: target.limits.replyMs,
      connectsPerSecond: target.limits.connectsPerSecond,
      judge: () =>
        startConformanceRun(place, { folder: out, countSignedIn: () => tally.ready.size - tally.lost.size }),
      stopped: () => stop.reason !== null,
    });
    await run.stop();
    const durationMs = Date.now() - startedAt.getTime();
    const { interrupted } = stop;
    const result = makeResult({
      ...{ suite, engine, target, plan, tally, conformance, interrupted, startedAt, durationMs },
    });
    writeResult(out, result, run.words);
    if (tally.started.size === 0 && !interrupted)
      console.error(
        `Could not be tested: the engine began no agent. Its last words:\n${run.words.join('\n')}`,
      );
    return await conclude(out, result, { place, json: options.json });
  } finally {
    stop.ignore();
  }
}

function writeResult(out: string, result: LoadResult, words: readonly string[]): void {
  writeFileSync(path.join(out, names.result), `${JSON.stringify(result, null, 2)}\n`);
  writeFileSync(path.join(out, names.page), renderLoadPage(result));
  writeFileSync(path.join(out, names.words), `${words.join('\n')}\n`);
}

async function conclude(
  out: string,
  result: LoadResult,
  { place, json }: { place: Place; json: boolean },
): Promise<number> {
  process.stdout.write(
    json ? `${JSON.stringify(result, null, 2)}\n` : renderLoadText(result, path.join(out, names.page)),
  );
  const pool = place.pool.map(({ password }) => password);
  const secrets = [...new Set([...secretsOf(place.target), ...pool])];
  const leaks = await findSecrets(out, secrets, { only: Object.values(names) });
  for (const file of leaks)
    console.error(`A secret stands in ${file}: delete the folder and report this as a fault of the suite.`);
  return exitCodeOf(result, leaks.length > 0);
}
