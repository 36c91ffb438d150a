import { z } from 'zod';
import { parseDuration } from './duration';

// The file is read with YAML's failsafe schema: every scalar is text, so that an extension 0042 keeps its zeros
/** A text with something in it; `fix` is what its error ends with. */
export const text = (fix: string) => z.string({ error: fix }).min(1, { error: fix });
/** A text for which something holds. */
export const textThat = (fix: string, holds: (value: string) => boolean) =>
  text(fix).refine(holds, { error: fix });

/** `true` or `false`. */
export const yesOrNo = z
  .enum(['true', 'false'], { error: 'write true or false' })
  .transform((value) => value === 'true');

const durationFix = 'write a duration above zero, such as 500ms, 5s or 10m';
/** A duration; comes out in milliseconds. */
export const duration = text(durationFix).transform((value, context) => {
  const inMs = parseDuration(value);
  if (inMs !== null) return inMs;
  context.addIssue({ code: 'custom', message: durationFix });
  return z.NEVER;
});

/** A whole number from 0. */
export const count = textThat('write a whole number, such as 0', (value) =>
  /^\d{1,9}$/.test(value),
).transform(Number);
/** A number above zero. */
export const rate = textThat(
  'write a number above zero, such as 5',
  (value) => /^\d{1,6}(\.\d+)?$/.test(value) && Number(value) > 0,
).transform(Number);

/** Whether no control character stands in it: RFC 7622, sections 3.2 to 3.4; the rest of PRECIS is left to the server. */
export const noControl = (value: string): boolean => !/\p{Cc}/u.test(value);
/** What to do where one does. */
export const noControlFix = 'leave out control characters, which no address may hold';
/** What an account binds, where it says so. */
export const resource = text('write the resource to bind, such as resource: conformance-suite')
  .refine(noControl, { error: noControlFix })
  .optional();
/** A password or a token, where there is one. RFC 4616, section 2: a PLAIN message keeps its parts apart by NUL. */
export const secret = (fix: string) =>
  text(fix)
    .refine((value) => !value.includes('\0'), { error: fix })
    .optional();
/** The localpart of an account. */
export const username = textThat(
  'write the name alone, such as username: conformance1, without @ and domain; an @ that belongs to the login id is written \\40, such as agent\\40corp.example (XEP-0106)',
  (value) => !/[@/\s]/.test(value),
).refine((value) => noControl(value) && !/["&':<>]/.test(value), {
  error: `leave out " & ' : < > and control characters, which no username may hold (RFC 7622, section 3.3.1)`,
});
