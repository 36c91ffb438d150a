import type { Language } from '../language/language';

const dutch: Readonly<Record<string, string>> = {
  'the agent': 'de agent',
  'the client': 'de client',
  'the publisher': 'de uitgever',
  'the second session': 'de tweede sessie',
  'the server': 'de server',
  'the supervisor': 'de supervisor',
};

/** How a party of a conversation is called in a language; one of another name keeps it. */
export function partyName(party: string, language: Language): string {
  return language === 'nl' ? (dutch[party] ?? party) : party;
}
