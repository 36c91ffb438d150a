import type { JSX } from 'preact';
import { readNetworkRow } from '../network-row';
import type { RunReport } from '../run-report';

/** What the server offered, and the upgrade as a browser's network tool lists it. */
export function OfferSection({ report }: { report: RunReport }): JSX.Element {
  const { offer, run } = report;
  const row = readNetworkRow(run.cases.flatMap(({ record }) => record.transcript ?? []));
  const { beforeAuthentication, afterAuthentication } = offer.features;
  const listed: [string, string][] = [
    ['Software', offer.software ?? 'the server did not say'],
    ['TLS', offer.tls ? `${offer.tls.version}, ${offer.tls.cipher}` : 'none: plain TCP'],
    ['Mechanisms', offer.mechanisms.join(', ')],
    ['Features before authentication', beforeAuthentication.map(({ name }) => name).join(', ')],
    ['Features after authentication', afterAuthentication.map(({ name }) => name).join(', ')],
    ['Capabilities', offer.caps ? `${offer.caps.node}, ${offer.caps.hash}, ver ${offer.caps.ver}` : 'none'],
    ...offer.disco.map(({ from, identities, features }): [string, string] => [
      `Discovered of ${from || 'the account'}`,
      `${identities.map(({ category, type, name }) => `${category}/${type} ${name}`.trim()).join('; ')}. ${features.join(', ')}`,
    ]),
  ];
  return (
    <section id="offer">
      <h2>What the server offers</h2>
      {row === null ? (
        <p>No connection was asked for an upgrade.</p>
      ) : (
        <div class="scroll">
          <table>
            <caption>The upgrade, as a browser's network tool lists it</caption>
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
            <dd>{value || 'none'}</dd>
          </>
        ))}
      </dl>
    </section>
  );
}
