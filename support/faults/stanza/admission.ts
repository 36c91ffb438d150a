import { namespaces } from '../../protocol/xml/namespaces';
import { Xml } from '../../protocol/xml/template';
import { because, faultsOf, type Fault } from '../fault';
import type { Session } from '../../reference-server/stream/session';
import type { Early } from '../../reference-server/stanza/handling';
import type { Stanza } from '../../reference-server/stanza/stanza';

const admitting = faultsOf('admission');

const refused: Early = { refusal: { condition: 'not-authorized' } };

/** Answers an iq as if it had been carried out. */
function obey(session: Session, stanza: Stanza): Early {
  const { stanzas } = session.server.behaviour;
  if (stanza.kind === 'iq') session.send(stanzas.result(stanzas.answer(stanza, session), undefined));
  return 'ignored';
}

/** Refuses a stanza as Openfire 4 does: the element comes back without the namespace it had. */
function echo(session: Session, stanza: Stanza): Early {
  const { stanzas } = session.server.behaviour;
  const error = stanzas.errorElement({ condition: 'not-authorized' });
  const { text } = stanzas.error(stanzas.answer(stanza, session), stanzas.echo(stanza), error);
  session.send(new Xml(text.replace(` xmlns="${namespaces.client}"`, '')));
  return 'ignored';
}

/** Stanzas are taken that come too early (RFC 6120, sections 4.3.5, 4.9.3.12 and 7.1). */
export const admissionFaults: readonly Fault[] = [
  because(
    'RFC 6120 has two rules for early stanzas, and two more where they are for somebody else.',
    admitting(
      'early-stanza-obeyed',
      'An iq before authentication gets a result.',
      ['RFC6120-4.9.3.12-a', 'RFC6120-4.9.3.12-b', 'RFC6120-4.3.5-b', 'RFC6120-4.3.5-c'],
      (phase) => (phase.beforeRestart = obey),
      'H43',
    ),
  ),
  admitting(
    'early-stanza-survived',
    'A stanza before authentication is refused by a stanza error, and the stream goes on.',
    ['RFC6120-4.9.3.12-b', 'RFC6120-4.3.5-c'],
    (phase) => (phase.beforeRestart = () => refused),
    'H53',
  ),
  admitting(
    'early-stanza-echoed',
    'A stanza before authentication comes back as an error in no namespace, and the stream goes on.',
    ['RFC6120-4.9.3.12-b', 'RFC6120-4.3.5-c', 'RFC7395-3.3.3-a'],
    (phase) => (phase.beforeRestart = echo),
    'D24',
  ),
  admitting(
    'early-stanza-unanswered',
    'A stanza before authentication is passed over.',
    ['RFC6120-4.9.3.12-b', 'RFC6120-4.3.5-b', 'RFC6120-4.3.5-c'],
    (phase) => (phase.beforeRestart = () => 'ignored'),
  ),
  admitting(
    'unbound-stanza-obeyed',
    'An iq before bind gets a result.',
    ['RFC6120-7.1-a', 'RFC6120-7.1-c'],
    (phase) => (phase.beforeBind = obey),
  ),
  admitting(
    'unbound-stanza-survived',
    'A stanza before bind is refused by a stanza error, and the stream goes on.',
    ['RFC6120-7.1-c'],
    (phase) => (phase.beforeBind = () => refused),
    'D25',
  ),
  admitting(
    'unbound-stanza-unanswered',
    'A stanza before bind is passed over.',
    ['RFC6120-7.1-a', 'RFC6120-7.1-c'],
    (phase) => (phase.beforeBind = () => 'ignored'),
  ),
];
