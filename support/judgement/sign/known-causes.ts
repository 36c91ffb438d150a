import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';
import { keep } from '../../../bin/kept';
import { causesShape, type CheckName, type KnownCause } from './shape';

/** What a cause may be recognised by. */
export interface Evidence {
  /** What came, as far as it is looked at. */
  got: string;
  sent?: string;
  /** What would have been right, of a finding. */
  hoped?: string;
}

/** Characters that are looked at: a sign stands at the start, or the answer is no usual one. */
const searchedMost = 16_384;

let read: readonly KnownCause[] | null = null;

/** The file of signs, in its order. @throws Error naming code and key where it breaks the shape */
export function knownCauses(): readonly KnownCause[] {
  read ??= readCauses();
  return read;
}

/** The first cause of a check that the evidence shows, or null; `probably` where that sign has other causes too. */
export function recognise(check: CheckName, evidence: Evidence): KnownCause | null {
  for (const cause of knownCauses()) {
    const sign = cause.check.includes(check) ? signIn(cause, evidence) : undefined;
    if (sign) return { ...cause, probably: cause.probably || sign.probably };
  }
  return null;
}

/** The first cause that findings are told of and that the evidence shows, or null. */
export function recogniseFinding(evidence: Evidence): KnownCause | null {
  return knownCauses().find((cause) => cause.finding && signIn(cause, evidence)) ?? null;
}

function signIn({ signs }: KnownCause, evidence: Evidence): KnownCause['signs'][number] | undefined {
  const got = evidence.got.slice(0, searchedMost);
  const sent = evidence.sent?.slice(0, searchedMost);
  const hoped = evidence.hoped?.slice(0, searchedMost);
  return signs.find(
    (sign) =>
      sign.got.every((each) => each.test(got)) &&
      !(sign.without ?? []).some((each) => each.test(got)) &&
      (sent === undefined || (sign.sent?.test(sent) ?? true)) &&
      // what was hoped for is no sign of anything
      (hoped === undefined || (sign.expected?.test(hoped) ?? !hoped.includes(wordOf(sign.got, got)))),
  );
}

/** The word that gives a cause away: the error condition, the status, or that nothing came. */
function wordOf(patterns: readonly RegExp[], got: string): string {
  const found = patterns.at(-1)?.exec(got)?.[0] ?? '';
  return (
    /^nothing/.exec(found)?.[0] ?? found.slice(Math.max(found.lastIndexOf('<'), found.lastIndexOf(' ')) + 1)
  );
}

function readCauses(): readonly KnownCause[] {
  const text = readFileSync(path.join(__dirname, 'signs.yaml'), 'utf8');
  const digest = createHash('sha256').update(text).digest('hex');
  // the parse takes longer than a documented case
  const kept = keep(`signs-${digest.slice(0, 16)}.json`, () => JSON.stringify(parse(text)));
  const parsed = JSON.parse(kept) as unknown;
  const checked = causesShape.safeParse(parsed);
  if (checked.success) return checked.data;
  const [issue] = checked.error.issues;
  const entry = (parsed as { code?: string }[] | null)?.[Number(issue?.path[0])];
  throw new Error(
    `signs.yaml holds no signs: ${entry?.code ?? 'an entry without code'}: ${issue?.path.slice(1).join('.') ?? ''}: ${issue?.message ?? ''}`,
  );
}
