import { loadCatalogue } from '../../judgement/catalogue/catalogue';
import { exitCodeOf, isDocumentedCore } from '../../judgement/verdict';
import type { Target } from '../../configuration';
import { giveAccount, type Reading, type Recorded } from '../../inspection';
import { prepareReport, type RunReport, type RecordedAccount } from '../../report';
import { listDeviations } from '../../suite/run';
import { suite } from '../suite';
import { hold } from './hold';
import { targetOf } from './known-target';

/** What one conversation of a capture came to. */
export interface Judged {
  /** The file, and the conversation in it where it holds several. */
  source: string;
  report: RunReport & { recorded: RecordedAccount };
  recorded: Recorded;
  exitCode: number;
}

/** Judges one conversation by the rules of every run, and tells where it broke. */
export async function judge(
  source: string,
  reading: Reading,
  recorded: Recorded,
  known: Target | null,
): Promise<Judged> {
  const target = targetOf(source, recorded, known);
  const envelopes = await hold(recorded, target);
  const catalogue = loadCatalogue();
  const { transcript } = recorded.recording;
  const facts = {
    ...{ envelopes, catalogue, suite, target, profile: 'recorded' },
    knownDeviations: listDeviations({ ...target, file: null }, null),
  };
  const { run } = prepareReport(facts);
  // the conversation stands with each case that found something in it, and with the first for what was offered
  const shown = run.cases.filter(({ verdict }, index) => index === 0 || ['fail', 'warn'].includes(verdict));
  const transcripts = shown.map(({ record }) => ({ ...transcript, case: record.id }));
  const report = prepareReport({ ...facts, transcripts });
  const account = giveAccount(source, reading, recorded, report.run);
  return { source, recorded, report: { ...report, recorded: account }, exitCode: codeOf(report, recorded) };
}

/** As of a run; 3 where nothing was said, or the conversation was stopped by something that breaks no rule. */
function codeOf({ results, catalogue }: RunReport, { recording, stopped }: Recorded): number {
  const isSilent = !recording.transcript.entries.some(({ kind }) => kind === 'frame');
  return exitCodeOf({
    results,
    strict: false,
    isCore: (id) => isDocumentedCore(catalogue.get(id) ?? { id }),
    secretFound: false,
    leftBehind: false,
    untestable: isSilent || stopped !== null,
  });
}
