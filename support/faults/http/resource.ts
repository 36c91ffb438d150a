import { faultsOf, replace, type Fault } from '../fault';
import { answer, valueOf, type HttpRequest } from '../../reference-server/http/request';

const bent = faultsOf('upgrade');

const asksForPage = ({ headers }: HttpRequest): boolean =>
  (valueOf(headers, 'accept') ?? '').includes('text/html');

/** Pages of the host itself are no strangers to it. RFC 6455, section 10.2. */
function keepsOwn({ headers }: HttpRequest): boolean {
  const origin = valueOf(headers, 'origin');
  return origin === undefined || origin.endsWith(`//${valueOf(headers, 'host') ?? ''}`);
}

/** What is a WebSocket and for whom is not as it should be (RFC 6455, section 4.2.2). */
export const resourceFaults: readonly Fault[] = [
  bent(
    'path-unknown-dropped',
    'A client of any path below the root gets a 101, and is dropped at once where nothing is there.',
    ['RFC6455-4.2.2-j'],
    (phase) => {
      const right = phase.serves;
      phase.serves = (path) => !path.startsWith('/finesse/');
      phase.keeps = ({ path }) => right(path);
    },
  ),
  bent(
    'path-unknown-answered-as-page',
    'A path where nothing is gets a page with status 200.',
    ['RFC6455-4.2.2-j'],
    (phase) => (phase.nothingHere = () => answer(200, 'OK', 'Welcome.\n')),
  ),
  bent(
    'path-without-slash-dropped',
    'A client of the path without a slash at its end gets a 101 and is dropped at once.',
    ['RFC6455-4.2.2-j'],
    (phase) => (phase.keeps = ({ path }) => path !== '/ws'),
  ),
  bent('page-upgraded', 'A browser that asks for a page gets a 101.', ['RFC6455-4.2.1-b'], (phase) => {
    const checks = [
      'checkUpgrade',
      'checkConnection',
      'checkProtocolVersion',
      'checkKey',
      'checkSubprotocol',
    ] as const;
    for (const check of checks)
      replace(phase, check, (right) => (request) => (asksForPage(request) ? null : right(request)));
  }),
  bent(
    'origin-dropped',
    'A client of a foreign origin gets a 101 and is dropped at once.',
    ['RFC6455-4.2.2-k'],
    (phase) => (phase.keeps = keepsOwn),
  ),
];
