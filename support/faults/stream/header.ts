import { namespaces } from '../../protocol/xml/namespaces';
import { because, faultsOf, replace, rewrite, type Fault } from '../fault';
import type { Header, StreamPhase } from '../../reference-server/stream/opening';
import type { Session } from '../../reference-server/stream/session';

const opening = faultsOf('stream');

type Asked = Parameters<StreamPhase['header']>[0];

/** Changes attributes of the server's header. */
export function header(
  change: (asked: Asked, right: Header, failing: boolean, session: Session) => Partial<Header>,
): (phase: StreamPhase) => void {
  return (phase) =>
    replace(phase, 'header', (make) => (asked, session, failing) => {
      const right = make(asked, session, failing);
      return { ...right, ...change(asked, right, failing, session) };
    });
}

/** The server's stream header is not as it should be (RFC 6120, section 4.7). */
export const headerFaults: readonly Fault[] = [
  because(
    'The id is demanded of the first header, of one before an error, of one after a restart, and in the documented conversation.',
    opening(
      'stream-id-missing',
      'The server\u2019s header has no id.',
      ['RFC6120-4.7.3-a', 'RFC6120-4.7.3-d', 'RFC6120-4.3.3-a', 'DOC-S02-a'],
      header(() => ({ id: undefined })),
    ),
  ),
  opening(
    'stream-id-missing-on-error',
    'A header that comes before an error has no id.',
    ['RFC6120-4.7.3-d'],
    header((_asked, { id }, failing) => ({ id: failing ? undefined : id })),
  ),
  opening(
    'stream-id-kept',
    'The header after the restart has the id of the first one.',
    ['RFC6120-4.3.3-a'],
    (phase) => replace(phase, 'nextId', (right) => (session) => session.streamId || right(session)),
    'D2',
  ),
  opening(
    'stream-id-constant',
    'Every stream has the same id.',
    ['RFC6120-4.7.3-b', 'RFC6120-4.3.3-a'],
    (phase) => (phase.nextId = () => 'k2m8x0q4zt'),
  ),
  opening(
    'stream-id-from-client',
    'The server takes over an id that the client chose.',
    ['RFC6120-4.7.3-c'],
    header((asked, { id }) => ({ id: asked?.getAttribute('id') ?? id })),
  ),
  opening(
    'from-missing',
    'The server\u2019s header has no from.',
    ['RFC6120-4.7.1-a', 'RFC6120-4.7.1-b', 'DOC-S02-a'],
    header(() => ({ from: undefined })),
  ),
  opening(
    'from-missing-on-error',
    'A header that comes before an error has no from.',
    ['RFC6120-4.7.1-b'],
    header((_asked, { from }, failing) => ({ from: failing ? undefined : from })),
  ),
  opening(
    'from-other-name',
    'The server\u2019s header names another domain.',
    ['RFC6120-4.7.1-a', 'DOC-S02-a'],
    header((_asked, { from }, failing) => ({ from: failing ? from : 'another.example' })),
  ),
  opening(
    'from-bogus-on-error',
    'A host that is not served gets its own name back as the server\u2019s.',
    ['RFC6120-4.9.1.3-a'],
    header((asked, { from }, failing) => ({ from: (failing && asked?.getAttribute('to')) || from })),
  ),
  opening(
    'to-unasked',
    'The header has a to although the client gave no from.',
    ['RFC6120-4.7.2-b', 'DOC-S02-b'],
    header((_asked, { to }) => ({ to: to ?? 'client.example' })),
  ),
  opening(
    'to-withheld',
    'The header has no to although the client gave a from.',
    ['RFC6120-4.7.2-a'],
    header(() => ({ to: undefined })),
    'D5',
  ),
  opening(
    'version-missing',
    'The header has no version.',
    ['RFC6120-4.7.5-a', 'DOC-S02-a'],
    header(() => ({ version: undefined })),
  ),
  opening(
    'version-minor-refused',
    'The version 1.10 is answered by 1.0, and then refused.',
    ['RFC6120-4.7.5-a'],
    (phase) =>
      replace(
        phase,
        'checkVersion',
        (right) => (root) =>
          root.getAttribute('version') === '1.10'
            ? { condition: 'unsupported-version', text: 'The version is 1.0.' }
            : right(root),
      ),
  ),
  opening(
    'version-echoed',
    'The header repeats a version that is higher than the server\u2019s.',
    ['RFC6120-4.7.5-a'],
    header((asked, { version }) => ({ version: asked?.getAttribute('version') ?? version })),
  ),
  opening(
    'version-unasked',
    'The header has a version although the client\u2019s has none.',
    ['RFC6120-4.7.5-b'],
    header((_asked, { version }) => ({ version: version ?? '1.0' })),
    'D27',
  ),
  opening(
    'version-raised',
    'A client of version 0.9 is answered with 1.0.',
    ['RFC6120-4.7.5-c'],
    (phase) => {
      phase.checkVersion = () => null;
      header((_asked, { version }) => ({ version: version && '1.0' }))(phase);
    },
    'D27',
  ),
  opening(
    'open-in-other-namespace',
    'The server\u2019s <open/> is in another namespace.',
    ['RFC7395-3.3.2-a', 'RFC7395-3.4-b', 'DOC-S02-a'],
    (phase) => rewrite(phase, 'open', (text) => text.replace(namespaces.framing, namespaces.stream)),
  ),
];
