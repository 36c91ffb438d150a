import { createHash } from 'node:crypto';
import type { Document, Node } from '@xmldom/xmldom';
import { select, textOf, textsOf } from '../../protocol/xml/query';

/** A disco#info result whose capabilities may be hashed, or why XEP-0115, section 5.4, has it rejected. */
type CapsHash = { ok: true; ver: string } | { ok: false; problem: string };

const query = '/client:iq/info:query';
const formTypeField = "xdata:field[@var='FORM_TYPE']";
const formType = `${formTypeField}/xdata:value`;

/**
 * Hashes what a disco#info result says of an entity: identities, features and extended forms, each sorted by
 * octet. XEP-0115, section 5.1; what is ill-formed by section 5.4 has no hash.
 */
export function hashCaps(document: Document): CapsHash {
  const identities = select(`${query}/info:identity`, document).map((identity) =>
    ['@category', '@type', '@xml:lang', '@name'].map((part) => textOf(part, identity)),
  );
  const features = textsOf(`${query}/info:feature/@var`, document);
  const forms = select(`${query}/xdata:x[${formTypeField}]`, document);
  const repeated =
    findRepeated(identities.map(joinIdentity)) ??
    findRepeated(features) ??
    findRepeated(forms.map((form) => textOf(formType, form)));
  if (repeated !== null) return { ok: false, problem: `${repeated} stands there twice` };
  const hidden = forms.filter((form) => textOf(`${formTypeField}/@type`, form) === 'hidden');
  const text = [
    ...identities.sort(byParts).map(joinIdentity),
    ...features.sort(byOctet),
    ...hidden.map(readForm).sort(byParts).flat(),
  ];
  const hashed = text.map((entry) => `${entry}<`).join('');
  return { ok: true, ver: createHash('sha1').update(hashed, 'utf8').digest('base64') };
}

const joinIdentity = (parts: readonly string[]): string => parts.join('/');

/** What is hashed of a form: its type first, so that forms sort by it, then each field with its values. */
function readForm(form: Node): string[] {
  const fields = select("xdata:field[not(@var='FORM_TYPE')]", form).map((field) => [
    textOf('@var', field),
    ...textsOf('xdata:value', field).sort(byOctet),
  ]);
  return [textOf(formType, form), ...fields.sort(byParts).flat()];
}

function findRepeated(texts: readonly string[]): string | null {
  return texts.find((text, index) => texts.indexOf(text) !== index) ?? null;
}

/** The collation i;octet of RFC 4790, section 9.3. */
function byOctet(a: string, b: string): number {
  return Buffer.compare(Buffer.from(a, 'utf8'), Buffer.from(b, 'utf8'));
}

/** By the first part, where that is the same by the second, and so on. */
function byParts(a: readonly string[], b: readonly string[]): number {
  const differing = a.findIndex((part, index) => part !== b[index]);
  return differing < 0 ? a.length - b.length : byOctet(a[differing] ?? '', b[differing] ?? '');
}
