import type { StoredRun } from '../run/read-run';
import type { StoredConversation } from '../run/shape';
import type { NamingOf } from '../verdicts';
import type { Talk } from './conversation';
import { makeNaming } from './placeholders';
import { readTalks } from './read-talks';

/** A run folder with what it takes to read its conversations. */
export interface OpenRun extends StoredRun {
  read: (conversation: StoredConversation) => Talk[];
  /** How texts about a case are named, such as those of its finding. */
  nameCase: NamingOf;
}

/** Makes a run ready to be compared. */
export function openRun(run: StoredRun): OpenRun {
  return {
    ...run,
    read: (conversation) => readTalks(conversation, makeNaming(conversation)),
    nameCase: (caseId) => {
      const conversation = run.conversations.get(caseId);
      return conversation ? makeNaming(conversation) : (text) => text;
    },
  };
}
