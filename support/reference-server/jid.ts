/** An address in canonical form (RFC 6120, section 4.3.6); `local` and `resource` are empty where absent. */
export interface Jid {
  local: string;
  domain: string;
  resource: string;
  /** `local@domain`, or the domain alone. */
  bare: string;
  /** The bare JID, with `/resource` where there is one. */
  full: string;
}

const prohibitedInLocal = /[\s"&'/:<>@\p{Cc}]/u;
const mappedToNothing = /[\u00ad\u1806\u200b-\u200d\u2060\ufeff]/g;
const maxOctets = 1023;

/** The address made of prepared parts. */
export function makeJid(local: string, domain: string, resource = ''): Jid {
  const bare = local === '' ? domain : `${local}@${domain}`;
  return { local, domain, resource, bare, full: resource === '' ? bare : `${bare}/${resource}` };
}

/** The address that a text stands for, or null where it is no JID (RFC 7622, section 3). */
export function parseJid(text: string): Jid | null {
  const slash = text.indexOf('/');
  const address = slash < 0 ? text : text.slice(0, slash);
  const resource = slash < 0 ? '' : prepareResource(text.slice(slash + 1));
  if (resource === null || (slash >= 0 && resource === '')) return null;
  const at = address.indexOf('@');
  const local = at < 0 ? '' : address.slice(0, at).normalize('NFKC').toLowerCase();
  const domain = address.slice(at + 1).toLowerCase();
  if (at === 0 || prohibitedInLocal.test(local) || Buffer.byteLength(local) > maxOctets) return null;
  if (domain === '' || !/^[\p{L}\p{N}.:[\]-]+$/u.test(domain)) return null;
  return makeJid(local, domain, resource);
}

/**
 * A resourcepart in canonical form: characters that preparation maps to nothing are gone, the rest is in form C.
 * Empty where nothing is left, null where the text is not allowed (RFC 7622, section 3.4).
 */
export function prepareResource(text: string): string | null {
  const prepared = text.replace(mappedToNothing, '').normalize('NFC');
  if (/\p{Cc}/u.test(prepared) || Buffer.byteLength(prepared) > maxOctets) return null;
  return prepared;
}
