/** The base64 of the first message of a SCRAM client. RFC 5802, section 7. */
export function scramFirstMessage(username: string, nonce: string): string {
  const name = username.replaceAll('=', '=3D').replaceAll(',', '=2C');
  return Buffer.from(`n,,n=${name},r=${nonce}`, 'utf8').toString('base64');
}
