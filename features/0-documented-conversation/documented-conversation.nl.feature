# language: nl
Functionaliteit: Het gedocumenteerde gesprek
  Een Finesse-desktop is de webpagina waarin een medewerker van een callcenter werkt, hier de agent genoemd. Van
  gesprekken en van collega's hoort hij via de Notification Service, een XMPP-server (XMPP is een protocol voor
  berichten en aanwezigheid) die hij bereikt door een WebSocket. Hieronder staat, stap voor stap, het gesprek waarmee
  een desktop zich daar aanmeldt, zoals het artikel "WebSocket Connection voor Finesse begrijpen" van Cisco het
  beschrijft (in het Engels: "Understand WebSocket Connection for Finesse"). Waar het artikel zich vergist of zwijgt,
  zegt de stap wat juist is. Wat alleen het voorbeeld van het artikel laat zien, kan een waarschuwing geven; afgekeurd
  wordt alleen wat een regel schendt van een RFC (een standaard van het internet), van een XEP (een specificatie van
  XMPP) of van de tekst van Cisco zelf.

  @must
  Regel: Stap 1: de server gaat van HTTP over op WebSocket
    Een WebSocket is één blijvende verbinding waarop beide kanten op elk moment kunnen spreken. De desktop vraagt erom in
    een HTTP-verzoek, de upgrade; voordat de server instemt, kan niets van wat volgt gezegd worden. De tabel van het
    artikel toont status 200 en schema ws, de tekst ernaast 101 en wss: de tekst heeft gelijk. Het artikel laat weg dat
    beide kanten afspreken om XMPP te spreken.

    @case:DOC-001 @req:RFC6455-4.2.2-b @req:DOC-S01-a
    Scenario: De server beantwoordt het verzoek om een upgrade met 101 Switching Protocols
      Als de client om de upgrade vraagt
      Dan is de HTTP-respons "HTTP/1.1 101"

    @case:DOC-002 @req:RFC6455-4.2.2-d @req:DOC-S01-b
    Scenario: De respons zegt dat de verbinding een upgrade krijgt
      Als de client om de upgrade vraagt
      Dan noemt de header "Connection" de waarde "upgrade"

    @case:DOC-003 @req:RFC6455-4.2.2-c @req:DOC-S01-c
    Scenario: De respons zegt dat het protocol WebSocket is
      Als de client om de upgrade vraagt
      Dan noemt de header "Upgrade" de waarde "WebSocket"

    @case:DOC-004 @req:DOC-S01-d
    Scenario: De netwerktabel van een browser toont een regel zoals die in het artikel
      Als de client om de upgrade vraagt
      Dan toont de netwerkregel
        | Status | 101  |
        | Method | GET  |
        | Scheme | wss  |
        | File   | /ws/ |

    @case:DOC-005 @req:RFC7395-3.1-a @req:DOC-S01-e
    Scenario: De respons stemt ermee in om XMPP te spreken
      Als de client om de upgrade vraagt
      Dan is de header "Sec-WebSocket-Protocol" gelijk aan "xmpp"

  @must
  Regel: Stap 2: de server opent zijn stream als antwoord op die van de client
    XMPP wordt gesproken in een stream, die elke kant opent met een eigen element. Uit dat van de server leert een
    desktop welk domein hij heeft bereikt, de naam achter het adres van elke gebruiker, en de id, de taal en de versie van
    de stream; een desktop die zo'n element niet krijgt, kan zich bij niemand aanmelden.

    @case:DOC-010 @req:RFC7395-3.4-b @req:DOC-S02-a
    Scenario: De server beantwoordt een open-element met een open-element
      Gegeven dat de client verbonden is
      Als de client de stream opent
      Dan opent de server zijn stream

    @case:DOC-011 @req:RFC6120-4.7.1-a @req:DOC-S02-a
    Scenario: De server opent zijn stream namens zijn domein
      Gegeven dat de client verbonden is
      Als de client de stream opent
      Dan heeft de stream het domein als afzender

    @case:DOC-012 @req:RFC6120-4.7.3-a @req:DOC-S02-a
    Scenario: De server geeft zijn stream een id
      Gegeven dat de client verbonden is
      Als de client de stream opent
      Dan heeft de stream een id

    @case:DOC-013 @req:RFC6120-4.7.4-a @req:DOC-S02-a
    Scenario: De server noemt de taal van zijn stream
      Gegeven dat de client verbonden is
      Als de client de stream opent
      Dan heeft de stream een taal

    @case:DOC-014 @req:RFC6120-4.7.5-a @req:DOC-S02-a
    Scenario: De server opent zijn stream in versie 1.0
      Gegeven dat de client verbonden is
      Als de client de stream opent
      Dan heeft de stream versie 1.0

    @case:DOC-015 @req:RFC6120-4.7.2-b @req:DOC-S02-b
    Scenario: De server spreekt niemand aan als de client geen adres heeft genoemd
      Gegeven dat de client verbonden is
      Als de client de stream opent
      Dan heeft de stream geen geadresseerde

  @must
  Regel: Stap 3: de server maakt bekend wat hij aanbiedt
    Wat er in een stream vervolgens kan, somt de server op als de mogelijkheden van de stream (features). Daaruit weet
    een desktop hoe hij zich mag aanmelden: met PLAIN, dat naam en wachtwoord stuurt zoals ze zijn en het aan TLS onder de
    WebSocket overlaat om ze te verbergen. De mogelijkheden dragen ook de vermogens van de server (capabilities), een
    samenvatting van alles wat hij kan.

    @case:DOC-024 @req:RFC6120-4.3.2-a
    Scenario: De server noemt zijn mogelijkheden na zijn open-element
      Gegeven dat de client verbonden is
      Als de client de stream opent
      Dan noemt de server zijn mogelijkheden

    @case:DOC-020 @req:RFC6120-6.4.1-a @req:DOC-S03-a
    Scenario: De mogelijkheden bieden authenticatie met PLAIN aan
      Gegeven dat de client verbonden is
      Als de client de stream opent
      Dan staat in de mogelijkheden het mechanisme PLAIN

    @case:DOC-021 @req:RFC7395-3.9-b @req:DOC-S03-b
    Scenario: De mogelijkheden bieden niet aan om TLS binnen de stream te beginnen
      Gegeven dat de client verbonden is
      Als de client de stream opent
      Dan staat in de mogelijkheden geen begin van TLS

    @case:DOC-022 @req:RFC6120-7.4-b @req:DOC-S03-b
    Scenario: De mogelijkheden bieden vóór de authenticatie geen binden aan
      Gegeven dat de client verbonden is
      Als de client de stream opent
      Dan staat in de mogelijkheden geen binden

    @case:DOC-023 @req:DOC-S03-c
    Scenario: De mogelijkheden dragen de vermogens van de server
      Gegeven dat de client verbonden is
      Als de client de stream opent
      Dan staat in de mogelijkheden een samenvatting van de vermogens

  @must @needs:credentials
  Regel: Stap 4 en 5: de server authenticeert de gebruiker met PLAIN
    De desktop zegt in één bericht namens wie hij optreedt, wie hij is, en het wachtwoord. Namens wie hij optreedt, de
    autorisatie-identiteit, is zijn kale JID: een XMPP-adres van gebruiker en domein. In het adres dat het artikel
    afdrukt, is het domein verkeerd gespeld. En het artikel gaat meteen door met binden: het laat weg dat de stream daar
    tussendoor opnieuw wordt geopend, zonder wat geen server binden hoeft aan te bieden.

    @case:DOC-030 @req:RFC6120-6.3.8-b @req:RFC6120-6.3.10-a @req:DOC-S04-a
    Scenario: De server aanvaardt de kale JID van de gebruiker als autorisatie-identiteit
      Gegeven dat de agent in een open stream is
      Als de agent zich met zijn kale JID als autorisatie-identiteit authenticeert
      Dan slaagt de authenticatie

    @case:DOC-031 @req:RFC6120-6.4.6-b @req:DOC-S05-a
    Scenario: De server meldt succes met een leeg element
      Gegeven dat de agent in een open stream is
      Als de agent zich met zijn kale JID als autorisatie-identiteit authenticeert
      Dan is de melding van succes leeg

    @case:DOC-032 @req:RFC7395-3.7-a @req:DOC-S05-b
    Scenario: De server opent zijn stream opnieuw, een stap die het artikel weglaat
      Gegeven dat de agent geauthenticeerd is
      Als de agent de stream opent
      Dan opent de server zijn stream

    @case:DOC-033 @req:RFC6120-7.4-a @req:DOC-S05-b
    Scenario: De mogelijkheden bieden na de authenticatie binden aan
      Gegeven dat de agent geauthenticeerd is
      Als de agent de stream opent
      Dan staat in de mogelijkheden het binden

  @must @needs:credentials
  Regel: Stap 6: de server bindt de resource waar de client om vraagt
    Eén gebruiker kan op verschillende plaatsen zijn aangemeld. Elke plaats krijgt een naam, haar resource, en daarmee een
    volledige JID: gebruiker, domein en resource; aan dit adres wordt alles gestuurd wat volgt. Een Finesse-desktop vraagt
    om de resource "desktop"; waar agents aan het werk zijn, vraagt de testsuite om een eigen resource, zodat ze niemand
    afmeldt.

    @case:DOC-040 @req:RFC6120-7.7.1-a @req:DOC-S06-a
    Scenario: De volledige JID heeft de resource waar om gevraagd is
      Gegeven dat de agent aangemeld is
      Als de agent zijn resource bindt
      Dan is de gebonden JID de kale JID met die resource

    @case:DOC-041 @req:DOC-S06-b
    Scenario: Het antwoord op het binden noemt geen afzender, zoals het artikel laat zien
      Gegeven dat de agent aangemeld is
      Als de agent zijn resource bindt
      Dan is het antwoord een resultaat zonder afzender

    @case:DOC-042 @req:DOC-S06-c
    Scenario: Een client meldt zich direct na het binden aanwezig, en hoeft om niets anders te vragen
      Gegeven dat de agent gebonden is
      Als de agent zich aanwezig meldt
      Dan ontvangt de agent zijn eigen aanwezigheid

  @must @needs:credentials
  Regel: Stap 7: aanwezigheid maakt de client bekend, en maakt anderen aan hem bekend
    Aanwezigheid (presence) zegt dat een gebruiker er is. De server stuurt die van een client aan allen die haar mogen
    zien, onder wie de client zelf, en vertelt de client wie er nog meer is: bij Finesse de eigen gebruikers van de
    dienst. Een desktop die de gebruiker finesse niet ziet, meldt dat hij geen verbinding heeft, en Finesse meldt een agent
    af van wie de aanwezigheid wegvalt.

    @case:DOC-050 @req:DOC-S07-a
    Scenario: De server neemt een lege aanwezigheid zoals ze is
      Gegeven dat de agent gebonden is
      Als de agent zich aanwezig meldt
      Dan wordt de aanwezigheid van de agent niet geweigerd

    @case:DOC-051 @req:RFC6121-4.2.2-b @req:DOC-S07-b
    Scenario: De eigen aanwezigheid van de client komt bij hem terug
      Gegeven dat de agent gebonden is
      Als de agent zich aanwezig meldt
      Dan ontvangt de agent zijn eigen aanwezigheid

    @case:DOC-052 @req:DOC-S07-c @needs:finesse
    Scenario: De aanwezigheid van de luisteraar van de dienst volgt
      Gegeven dat de agent gebonden is
      Als de agent zich aanwezig meldt
      Dan ontvangt de agent de aanwezigheid van de luisteraar van de dienst

    @case:DOC-053 @req:DOC-S07-d @needs:finesse
    Scenario: De aanwezigheid van de gebruiker finesse draagt vermogens
      Gegeven dat de agent gebonden is
      Als de agent zich aanwezig meldt
      Dan ontvangt de agent de aanwezigheid van de gebruiker finesse, met vermogens

  @must @needs:credentials
  Regel: Stap 8: de client abonneert zich op de node van zijn gebruiker
    Wat er bij Finesse gebeurt, wordt gepubliceerd op nodes, elk met een naam als een pad, door een deel van de server dat
    pubsub heet (publish en subscribe: publiceren en abonneren). Alleen wie op een node geabonneerd is, hoort ervan, en een
    desktop kan niet weten dat hij niets hoort; daarom moet het antwoord zeggen welke node en wiens abonnement het
    bevestigt. In het artikel ontbreekt in het verzoek het einde van een element, en verschilt de id één cijfer van die
    van het antwoord; beide zijn vergissingen van de pagina.

    @case:DOC-060 @req:XEP0060-6.1.2-a @req:DOC-S08-a @req:DOC-S08-b @needs:pubsub
    Scenario: De dienst bevestigt het abonnement op de clientlog
      Gegeven dat de agent gebonden en aanwezig is
      Als de agent zich op de clientlog van de gebruiker abonneert
      Dan wordt het abonnement bevestigd als "subscribed"
      En noemt de bevestiging de clientlog van de gebruiker en de volledige JID

    @case:DOC-061 @req:RFC6120-8.1.3-a @req:DOC-S08-c @needs:pubsub
    Scenario: Het antwoord op een abonnement heeft de id van zijn verzoek
      Gegeven dat de agent gebonden en aanwezig is
      Als de agent zich op de clientlog van de gebruiker abonneert
      Dan is het antwoord een resultaat of een fout met zijn id

    @case:DOC-062 @req:DOC-S08-d @needs:pubsub
    Scenario: De bevestiging houdt een lege plaats open voor opties
      Gegeven dat de agent gebonden en aanwezig is
      Als de agent zich op de clientlog van de gebruiker abonneert
      Dan heeft de bevestiging een lege plaats voor opties

  @may @needs:credentials
  Regel: Stap 9: de server mag vragen welke software de client is
    De server van Finesse vraagt dit aan elke nieuwe sessie. Het artikel drukt de vraag af en niet het antwoord; een
    desktop die van een vraag schrikt, zou zijn sessie om niets verliezen.

    @case:DOC-070 @req:DOC-S09-a
    Scenario: De server vraagt naar de versie van de client
      Gegeven dat de agent gebonden en aanwezig is
      Dan vraagt de server de agent naar zijn softwareversie

  @must @needs:credentials
  Regel: Stap 9: het gesprek gaat verder, wat de client ook antwoordt
    Sommige clients noemen hun versie, sommige weigeren, sommige antwoorden laat: niets daarvan mag een agent zijn sessie
    kosten, of antwoorden op antwoorden uitlokken.

    @case:DOC-071 @req:RFC6120-8.2.3-c
    Scenario: De server antwoordt niet op een antwoord waar niemand om vroeg
      Gegeven dat de agent gebonden en aanwezig is
      Als de agent een verzoek beantwoordt dat niemand heeft gedaan
      Dan krijgt de agent daarop geen antwoord

    @case:DOC-072 @req:DOC-S09-b
    Scenario: Een client die geen versie noemt, houdt zijn sessie
      Gegeven dat de agent gebonden en aanwezig is
      En dat de server de agent naar zijn softwareversie heeft gevraagd
      Als de agent weigert zijn softwareversie te noemen
      Dan gaat de stream van de agent verder, zonder antwoord daarop

  @must @needs:credentials
  Regel: Stap 10: de client abonneert zich op de node van zijn team
    De desktop van een supervisor laat zien wie van het team gereed is. Daarvoor volgt hij de node van het team, en zonder
    het abonnement toont hij toestanden van een uur geleden alsof ze nog golden.

    @case:DOC-080 @req:XEP0060-6.1.2-a @req:DOC-S10-a @needs:pubsub
    Scenario: De dienst bevestigt het abonnement op het team
      Gegeven dat de agent gebonden en aanwezig is
      Als de agent zich op de gebruikers van het team abonneert
      Dan wordt het abonnement bevestigd als "subscribed"
      En noemt de bevestiging de gebruikers van het team en de volledige JID

  @must @needs:credentials @needs:events
  Regel: Stap 11: vanaf dan komen gebeurtenissen binnen zodra ze plaatsvinden
    Hiervoor is het gesprek begonnen. Een gebeurtenis (event) is een bericht van de pubsubdienst met een item, en in het
    item een inhoud: wat er veranderd is. Het artikel belooft gebeurtenissen en laat er geen zien; wat over hun vorm gezegd
    wordt, komt uit de Developer Guide van Cisco en uit gepubliceerde opnamen.

    @case:DOC-090 @req:XEP0060-4.2-a @req:DOC-S11-a @needs:pubsub
    Scenario: Een verandering van de gebruiker komt aan
      Gegeven dat de agent gebonden en aanwezig is
      En dat de agent geabonneerd is op de toestand van de gebruiker
      Als de toestand van de gebruiker verandert
      Dan ontvangt de agent een gebeurtenis van de toestand van de gebruiker

    @case:DOC-091 @req:XEP0060-4.2-a @req:DOC-S11-a @needs:pubsub
    Scenario: Een verandering in het team komt aan
      Gegeven dat de agent gebonden en aanwezig is
      En dat de agent geabonneerd is op de gebruikers van het team
      Als de gebruikers van het team veranderen
      Dan ontvangt de agent een gebeurtenis van de gebruikers van het team

    @case:DOC-092 @req:DOC-S11-b @needs:pubsub
    Scenario: De gebeurtenis bevat één item met één inhoud
      Gegeven dat de agent gebonden en aanwezig is
      En dat de agent geabonneerd is op de gebruikers van het team
      Als de gebruikers van het team veranderen
      Dan ontvangt de agent een gebeurtenis met één item en één inhoud

    @case:DOC-096 @req:XEP0060-7.1.2.1-a @req:DOC-S11-b @needs:pubsub
    Scenario: De gebeurtenis is een bericht van de dienst dat de node en het item noemt
      Gegeven dat de agent gebonden en aanwezig is
      En dat de agent geabonneerd is op de gebruikers van het team
      Als de gebruikers van het team veranderen
      Dan ontvangt de agent een gebeurtenis zonder tekst die de node en het item noemt

    @case:DOC-097 @req:XEP0060-7.1.2-b @needs:pubsub
    Scenario: De gebeurtenis heeft een id
      Gegeven dat de agent gebonden en aanwezig is
      En dat de agent geabonneerd is op de gebruikers van het team
      Als de gebruikers van het team veranderen
      Dan ontvangt de agent een gebeurtenis in een bericht met een id

    @case:DOC-094 @req:DOC-S11-b @needs:finesse @needs:pubsub
    Scenario: De inhoud van de gebeurtenis is een notificatie
      Gegeven dat de agent gebonden en aanwezig is
      En dat de agent geabonneerd is op de gebruikers van het team
      Als de gebruikers van het team veranderen
      Dan ontvangt de agent een gebeurtenis waarvan de inhoud een notificatie is

    @case:DOC-093 @req:DOC-S11-c @needs:finesse @needs:pubsub
    Scenario: De notificatie bevat een Update-document, als tekst geschreven
      Gegeven dat de agent gebonden en aanwezig is
      En dat de agent geabonneerd is op de gebruikers van het team
      Als de gebruikers van het team veranderen
      Dan bevat de notificatie een Update-document

  @must @needs:credentials
  Regel: Stap 12: het gesprek eindigt ordelijk
    Het artikel laat het einde niet zien. Wie een stream sluit, krijgt dat van de andere kant bevestigd; een desktop die
    zonder dat vertrekt, blijft misschien minutenlang aanwezig en krijgt gebeurtenissen gestuurd die niemand leest.

    @case:DOC-095 @req:RFC7395-3.6-b @req:DOC-S12-a
    Scenario: De server beantwoordt een close-element met een close-element
      Gegeven dat de agent gebonden en aanwezig is
      Als de agent de stream sluit
      Dan sluit de server zijn stream

  @must @needs:credentials @needs:events
  Regel: Het hele gesprek leeft op één verbinding, en elke kant kan op elk moment spreken
    Elke stap hierboven is op zichzelf beproefd; een desktop doet ze alle op één verbinding, en daar kan een gebeurtenis
    tussen een vraag en haar antwoord komen. Geen van beide mag de ander in de weg zitten.

    @case:DOC-100 @req:XEP0060-4.2-a @req:DOC-S11-a @needs:pubsub
    Scenario: Een client hoort van zijn team op de verbinding waarop hij vraagt en antwoord krijgt
      Gegeven dat de agent gebonden en aanwezig is
      En dat de agent geabonneerd is op de clientlog van de gebruiker
      En dat de agent geabonneerd is op de gebruikers van het team
      Als de gebruikers van het team veranderen
      En de agent naar zijn abonnementen vraagt
      Dan is het antwoord een resultaat
      En ontvangt de agent een gebeurtenis van de gebruikers van het team
