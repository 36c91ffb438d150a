import { describeImpact } from '../judgement/catalogue/catalogue';
import { printable } from '../judgement/verdict';
import { brokenRules, type BrokenRule } from './broken-rule';
import { countOf, headlineOf } from '../language/headline';
import { nameSome, shortReason } from './reason';
import { casesThat, type RunReport } from './run-report';

/** How many of a kind the page of a job shows for one step; it drops the others without a word. */
const most = 10;

type Kind = 'error' | 'warning' | 'notice';

/** What stands out on the page of a job. */
interface Annotation {
  title: string;
  message: string;
}

/**
 * A run as GitHub's runner takes it from what a step prints, a line each: the verdict as a notice, broken rules and what
 * kept the run from testing as errors, warnings and root causes as warnings. No file is named: what is broken stands in none.
 * @param obstacle what stood between the suite and the target, or null
 * @param showsRules false where somebody has accepted findings, and only what differs from them is news
 */
export function renderAnnotations(report: RunReport, obstacle: string | null, showsRules: boolean): string[] {
  const { verdict, target, requirements, cases } = headlineOf(report.results);
  const faults = casesThat('error', report);
  const rulesOf = (kind: 'fail' | 'warn'): Annotation[] =>
    showsRules ? brokenRules(report, kind).map(annotateRule) : [];
  return [
    ...render('notice', [{ title: verdict, message: `${target}\n${requirements}. ${cases}.` }]),
    ...render('error', [
      ...(obstacle === null ? [] : [{ title: 'Look here first', message: obstacle }]),
      ...faults.slice(0, 1).map(({ message }) => ({
        title: `A fault of the suite itself: ${countOf(faults, 'case')}`,
        message: shortReason(message ?? 'no reason given'),
      })),
      ...rulesOf('fail'),
    ]),
    ...render('warning', [
      ...report.run.causes.map((cause) => ({
        title: `Could not be judged: ${countOf(cause.cases, 'case')}`,
        message: cause.sentence,
      })),
      ...rulesOf('warn'),
    ]),
  ];
}

/** What differs from accepted findings, as errors. */
export function annotateNews(sentences: readonly string[]): string[] {
  return render(
    'error',
    sentences.map((message) => ({ title: 'Not as the baseline has it', message })),
  );
}

function annotateRule({ requirement, shown }: BrokenRule): Annotation {
  const { id, level, sentence } = requirement;
  const finding = shown[0]?.conclusion.finding;
  const lines = [
    sentence,
    `impact ${describeImpact(requirement)}`,
    ...(finding ? [`came ${printable(finding.got).replace(/\s+/g, ' ').slice(0, 200)}`] : []),
    ...(finding?.next ? [`next ${printable(finding.next)}`] : []),
    `in ${nameSome(shown.map(({ judged }) => judged.record.id))}`,
  ];
  return { title: `${id} ${level}`, message: lines.join('\n') };
}

function render(kind: Kind, annotations: readonly Annotation[]): string[] {
  const rest = annotations.length - most;
  const shown = rest > 0 ? annotations.slice(0, most - 1) : annotations;
  const more = { title: `${String(rest + 1)} more`, message: 'They stand in report.html and summary.md.' };
  return [...shown, ...(rest > 0 ? [more] : [])].map(
    ({ title, message }) => `::${kind} title=${escape(title, /[%\r\n:,]/g)}::${escape(message, /[%\r\n]/g)}`,
  );
}

/** What the runner would read as an end of a line, or as a part of the command. */
function escape(text: string, signs: RegExp): string {
  return text.replace(signs, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`);
}
