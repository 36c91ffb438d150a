/** What the session manager loads, by the chain of events that a module listens to; the order is that of the package. */
const chains: Readonly<Record<string, string>> = {
  'sess-end': 'iq-last',
  'in-sess': 'validate privacy roster iq-vcard iq-ping iq-private disco offline presence deliver',
  'in-router': 'session validate presence privacy',
  'out-router': 'privacy',
  'pkt-sm': 'iq-last iq-ping iq-time iq-version disco presence',
  'pkt-user': 'roster presence disco iq-vcard deliver offline iq-last',
  'pkt-router': 'session disco',
  'user-load': 'active roster roster-publish privacy',
  'user-create': 'active',
  'user-delete': 'active offline privacy roster iq-last iq-private iq-vcard',
  'disco-extend': 'iq-version',
};

/** @param library the element that says where the modules lie */
export function modules(library: string): string {
  const listed = Object.entries(chains).map(
    ([chain, names]) =>
      `<chain id='${chain}'>${names
        .split(' ')
        .map((name) => `<module>${name}</module>`)
        .join('')}</chain>`,
  );
  return `<modules>${library}${listed.join('')}</modules>
  <discovery><identity><category>server</category><type>im</type><name>jabberd2</name></identity></discovery>`;
}
