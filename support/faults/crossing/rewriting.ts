import { namespaces } from '../../protocol/xml/namespaces';
import type { Step } from './step';

/** The start tag with an attribute of another value, whether it had one or not. */
export function setAttribute(said: string, name: string, value: string): string {
  const [tag = ''] = /^<[^>]*?(?=\/?>)/.exec(said) ?? [];
  const bare = tag.replace(new RegExp(`\\s${name}=(?:"[^"]*"|'[^']*')`), '');
  return `${bare} ${name}="${value}"${said.slice(tag.length)}`;
}

const conditions = ['item-not-found', 'forbidden'].map(
  (name) => `<${name} xmlns="${namespaces.stanzaerr}"/>`,
);

/** An error of the step's own kind that holds so many conditions. */
export function refuse(said: string, { kind }: Step, count: 0 | 2): string {
  const named = conditions.slice(0, count);
  if (kind === 'iq')
    return `${setAttribute(said, 'type', 'error').replace(/^(<[^>]*?)\/?>.*$/s, '$1>')}<error type="cancel">${named.join('')}</error></iq>`;
  const inSasl = ['not-authorized', 'account-disabled'].slice(0, count);
  return `<failure xmlns="${namespaces.sasl}">${inSasl.map((name) => `<${name}/>`).join('')}</failure>`;
}
