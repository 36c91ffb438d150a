import path from 'node:path';
import type { Catalogue } from '../judgement/catalogue/catalogue';
import {
  buildResults,
  collect,
  judgeRun,
  printable,
  renderFailureForm,
  wirePath,
  type Conclusion,
  type Envelope,
  type JudgedCase,
  type JudgedRun,
  nothingKnown,
  type KnownDeviation,
  type KnownDeviations,
  type Results,
  type RunFacts,
  type SoakResult,
} from '../judgement/verdict';
import type { Language } from '../language/language';
import type { Transcript } from '../protocol/wire/transcript';
import type { RecordedAccount } from './recorded-account';
import type { Repeats } from './repeats';
import { readOffer, type Offer } from './offer';

/** All that a report shows: what was judged, in the shape for machines and in the shape it was judged in. */
export interface RunReport {
  results: Results;
  run: JudgedRun;
  catalogue: Pick<Catalogue, 'get'>;
  offer: Offer;
  /** How often each account signed in, and how often it was announced to at most. */
  signIns: readonly SignInCount[];
  /** How the documented conversation was held again; null where that was not asked for. */
  repeats: Repeats | null;
  /** Known deviations that did not show: every case that sees them passed. */
  outgrown: readonly KnownDeviation[];
  /** Of the words for people in `report.html` and on the terminal; all else is English. */
  language: Language;
  /** What a capture shows step by step; null of a run that has spoken itself. */
  recorded: RecordedAccount | null;
}

/** Sign-ins of one account in a run. */
export interface SignInCount {
  username: string;
  made: number;
  most: number;
}

/** What a report is made from. */
export interface RunSource {
  /** Every message of the run, in order. */
  envelopes: readonly Envelope[];
  /** The conversations that the messages do not carry. */
  transcripts?: readonly Transcript[];
  catalogue: Pick<Catalogue, 'get'>;
  suite: RunFacts['suite'];
  target: { name: string; url: string; domain: string };
  profile: string;
  /** The deviations that the target's list names. */
  knownDeviations?: KnownDeviations;
  signIns?: readonly SignInCount[];
  repeats?: Repeats | null;
  language?: Language;
  /** The figures of a long conversation, where one was held. */
  soak?: SoakResult | null;
  /** What went wrong outside Cucumber, such as an exception of `runCucumber` itself. */
  problems?: readonly string[];
}

/** Judges a run and reads from its conversations what the server offered. */
export function prepareReport(source: RunSource): RunReport {
  const {
    envelopes,
    transcripts: kept = [],
    catalogue,
    suite,
    target,
    profile,
    knownDeviations = nothingKnown,
    problems = [],
    signIns = [],
    repeats = null,
    language = 'en',
    soak = null,
  } = source;
  const collected = collect(envelopes, kept);
  const run = judgeRun(
    { ...collected, problems: [...collected.problems, ...problems] },
    catalogue,
    knownDeviations,
  );
  const transcripts = run.cases.flatMap(({ record }) => record.transcript ?? []);
  const offer = readOffer(transcripts, target.domain);
  const results = buildResults(run, {
    suite,
    target: { ...target, software: offer.software },
    profile,
    soak,
  });
  const outgrown = findOutgrown(run, knownDeviations);
  return { results, run, catalogue, offer, signIns, repeats, outgrown, language, recorded: null };
}

/** The deviations whose cases were all held, as far as the run selected them, and passed. */
function findOutgrown({ cases }: JudgedRun, { rows }: KnownDeviations): KnownDeviation[] {
  const passed = new Map(cases.map(({ record, verdict }) => [record.id, verdict === 'pass']));
  return rows.filter((row) => {
    const held = row.cases.flatMap((id) => passed.get(id) ?? []);
    return held.length > 0 && held.every(Boolean);
  });
}

/** One line on a known deviation that did not show. */
export function describeOutgrown({ requirement, because }: KnownDeviation): string {
  return `A listed deviation did not show: ${requirement} passed in this run (${because}).`;
}

/**
 * What a case concluded, as a failure form, or as its sentence where it holds no finding. `folder` stands before the
 * path of the conversation, for a reader who is not in the run folder.
 */
export function renderConclusion(
  { record }: JudgedCase,
  { finding, message }: Conclusion,
  { catalogue }: RunReport,
  folder = '',
): string {
  if (!finding) return printable(message);
  const inside = `${wirePath(record.id)}.txt`;
  const conversation = folder === '' ? inside : path.join(folder, inside);
  return renderFailureForm(
    finding,
    catalogue.get(finding.requirement),
    record.transcript ? conversation : null,
  );
}

/** Cases of one verdict, in the order of the run. */
export function casesThat(verdict: JudgedCase['verdict'], { run }: RunReport): JudgedCase[] {
  return run.cases.filter((judged) => judged.verdict === verdict);
}

/** The folder of `features` a case stands in, such as `1-upgrade`; its file where there is none. */
export function folderOf(feature: string): string {
  const parts = feature.split('/');
  const start = parts.lastIndexOf('features') + 1;
  return parts[start] ?? feature;
}
