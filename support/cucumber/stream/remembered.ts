import type { Session } from '../../session';
import { NotApplicable } from '../../verdict';

/**
 * Gives names to what a session has heard, for its later templates and expressions: of each XPath expression the
 * value in the last message that has one.
 * @throws NotApplicable where no message has
 */
export function remember(session: Session, table: Readonly<Record<string, string>>): void {
  for (const [name, expression] of Object.entries(table)) {
    const value = session.last(expression);
    if (value === null) throw new NotApplicable(`${session.party} has heard nothing with ${expression}`);
    session.values[name] = value;
  }
}
