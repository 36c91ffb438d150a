import type { Variables } from '../xml/query';
import { escapeXml } from '../xml/template';

/**
 * Fills the `$name` places of a text with values, escaped for XML unless `write` says otherwise, so that a feature shows a stanza with the same
 * variables as its XPath expressions. `$$` stands for a dollar.
 * @throws Error naming the variable that has no value
 */
export function fill(template: string, variables: Variables, write = escapeXml): string {
  return template.replace(/\$(\$|[a-z][a-z_]*)/gi, (_, name: string) => {
    if (name === '$') return '$';
    const value = Object.hasOwn(variables, name) ? variables[name] : undefined;
    if (value === undefined) {
      throw new Error(`$${name} has no value here; known: ${Object.keys(variables).sort().join(', ')}`);
    }
    return write(value);
  });
}
