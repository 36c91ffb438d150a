import type { JSX } from 'preact';
import { readNetworkRow } from '../network-row';
import type { RunReport } from '../run-report';
import { wordsOf } from './texts';

/** What the server offered, and the upgrade as a browser's network tool lists it. */
export function OfferSection({ report }: { report: RunReport }): JSX.Element {
  const { offer, run } = report;
  const say = wordsOf(report);
  const row = readNetworkRow(run.cases.flatMap(({ record }) => record.transcript ?? []));
  const { beforeAuthentication, afterAuthentication } = offer.features;
  const listed: [string, string][] = [
    ['Software', offer.software ?? say('unsaid')],
    ['TLS', offer.tls ? `${offer.tls.version}, ${offer.tls.cipher}` : say('plainTcp')],
    [say('mechanisms'), offer.mechanisms.join(', ')],
    [say('before'), beforeAuthentication.map(({ name }) => name).join(', ')],
    [say('after'), afterAuthentication.map(({ name }) => name).join(', ')],
    [
      say('capabilities'),
      offer.caps ? `${offer.caps.node}, ${offer.caps.hash}, ver ${offer.caps.ver}` : say('none'),
    ],
    ...offer.disco.map(({ from, identities, features }): [string, string] => [
      say('discovered', { from: from || say('account') }),
      `${identities.map(({ category, type, name }) => `${category}/${type} ${name}`.trim()).join('; ')}. ${features.join(', ')}`,
    ]),
  ];
  return (
    <section id="offer">
      <h2>{say('offer')}</h2>
      {row === null ? (
        <p>{say('noUpgrade')}</p>
      ) : (
        <div class="scroll">
          <table>
            <caption>{say('networkRow')}</caption>
            <thead>
              <tr>
                {['Status', 'Method', 'Domain', 'File', 'Initiator', 'Type', 'Transferred', 'Size'].map(
                  (head) => (
                    <th>{head}</th>
                  ),
                )}
              </tr>
            </thead>
            <tbody>
              <tr>
                {[
                  row.status,
                  row.method,
                  row.domain,
                  row.file,
                  row.initiator,
                  row.type,
                  row.transferred,
                  row.size,
                ].map((cell) => (
                  <td>{cell}</td>
                ))}
              </tr>
            </tbody>
          </table>
        </div>
      )}
      <dl class="evidence">
        {listed.map(([name, value]) => (
          <>
            <dt>{name}</dt>
            <dd>{value || say('none')}</dd>
          </>
        ))}
      </dl>
    </section>
  );
}
