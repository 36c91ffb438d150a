import { doctor } from '../command/doctor';
import type { CheckResult } from '../doctor';

/** What doctor said of a target file. */
export interface Said {
  exit: number;
  /** Its first failure, else its first warning, else null. */
  first: CheckResult | null;
  checks: CheckResult[];
  durationMs: number;
  text: string;
}

/** Has doctor look at a target file, with these variables of the environment. */
export async function diagnose(
  file: string,
  environment: Readonly<Record<string, string>> = {},
): Promise<Said> {
  const before = process.env;
  process.env = { ...before, NO_PROXY: '', ...environment };
  try {
    let text = '';
    const exit = await doctor({ target: file, json: true }, (more) => (text += more));
    const { checks, durationMs } = JSON.parse(text) as { checks: CheckResult[]; durationMs: number };
    const first =
      checks.find(({ status }) => status === 'fail') ??
      checks.find(({ status }) => status === 'warn') ??
      null;
    return { exit, first, checks, durationMs, text };
  } finally {
    process.env = before;
  }
}
