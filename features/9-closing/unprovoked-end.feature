@needs:credentials
Feature: Sessions that last
  Who monitors events stays connected for a day. A server may end a stream, and says why; clients that do nothing wrong
  are kept. RFC 6120, sections 2.4 and 4.6.3.

  @req:RFC6120-2.4-a @should
  Rule: A server SHOULD keep the session of a client that gives it no cause to end it
    Each end costs a desktop its events until it is back, and a new sign-in.

    @case:CLS-080
    Scenario: A session that says nothing for a moment lives on
      Given the agent is bound and present
      When the agent says nothing for a moment
      Then the session of the agent lives on

    @case:CLS-081 @full
    Scenario: A session that says nothing for as long as limits.idle lives on
      Given the agent is bound and present
      When the agent says nothing for a long time
      Then the session of the agent lives on

    @case:CLS-082 @passive
    Scenario: No session of any case was ended without cause
      Given the agent is bound and present
      Then no session of any case was ended without cause

  @req:FIN-CONNECTION-a @must @needs:finesse
  Rule: A session whose client pings every twenty seconds MUST be kept
    An agent whose desktop is thrown out is signed out of the queue a minute later.

    @case:FIN-090 @full
    Scenario: A session that only pings lives on
      Given the agent is bound and present
      When the agent only pings for a long time
      Then the session of the agent lives on

    @case:FIN-091 @passive
    Scenario: No session of any case was ended before a ping was due
      Given the agent is bound and present
      Then no session of any case was ended without cause
