@needs:credentials
Feature: Becoming present
  Presence makes a resource available: from now on messages to the bare JID reach it, and contacts learn of it.
  RFC 6121, sections 4.2 and 4.3.

  @req:RFC6121-4.2.2-b @must
  Rule: A server MUST send initial presence to all available resources of the user, the sender included
    A desktop takes its own presence for the sign that it is seen, and Finesse's own clients wait for it.

    @case:PRS-001
    Scenario: The sender's own presence comes back
      Given the agent is bound
      When the agent becomes present
      Then the agent receives its own presence

    @case:PRS-002
    Scenario: The user's other session learns of the agent's presence
      Given the agent is bound
      And the second session is bound and present
      When the agent becomes present
      Then the second session receives
        """xpath
        /client:presence[@from=$agent_full and not(@type)]
        """

  @req:RFC6121-4.2.2-a @must @needs:peer
  Rule: A server MUST send initial presence to the contacts who may see it
    A supervisor's list shows the agent from this moment on.

    @case:PRS-003
    Scenario: The supervisor learns that the agent is there
      Given the agent is bound
      And the supervisor is bound and present
      And the supervisor sees the presence of the agent
      When the agent sends
        """xml
        <presence xmlns='jabber:client'><status>here $random</status></presence>
        """
      Then the supervisor receives
        """xpath
        /client:presence[@from=$agent_full and not(@type)]
        """

  @req:RFC6121-4.2.2-c @must @needs:peer
  Rule: A server MUST then tell the user which contacts are there
    A desktop that comes later would otherwise show nobody.

    @case:PRS-004
    Scenario: The agent learns that the supervisor is there
      Given the supervisor is bound and present
      And the agent is bound
      And the agent sees the presence of the supervisor
      When the agent becomes present
      Then the agent receives
        """xpath
        /client:presence[@from=$peer_full and not(@type)]
        """

  @req:RFC6121-4.3.2-a @must @needs:peer
  Rule: A server MUST tell the last presence of a contact in full
    A colleague who is away has to look away to those who come later too.

    @case:PRS-005
    Scenario: The supervisor's presence arrives with show, status and capabilities
      Given the supervisor is bound
      And the supervisor sends
        """xml
        <presence xmlns='jabber:client'><show>away</show><status>lunch $random</status><c xmlns='http://jabber.org/protocol/caps' hash='sha-1' node='urn:suite:peer' ver='AAAAAAAAAAAAAAAAAAAAAAAAAAA='/></presence>
        """
      And the agent is bound
      And the agent sees the presence of the supervisor
      When the agent becomes present
      Then the agent receives
        """xpath
        /client:presence[@from=$peer_full and client:show='away' and client:status=concat('lunch ',$random)]/caps:c[@hash='sha-1' and @node='urn:suite:peer' and @ver]
        """

  @req:RFC6121-4.3.2.1-a @should @needs:peer
  Rule: A server SHOULD keep the id of that presence
    By the id clients match presence with what caused it.

    @case:PRS-006
    Scenario: The supervisor's presence arrives with the id that it was given
      Given the supervisor is bound
      And the supervisor sends
        """xml
        <presence xmlns='jabber:client' id='kept-$random'/>
        """
      And the agent is bound
      And the agent sees the presence of the supervisor
      When the agent becomes present
      Then the agent receives
        """xpath
        /client:presence[@from=$peer_full]/@id[.=concat('kept-',$random)]
        """
