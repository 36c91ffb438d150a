import { namespaces } from '../../protocol/xml/namespaces';
import { faultsOf, rewrite, type Fault } from '../fault';

const writing = faultsOf('stanzas');

/** Stanza errors are not as they should be (RFC 6120, section 8.3). */
export const stanzaErrorFaults: readonly Fault[] = [
  writing(
    'error-stanza-without-namespace',
    'Error stanzas declare no namespace.',
    ['RFC7395-3.3.3-a', 'RFC6120-8.3.1-a'],
    (phase) => rewrite(phase, 'error', (text) => text.replace(` xmlns="${namespaces.client}"`, '')),
  ),
  writing('error-stanza-called-result', 'Error stanzas have the type result.', ['RFC6120-8.3.1-a'], (phase) =>
    rewrite(phase, 'error', (text) => text.replace('type="error"', 'type="result"')),
  ),
  writing(
    'error-stanza-without-id',
    'Error stanzas have no id.',
    ['RFC6120-8.2.3-e', 'RFC6120-8.3.1-a'],
    (phase) => rewrite(phase, 'error', (text) => text.replace(/ id='[^']*'/, '')),
  ),
  writing('error-element-without-condition', 'An error names no condition.', ['RFC6120-8.3.2-a'], (phase) =>
    rewrite(phase, 'errorElement', (text) => text.replace(/><[\w-]+ xmlns="[^"]*stanzas"\/>/, '>')),
  ),
  writing(
    'error-element-with-two-conditions',
    'An error names two conditions.',
    ['RFC6120-8.3.2-a'],
    (phase) =>
      rewrite(phase, 'errorElement', (text) =>
        text.replace('</error>', `<undefined-condition xmlns="${namespaces.stanzaerr}"/></error>`),
      ),
  ),
  writing(
    'error-element-type-unknown',
    'An error has a type that does not exist.',
    ['RFC6120-8.3.2-a', 'RFC6120-8.3.3-a'],
    (phase) => rewrite(phase, 'errorElement', (text) => text.replace(/type="\w+"/, 'type="fatal"')),
  ),
  writing('error-element-type-other', 'Every error has the type wait.', ['RFC6120-8.3.3-a'], (phase) =>
    rewrite(phase, 'errorElement', (text) => text.replace(/type="\w+"/, 'type="wait"')),
  ),
  writing(
    'error-element-text-without-lang',
    'An error has a text without xml:lang.',
    ['RFC6120-8.3.2-b'],
    (phase) =>
      rewrite(phase, 'errorElement', (text) =>
        text.replace('</error>', `<text xmlns="${namespaces.stanzaerr}">No.</text></error>`),
      ),
  ),
];
