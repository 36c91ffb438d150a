import type { KnownCause } from '../judgement/sign';
import { page, type CheckResult } from './check';
import { exitCodeOf } from './exit-code';

const marks: Record<CheckResult['status'], string> = {
  ok: 'ok',
  warn: 'WARN',
  fail: 'FAIL',
  'not tried': '--',
  'not applicable': '-',
};

const actors: Record<KnownCause['who'], string> = {
  you: 'You',
  network: 'The network',
  administrator: 'The Finesse administrator',
};

/** A result as one line: what was found; where that is wrong, what it means, who has to do what, and the code. */
export function renderResult(result: CheckResult): string {
  const { check, status, found, means, next, who, probably, code } = result;
  const start = `${marks[status].padEnd(5)} ${check.padEnd(12)} `;
  if (code === null || who === null)
    return `${start}${status === 'not tried' ? `not tried: ${found}` : found}`;
  return `${start}${found}. ${probably ? 'Probably: ' : ''}${means ?? ''} ${actors[who]}: ${next ?? ''} [${code}]`;
}

/** The last line: ready, or what to mend first and where to read on. */
export function renderEnd(results: readonly CheckResult[]): string {
  const first = results.find(({ status }) => status === 'fail');
  const warnings = results.filter(({ status }) => status === 'warn').length;
  if (!first) {
    const signsIn = results.some(({ check, status }) => check === 'credentials' && status === 'ok');
    const handshake =
      signsIn || results.every(({ check }) => check !== 'credentials') ? '' : ' for --profile handshake';
    const aside = warnings === 0 ? '' : `, with ${String(warnings)} warning${warnings === 1 ? '' : 's'}`;
    return `Ready${handshake}${aside}.`;
  }
  const { code, who, next, page: place } = first;
  return `Not ready. Mend ${code ?? first.check} first. ${actors[who ?? 'you']}: ${next ?? ''} See ${place ?? page}.`;
}

/** An examination for machines. */
export function renderJson(
  target: { name: string; url: string; domain: string } | null,
  results: readonly CheckResult[],
  durationMs: number,
): string {
  const first = results.find(({ status }) => status === 'fail');
  const exitCode = exitCodeOf(results);
  const told = {
    schema: 1,
    target,
    ready: exitCode === 0,
    exitCode,
    first: first?.code ?? null,
    durationMs,
    checks: results,
  };
  return `${JSON.stringify(told, null, 2)}\n`;
}
