import type { CaseVariables, Session } from '../../protocol/session';
import { NotApplicable } from '../../judgement/verdict';

/**
 * Gives names to what a session has heard, for the later templates and expressions of its case: of each XPath expression the
 * value in the last message that has one.
 * @throws NotApplicable where no message has
 */
export function remember(
  session: Session,
  variables: CaseVariables,
  table: Readonly<Record<string, string>>,
): void {
  for (const [name, expression] of Object.entries(table)) {
    const value = session.last(expression);
    if (value === null) throw new NotApplicable(`${session.party} has heard nothing with ${expression}`);
    variables.set({ [name]: value });
  }
}
