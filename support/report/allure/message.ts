import { printable, type JudgedCase } from '../../judgement/verdict';
import { shortReason } from '../reason';
import type { RunReport } from '../run-report';

/**
 * What Allure groups cases by: the verdict, then the rule that is broken or what stood in the way, without ids, addresses
 * and times, so that cases of one cause are one group. Null for a plain pass.
 */
export function messageOf(
  { record, verdict, message, finding, conclusions }: JudgedCase,
  { catalogue }: Pick<RunReport, 'catalogue'>,
): string | null {
  if (message === null) return null;
  if (finding) {
    const rule = catalogue.get(finding.requirement)?.sentence ?? message;
    return `${verdict}: ${finding.requirement}: ${rule}`;
  }
  const cause = conclusions.find((concluded) => concluded.verdict === verdict)?.cause;
  const made = (record.transcript?.invented ?? []).map(({ value }) => value);
  // what differs goes first: a reason that is cut to one line would be cut at another word
  const general = generalise(cause?.sentence ?? message, [...made, record.id]);
  return `${verdict}: ${verdict === 'error' ? printable(general) : shortReason(general)}`;
}

/** Less than this of a made-up value may stand in a sentence by chance. */
const leastHidden = 4;

/** A sentence without what differs from case to case and from run to run; `made` is what the suite made up. */
function generalise(text: string, made: readonly string[]): string {
  const longestFirst = made
    .filter(({ length }) => length >= leastHidden)
    .sort((one, other) => other.length - one.length);
  const known = longestFirst.reduce((shorter, value) => shorter.replaceAll(value, '…'), text);
  return known
    .replace(/\b[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\b/gi, '…')
    .replace(/\b\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)?/g, '…')
    .replace(/\b(id|subid|ver|stamp)=(["'])[^"']*\2/g, '$1=$2…$2')
    .replace(/\b(?=\w*\d)(?=\w*[a-f])[0-9a-f]{8,}\b/gi, '…')
    .replace(/\b\d+(?:\.\d+)? m?s\b/g, '… ms')
    .replace(/:\d{2,5}\//g, '/');
}
