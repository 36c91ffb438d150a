import { z } from 'zod';
import {
  count,
  duration,
  noControl,
  noControlFix,
  rate,
  resource,
  secret,
  text,
  textThat,
  username,
} from './scalars';

/** What of a desktop's day is timed under load, in its order; `signIn` is all from the connection to the last subscription. */
export const loadSteps = [
  'connect',
  'open',
  'authenticate',
  'reopen',
  'bind',
  'presence',
  'finesse',
  'subscribe',
  'signIn',
  'ping',
  'publish',
  'event',
  'unsubscribe',
  'close',
] as const;

/** One of `loadSteps`. */
export type LoadStep = (typeof loadSteps)[number];

/** What of a step's times may be bounded. */
export const percentiles = ['p50', 'p95', 'p99'] as const;

const shareFix = 'write a share in per cent, such as 0.1%';
const share = textThat(
  shareFix,
  (value) => /^\d{1,3}(\.\d+)?%$/.test(value) && Number.parseFloat(value) <= 100,
).transform((value) => Number.parseFloat(value) / 100);

const bounds = z
  .strictObject(
    { p50: duration.optional(), p95: duration.optional(), p99: duration.optional() },
    { error: 'write { p95: 2s }' },
  )
  .optional();
const steps = Object.fromEntries(loadSteps.map((step) => [step, bounds])) as Record<LoadStep, typeof bounds>;

/** What a server has to hold to while many desktops are there, and how much it may be asked for. */
export const load = z.strictObject(
  {
    agents: count.optional(),
    eventsPerSecond: rate.optional(),
    errors: share.optional(),
    missed: share.optional(),
    ...steps,
  },
  { error: 'write load: { agents: 400, signIn: { p95: 2s }, errors: 0.1% }' },
);

const patternFix = 'write the name with # where its number stands, a # for each digit, such as load###';
const numbered = (value: string): boolean => /^[^#]*#+[^#]*$/.test(value);
const number = textThat('write a whole number, such as 1', (value) => /^\d{1,6}$/.test(value)).transform(
  Number,
);

/** Accounts beside agent, peer and publisher: a CSV file, or a pattern with one password. */
export const pool = z.strictObject(
  {
    file: text('write the path of a CSV file whose first line names username, password').optional(),
    username: username.refine(numbered, { error: patternFix }).optional(),
    password: secret('write password: $NAME and export NAME with the password'),
    token: secret('write token: $NAME and export NAME with the access token'),
    resource,
    user: text(patternFix)
      .refine(numbered, { error: patternFix })
      .refine(noControl, { error: noControlFix })
      .optional(),
    from: number.optional(),
    to: number.optional(),
  },
  {
    error: 'write { file: agents.csv }, or { username: load###, password: $NAME_OF_VARIABLE, to: 400 }',
  },
);

/** As the target file has it, checked. */
export type LoadShape = z.infer<typeof load>;
export type PoolShape = z.infer<typeof pool>;
