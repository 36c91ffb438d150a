@needs:credentials
Feature: Changes of presence
  What a client says of itself later, and that it goes. RFC 6121, sections 4.4, 4.5 and 4.7.

  @req:RFC6121-4.4.2-a @must
  Rule: A server MUST send a change in full to the contacts and to all resources of the user
    A colleague who became busy must not look free.

    @case:PRS-010
    Scenario: A change of presence comes back to the sender
      Given the agent is bound and present
      When the agent sends
        """xml
        <presence xmlns='jabber:client'><show>dnd</show><status>busy $random</status></presence>
        """
      Then the agent receives
        """xpath
        /client:presence[@from=$full and client:show='dnd' and client:status=concat('busy ',$random)]
        """

    @case:PRS-011
    Scenario: A change of presence reaches the user's other session
      Given the agent is bound and present
      And the second session is bound and present
      When the agent sends
        """xml
        <presence xmlns='jabber:client'><show>dnd</show><status>busy $random</status></presence>
        """
      Then the second session receives
        """xpath
        /client:presence[@from=$agent_full and client:show='dnd' and client:status=concat('busy ',$random)]
        """

    @case:PRS-012 @needs:peer
    Scenario: A change of presence reaches a contact
      Given the agent is bound and present
      And the supervisor is bound and present
      And the supervisor sees the presence of the agent
      When the agent sends
        """xml
        <presence xmlns='jabber:client'><show>dnd</show><status>busy $random</status></presence>
        """
      Then the supervisor receives
        """xpath
        /client:presence[@from=$agent_full and client:show='dnd' and client:status=concat('busy ',$random)]
        """

  @req:RFC6121-4.5.2-a @must
  Rule: A server MUST send unavailable presence in full to the contacts and to all resources of the user
    A colleague who has left must not look reachable.

    @case:PRS-013
    Scenario: Unavailable presence comes back to the sender
      Given the agent is bound and present
      When the agent sends
        """xml
        <presence xmlns='jabber:client' type='unavailable'><status>bye $random</status></presence>
        """
      Then the agent receives
        """xpath
        /client:presence[@from=$full and @type='unavailable' and client:status=concat('bye ',$random)]
        """

    @case:PRS-014
    Scenario: Unavailable presence reaches the user's other session
      Given the agent is bound and present
      And the second session is bound and present
      When the agent sends
        """xml
        <presence xmlns='jabber:client' type='unavailable'><status>bye $random</status></presence>
        """
      Then the second session receives
        """xpath
        /client:presence[@from=$agent_full and @type='unavailable' and client:status=concat('bye ',$random)]
        """

    @case:PRS-015 @needs:peer
    Scenario: Unavailable presence reaches a contact
      Given the agent is bound and present
      And the supervisor is bound and present
      And the supervisor sees the presence of the agent
      When the agent sends
        """xml
        <presence xmlns='jabber:client' type='unavailable'><status>bye $random</status></presence>
        """
      Then the supervisor receives
        """xpath
        /client:presence[@from=$agent_full and @type='unavailable' and client:status=concat('bye ',$random)]
        """

  @req:RFC6121-4.5.2-b @must
  Rule: A server MUST say that a resource is gone that went without a word
    A laptop that was closed says nothing. Finesse signs out an agent whose presence is gone, and others must not wait
    for one who is not there.

    @case:PRS-016
    Scenario: The user's other session learns that a connection was dropped
      Given the agent is bound and present
      And the second session is bound and present
      And the server has answered the second session with
        """xpath
        /client:presence[@from=$agent_full and not(@type)]
        """
      When the agent drops the connection
      Then the second session receives within 60 seconds
        """xpath
        /client:presence[@from=$agent_full and @type='unavailable']
        """

  @req:RFC6121-4.7.1-a @should
  Rule: A server SHOULD refuse a presence type that does not exist as a bad-request
    The one who writes a client learns that a word is wrong, in place of looking present to all.

    @case:PRS-017-<case>
    Scenario Outline: Presence of the undefined type <case> is refused
      Given the agent is bound and present
      When the agent sends
        """xml
        <presence xmlns='jabber:client' type='<the type>' id='$id'/>
        """
      Then the agent receives
        """xpath
        /client:presence[@type='error' and @id=$id]/client:error[stanzaerr:bad-request]
        """

      Examples:
        | case      | the type  |
        | available | available |
        | suite     | suite     |

  @req:RFC6121-4.7.2-a @must
  Rule: A server MUST deliver presence with one defined show and one priority in range at most
    A desktop with two of them in hand would not know which holds.

    @case:PRS-018
    Scenario: The priority comes back in range, or none does
      Given the agent is bound
      When the agent sends
        """xml
        <presence xmlns='jabber:client'><priority>-5</priority></presence>
        """
      Then the agent receives
        """xpath
        /client:presence[@from=$full and not(@type) and not(client:priority[2]) and not(client:priority[not(number(.) >= -128 and number(.) <= 127)])]
        """

    @case:PRS-019 @passive
    Scenario: No presence of any case has two of show or priority, or one that is undefined
      Given the agent is bound
      When the agent becomes present
      Then the agent receives its own presence
      And no message of any case satisfies
        """xpath
        /client:presence[not(@type='error')][count(client:show)>1 or count(client:priority)>1
          or client:show[not(.='away' or .='chat' or .='dnd' or .='xa')]
          or client:priority[not(number(.)>=-128 and number(.)<=127)]]
        """
