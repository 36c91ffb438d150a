@needs:credentials @needs:peer
Feature: Presence for one addressee
  A client may show itself to somebody who is no contact. RFC 6121, section 4.6.

  Background:
    Given the supervisor is bound and present
    And the agent is bound and present
    And the supervisor does not see the presence of the agent

  @req:RFC6121-4.6.3-a @must
  Rule: A server MUST deliver directed presence, and tell its addressee when the sender is gone
    A supervisor who was shown an agent for a time must also learn that the agent is gone.

    @case:PRS-020
    Scenario: Presence sent to the supervisor arrives
      When the agent sends
        """xml
        <presence xmlns='jabber:client' to='$peer_full'><status>for you $random</status></presence>
        """
      Then the supervisor receives
        """xpath
        /client:presence[starts-with(@from,concat($agent,'/')) and not(@type)]
        """

    @case:PRS-021
    Scenario: The supervisor learns that the agent is gone
      When the agent sends
        """xml
        <presence xmlns='jabber:client' to='$peer_full'/>
        """
      Then the supervisor receives
        """xpath
        /client:presence[starts-with(@from,concat($agent,'/')) and not(@type)]
        """
      When the agent closes the stream
      Then the supervisor receives
        """xpath
        /client:presence[starts-with(@from,concat($agent,'/')) and @type='unavailable']
        """

    @case:PRS-026
    Scenario: The supervisor learns that the agent's connection is lost
      When the agent sends
        """xml
        <presence xmlns='jabber:client' to='$peer_full'/>
        """
      Then the supervisor receives
        """xpath
        /client:presence[starts-with(@from,concat($agent,'/')) and not(@type)]
        """
      When the agent drops the connection
      Then the supervisor receives within 60 seconds
        """xpath
        /client:presence[starts-with(@from,concat($agent,'/')) and @type='unavailable']
        """

  @req:RFC6121-11-a @must
  Rule: A server MUST NOT show presence to somebody who may not see it
    Who is at work is nobody's business who was not let in on it.

    @case:PRS-022
    Scenario: A probe of the supervisor's is not told the agent's presence
      When the supervisor sends
        """xml
        <presence xmlns='jabber:client' type='probe' to='$agent'/>
        """
      Then the supervisor receives nothing with
        """xpath
        /client:presence[starts-with(@from,concat($agent,'/')) and (not(@type) or @type='unavailable')]
        """

    @case:PRS-023
    Scenario: A change of the agent's presence is not told to the supervisor
      When the agent sends
        """xml
        <presence xmlns='jabber:client'><status>busy $random</status></presence>
        """
      And the server has answered the agent with
        """xpath
        /client:presence[@from=$full and client:status=concat('busy ',$random)]
        """
      Then the supervisor receives nothing with
        """xpath
        /client:presence[starts-with(@from,concat($agent,'/'))]
        """

  @req:RFC6120-13.10.2-a @must
  Rule: A server MUST NOT reveal by its errors which resources are there
    By different errors a stranger could watch when an agent is at the desk.

    @case:PRS-024-<case>
    Scenario Outline: A request that nobody understands, to <case>, is refused without a hint
      When the supervisor sends
        """xml
        <iq xmlns='jabber:client' type='get' id='$id' to='<the address>'><q xmlns='urn:suite:unknown'/></iq>
        """
      Then the answer is the error "service-unavailable"

      Examples:
        | case               | the address      |
        | the-bare-jid       | $agent           |
        | an-absent-resource | $agent/x-$random |
