import { Given, Then, When } from '@cucumber/cucumber';
import { authenticate, expectEmptySuccess, expectSuccess } from './authentication';
import { bindResource, expectBoundJid } from './binding';
import {
  changeNode,
  expectEnvelope,
  expectEvent,
  expectMessageId,
  expectNotification,
  expectOnePayload,
  expectUpdateDocument,
} from './notification';
import { expectNoRefusal, expectOwnPresence, expectServiceUser, sendPresence } from './presence';
import { expectAnswerOf } from './stanza';
import { begin, close, expectAnyFeatures, expectOffer, expectOfStream, expectOpening, open } from './stream';
import {
  askSubscriptions,
  assumeSubscription,
  expectConfirmed,
  expectNamed,
  expectPlaceForOptions,
  subscribe,
} from './subscription';
import { expectRow } from './transcript';
import { expectHeader, expectListed, expectResponseLine, upgrade } from './upgrade';
import {
  answerUnasked,
  assumeQuestion,
  expectQuestion,
  expectStreamKept,
  expectUnanswered,
  refuseVersion,
} from './version';

// The phrases of the Dutch edition, each bound to what its English twin does. The order of words is that of Dutch behind
// its keyword: Gegeven dat ..., Als de client ... vraagt, Dan is de respons ...

Given('dat {party} {stage} is', begin);
Given('dat {party} geabonneerd is op {node}', assumeSubscription);
Given('dat de server {party} naar zijn softwareversie heeft gevraagd', assumeQuestion);

When('de client om de upgrade vraagt', upgrade);
When('{party} de stream opent', open);
When('{party} zich met {authzid} als autorisatie-identiteit authenticeert', authenticate);
When('{party} {resource} bindt', bindResource);
When('{party} zich aanwezig meldt', sendPresence);
When('{party} zich op {node} abonneert', subscribe);
When('{party} een verzoek beantwoordt dat niemand heeft gedaan', answerUnasked);
When('{party} weigert zijn softwareversie te noemen', refuseVersion);
When('{node} verandert/veranderen', changeNode);
When('{party} naar zijn abonnementen vraagt', askSubscriptions);
When('{party} de stream sluit', close);

Then('is de HTTP-respons {string}', expectResponseLine);
Then('is de header {string} gelijk aan {string}', expectHeader);
Then('noemt de header {string} de waarde {string}', expectListed);
Then('toont de netwerkregel', expectRow);
Then('{opens} de server zijn stream', expectOpening);
Then('heeft de stream {header}', expectOfStream);
Then('noemt de server zijn mogelijkheden', expectAnyFeatures);
Then('staat in de mogelijkheden {offer}', expectOffer);
Then('slaagt de authenticatie', expectSuccess);
Then('is de melding van succes leeg', expectEmptySuccess);
Then('is de gebonden JID de kale JID met {which} resource', expectBoundJid);
Then('is het antwoord {answer}', expectAnswerOf);
Then('ontvangt {party} zijn eigen aanwezigheid', expectOwnPresence);
Then('ontvangt {party} de aanwezigheid van {serviceUser}', expectServiceUser);
Then('wordt de aanwezigheid van {party} niet geweigerd', expectNoRefusal);
Then('wordt het abonnement bevestigd als {string}', expectConfirmed);
Then('noemt de bevestiging {node} en de volledige JID', expectNamed);
Then('heeft de bevestiging een lege plaats voor opties', expectPlaceForOptions);
Then('vraagt de server {party} naar zijn softwareversie', expectQuestion);
Then('krijgt {party} daarop geen antwoord', expectUnanswered);
Then('gaat de stream van {party} verder, zonder antwoord daarop', expectStreamKept);
Then('ontvangt {party} een gebeurtenis van {node}', expectEvent);
Then('ontvangt {party} een gebeurtenis met één item en één inhoud', expectOnePayload);
Then('ontvangt {party} een gebeurtenis zonder tekst die de node en het item noemt', expectEnvelope);
Then('ontvangt {party} een gebeurtenis in een bericht met een id', expectMessageId);
Then('ontvangt {party} een gebeurtenis waarvan de inhoud een notificatie is', expectNotification);
Then('bevat de notificatie een Update-document', expectUpdateDocument);
