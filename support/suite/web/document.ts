import { expectUpdate } from '../pubsub/events';
import { expectMessage } from '../expectation';
import { expectSystemInformation } from '../rest/system-information';
import { expectPage } from './web-document';
import type { ConformanceWorld } from '../world';

type Judge = (world: ConformanceWorld, expression: string) => void | Promise<void>;

/** The documents that a case may judge beside stanzas, and how each is judged. */
const judges = {
  page: expectPage,
  'system information': expectSystemInformation,
  'Update in the event': async (world, expression) => {
    const session = world.session('the agent');
    const payload = '/client:message/pse:event/pse:items/pse:item/*';
    const expected = 'an event whose item holds a payload';
    expectUpdate(session, await expectMessage(session, payload, expected), expression);
  },
} as const satisfies Record<string, Judge>;

export type DocumentName = keyof typeof judges;
export const documentNames = Object.keys(judges);

/** Checks one of the documents with an XPath expression. */
export async function expectSatisfied(
  world: ConformanceWorld,
  name: DocumentName,
  expression: string,
): Promise<void> {
  await judges[name](world, expression);
}
