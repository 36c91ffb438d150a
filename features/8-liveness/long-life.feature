@needs:credentials @needs:events @needs:pubsub @soak
Feature: The long life of a desktop
  A desktop stays connected for a working day: it pings each twenty seconds, hears of every change, and is loaded anew now
  and then. One conversation is held for as long as the run was asked to; each rule looks at it from its own side.
  RFC 6120, section 2.4; XEP-0060, section 7.1.2.

  @req:RFC6120-2.4-a @should
  Rule: A server SHOULD keep the session of a desktop for as long as it lasts
    What ends a session after an hour is met by no test of a minute.

    @case:LIV-060
    Scenario: No session of a long conversation is ended by the server
      When the agent holds the conversation of a desktop
      Then no session of the desktop was ended without cause

  @req:FIN-CONNECTION-a @must @needs:finesse
  Rule: A desktop that pings every twenty seconds MUST be kept for as long as it lasts
    An agent whose desktop is thrown out is signed out of the queue a minute later.

    @case:FIN-092
    Scenario: No session that pings is ended by the server in a long conversation
      Given the conversation of a desktop was held
      Then no session of the desktop was ended without cause

  @req:XEP0060-4.2-a @must
  Rule: A service MUST tell a desktop of every event for as long as it is connected
    An event that is lost after an hour is a call that an agent does not see.

    @case:LIV-061
    Scenario: No event of a long conversation is lost
      Given the conversation of a desktop was held
      Then no event for the desktop was lost

  @req:XEP0060-7.1.2-a @must
  Rule: A service MUST tell a desktop of each event once
    A desktop that hears twice of one call may show two.

    @case:LIV-062
    Scenario: No event of a long conversation comes twice
      Given the conversation of a desktop was held
      Then no event for the desktop came twice

  @req:RFC6120-10.1-a @must
  Rule: A service MUST tell a desktop of events in the order in which they came about
    A desktop shows what it heard last; out of order that is a state of before.

    @case:LIV-063
    Scenario: The events of a long conversation come in their order
      Given the conversation of a desktop was held
      Then the events for the desktop came in their order

  @req:XEP0060-7.1.2-c @must
  Rule: A service MUST NOT tell a desktop that is back what it has been told already, unless it is marked as late
    A desktop takes what it hears for what is: after a reload it would show the calls of before.

    @case:LIV-064
    Scenario: No event of before comes again when the desktop is back
      Given the conversation of a desktop was held
      Then no event for the desktop came again when it was back

  @req:XEP0199-4.2-a @must
  Rule: A server MUST answer each ping of a desktop
    A desktop whose ping is not answered within ten seconds gives its connection up.

    @case:LIV-065
    Scenario: Each ping of a long conversation is answered in time
      Given the conversation of a desktop was held
      Then each ping of the desktop was answered in time
