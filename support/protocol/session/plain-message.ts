/** The base64 of a PLAIN message. RFC 4616, section 2: authzid NUL authcid NUL password. */
export function plainMessage(authzid: string, authcid: string, password: string): string {
  return Buffer.from(`${authzid}\0${authcid}\0${password}`, 'utf8').toString('base64');
}
