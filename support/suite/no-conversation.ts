import { Blocked } from '../judgement/verdict';

/** A rule over all transcripts could not hold its own conversation, in which a party says something more. */
export class NoConversation extends Blocked {}
