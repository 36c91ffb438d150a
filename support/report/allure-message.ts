import { printable, type JudgedCase } from '../judgement/verdict';
import { shortReason } from './reason';
import type { RunReport } from './run-report';

/**
 * What Allure groups cases by: the verdict, then the rule that is broken or what stood in the way, without ids, addresses
 * and times, so that cases of one cause are one group. Null for a plain pass.
 */
export function messageOf(
  { verdict, message, finding, conclusions }: JudgedCase,
  { catalogue }: RunReport,
): string | null {
  if (message === null) return null;
  if (finding) {
    const rule = catalogue.get(finding.requirement)?.sentence ?? message;
    return `${verdict}: ${finding.requirement}: ${rule}`;
  }
  const cause = conclusions.find((concluded) => concluded.verdict === verdict)?.cause;
  return `${verdict}: ${generalise(cause?.sentence ?? (verdict === 'error' ? printable(message) : shortReason(message)))}`;
}

/** A sentence without what differs from run to run. */
function generalise(text: string): string {
  return text
    .replace(/\b[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\b/g, '…')
    .replace(/\b(?=\w*\d)(?=\w*[a-f])[0-9a-f]{8,}\b/g, '…')
    .replace(/\b\d+(?:\.\d+)? m?s\b/g, '… ms')
    .replace(/:\d{2,5}\//g, '/');
}
