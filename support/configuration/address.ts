/** Names of parameters under which servers and gateways take credentials. */
const credential = /pass|pwd|token|secret|auth|key|sig|session|jwt|cred|user/i;

/**
 * A URL of one of the schemes, without a fragment and without credentials, which belong under `accounts` or `headers`:
 * an address stands in every report.
 */
export function isAddress(value: string, schemes: readonly string[]): boolean {
  if (!URL.canParse(value)) return false;
  const url = new URL(value);
  const carries = [...url.searchParams.keys()].some((name) => credential.test(name));
  return schemes.includes(url.protocol) && `${url.username}${url.password}${url.hash}` === '' && !carries;
}

/** Whether an address would be in order without credentials in its query. */
export function carriesCredentials(value: unknown): boolean {
  if (typeof value !== 'string' || !URL.canParse(value)) return false;
  const { searchParams, username, password } = new URL(value);
  return `${username}${password}` !== '' || [...searchParams.keys()].some((name) => credential.test(name));
}
