import { speak, type Say } from '../../language/language';
import type { RunReport } from '../run-report';

/** What `report.html` says by itself: English, and Dutch for a run of the Dutch edition. */
export const texts = {
  fallback: [
    '',
    'Oordelen, koppen en de eisen van het gedocumenteerde gesprek staan hier in het Nederlands. Wat een geval verwachtte en zag, en alle andere eisen, staan in het Engels, net als de andere bestanden van deze testrun.',
  ],
  profile: ['{cases}, profile {profile}.', '{cases}, profiel {profile}.'],
  domain: ['Domain {domain}.', 'Domein {domain}.'],
  software: ['Software: {software}.', 'Software: {software}.'],
  unsaid: ['the server did not say', 'de server noemde die niet'],
  begun: ['Begun {at}, {seconds} s.', 'Begonnen {at}, {seconds} s.'],
  rootCauses: ['Root causes', 'Oorzaken'],
  noCauses: ['Nothing kept other cases from being judged.', 'Niets hield de beoordeling van gevallen tegen.'],
  breaks: ['It breaks', 'Daarmee wordt een eis niet nageleefd:'],
  follow: ['{n} case follows|{n} cases follow', '{n} geval volgt eruit|{n} gevallen volgen eruit'],
  doNext: ['What to do next', 'Wat nu te doen'],
  fail: ['Broken rules: {count}', 'Niet nageleefd: {count}'],
  warn: ['Warnings: {count}', 'Waarschuwingen: {count}'],
  info: ['Recorded: {count}', 'Vastgelegd: {count}'],
  requirements: ['{n} requirement|{n} requirements', '{n} eis|{n} eisen'],
  cases: ['{n} case|{n} cases', '{n} geval|{n} gevallen'],
  impact: ['Impact', 'Gevolg'],
  rule: ['Rule', 'Eis'],
  casesHead: ['Cases', 'Gevallen'],
  sent: ['Sent', 'Verzonden'],
  nothingSent: [
    'nothing: the rule is about what the server does unasked',
    'niets: de eis gaat over wat de server uit zichzelf doet',
  ],
  expected: ['Expected', 'Verwacht'],
  came: ['Came', 'Ontvangen'],
  known: ['Known', 'Bekend'],
  next: ['Next', 'Vervolg'],
  nextUnknown: [
    'Show this to whoever maintains the server, with {section}.',
    'Leg dit voor aan wie de server beheert, met {section}.',
  ],
  unrecorded: ['No conversation was recorded.', 'Er is geen gesprek vastgelegd.'],
  conversation: ['The conversation', 'Het gesprek'],
  full: ['(this page is full)', '(deze pagina is vol)'],
  some: ['{shown} of {all} entries. ', '{shown} van {all} regels. '],
  whole: ['The whole conversation as it stood on the wire', 'Het hele gesprek zoals het over de lijn ging'],
  between: ['Between steps', 'Tussen de stappen'],
  unjudged: ['Could not be judged: {count}', 'Niet te beoordelen: {count}'],
  notApplicable: ['Not applicable: {count}', 'Niet van toepassing: {count}'],
  suiteFaults: ['Faults of the suite itself', 'Fouten van de testsuite zelf'],
  noReason: ['no reason given', 'zonder opgave van reden'],
  coverage: ['Coverage by step', 'Dekking per stap'],
  step: ['Step', 'Stap'],
  requirementsHead: ['Requirements', 'Eisen'],
  everything: ['Everything', 'Alles'],
  filter: ['Show only what holds', 'Toon alleen wat dit bevat:'],
  filterHint: ['id, rule, verdict or impact', 'id, eis, oordeel of gevolg'],
  allRequirements: ['All requirements: {count}', 'Alle eisen: {count}'],
  allCases: ['All cases: {count}', 'Alle gevallen: {count}'],
  offer: ['What the server offers', 'Wat de server biedt'],
  noUpgrade: ['No connection was asked for an upgrade.', 'Op geen verbinding is om een upgrade gevraagd.'],
  networkRow: [
    "The upgrade, as a browser's network tool lists it",
    'De upgrade, zoals de netwerktabel van een browser die toont',
  ],
  plainTcp: ['none: plain TCP', 'geen: TCP zonder versleuteling'],
  mechanisms: ['Mechanisms', 'Mechanismen'],
  before: ['Features before authentication', 'Mogelijkheden vóór de authenticatie'],
  after: ['Features after authentication', 'Mogelijkheden na de authenticatie'],
  capabilities: ['Capabilities', 'Vermogens'],
  discovered: ['Discovered of {from}', 'Gevonden bij {from}'],
  account: ['the account', 'het account'],
  none: ['none', 'geen'],
} as const;

/** Speaks the page's texts in the language of a report. */
export function wordsOf({ language }: Pick<RunReport, 'language'>): Say<typeof texts> {
  return speak(texts, language);
}
