import { z } from 'zod';
import { headers } from './headers';
import { isAddress } from './address';
import { load, pool } from './load-shape';
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
  yesOrNo,
} from './scalars';

const account = z.strictObject(
  {
    username,
    password: secret('write password: $NAME and export NAME with the password'),
    token: secret('write token: $NAME and export NAME with the access token'),
    resource,
  },
  { error: 'write { username: NAME, password: $NAME_OF_VARIABLE }' },
);

const domainName = (example: string) =>
  textThat(
    `write a domain name, such as ${example}`,
    (value) => !/[@/:\s"&'<>\p{Cc}]/u.test(value.replace(/^\[[\da-f:.]*\]$/i, '')),
  );

const webSocketFix = 'write url: wss://HOST:8445/ws/, or url: embedded';
const restFix = 'write url: https://HOST:8445/finesse/api';
const id = (fix: string) =>
  z.strictObject(
    { id: text(`write ${fix}`).refine(noControl, { error: noControlFix }) },
    { error: `write ${fix}` },
  );

/** The target file as YAML holds it, every scalar a text. The messages are the fixes that errors end with. */
export const targetShape = z.strictObject({
  name: text('write a name for people, such as name: UCCX lab').optional(),
  product: z.enum(['finesse', 'generic'], { error: 'write finesse or generic' }).default('generic'),
  url: textThat(webSocketFix, (value) => value === 'embedded' || isAddress(value, ['ws:', 'wss:'])),
  domain: domainName('domain: uccxpub.example.com').optional(),
  pubsub: domainName('pubsub: pubsub.uccxpub.example.com, or pubsub: none').optional(),
  tls: z
    .strictObject(
      {
        ca: text('write the path of a PEM file, such as ca: lab-ca.pem, or ca: system').optional(),
        cert: text('write the path of the PEM file with the certificate of this client').optional(),
        key: text('write the path of the PEM file with its private key').optional(),
        verify: yesOrNo.default(true),
        servername: text('write the name the certificate carries').optional(),
      },
      { error: 'write { verify: true }, or take the key out' },
    )
    .optional(),
  headers: headers.optional(),
  accounts: z
    .strictObject(
      { agent: account, peer: account.optional(), publisher: account.optional(), pool: pool.optional() },
      { error: 'write accounts: { agent: { username: NAME, password: $NAME_OF_VARIABLE } }' },
    )
    .optional(),
  rest: z
    .strictObject(
      {
        url: textThat(restFix, (value) => isAddress(value, ['http:', 'https:'])),
        extension: text('write the extension the agent signs in on, such as extension: "1001"'),
      },
      { error: 'write { url: https://HOST:8445/finesse/api, extension: "1001" }' },
    )
    .optional(),
  user: id('user: { id: conformance1 }, as the id stands in node names').optional(),
  team: id('team: { id: 1 }').optional(),
  dedicated: yesOrNo.default(false),
  knownDeviations: text('write the name of a shipped list, such as openfire').optional(),
  limits: z
    .strictObject(
      {
        reply: duration.optional(),
        idle: duration.optional(),
        run: duration.optional(),
        badPasswords: count.optional(),
        connectsPerSecond: rate.optional(),
      },
      { error: 'write { reply: 5s }, or take the key out' },
    )
    .optional(),
  load: load.optional(),
});

/** A target file whose keys and values are in order, before defaults that depend on each other. */
export type TargetShape = z.infer<typeof targetShape>;
