@needs:credentials
Feature: Messages that reach a resource
  An event is a message, and goes the way of all messages. RFC 6121, section 8.5.

  @req:RFC6121-8.5.2.1.1-a @must @needs:peer
  Rule: A message to the bare JID MUST reach a resource of priority zero or more, and none below
    A note to an agent has to reach the desktop in use, and none that said it is not to be disturbed.

    @case:NOT-040-<case>
    Scenario Outline: A <case> message to the bare JID reaches the priority 0
      Given the agent is bound and present
      And the supervisor is bound
      When the supervisor sends
        """xml
        <message xmlns='jabber:client' type='<the type>' id='bare-$random' to='$agent'><body>to the bare JID</body></message>
        """
      Then the agent receives
        """xpath
        /client:message[@id=concat('bare-', $random)]
        """

      Examples:
        | case     | the type |
        | normal   | normal   |
        | headline | headline |

    @case:NOT-041
    Scenario: A headline to the bare JID does not reach the priority -1
      The second message, to the full JID, shows that the first would have come by then.
      Given the agent is bound
      And the agent sends
        """xml
        <presence xmlns='jabber:client'><priority>-1</priority></presence>
        """
      And the server has answered the agent with
        """xpath
        /client:presence[@from=$full and not(@type)]
        """
      And the supervisor is bound
      When the supervisor sends
        """xml
        <message xmlns='jabber:client' type='headline' id='bare-$random' to='$agent'><body>to the bare JID</body></message>
        """
      And the supervisor sends
        """xml
        <message xmlns='jabber:client' type='headline' id='full-$random' to='$agent_full'><body>to the full JID</body></message>
        """
      And the server has answered the agent with
        """xpath
        /client:message[@id=concat('full-', $random)]
        """
      Then the agent receives nothing with
        """xpath
        /client:message[@id=concat('bare-', $random)]
        """

  @req:RFC6121-8.5.3.1-a @must
  Rule: A message to a full JID MUST reach that resource, present or not
    Events are sent to the full JID of a desktop, also before it became present.

    @case:NOT-042
    Scenario: A message reaches a resource that is bound and has not sent presence
      Given the agent is bound
      And the second session is bound
      When the second session sends
        """xml
        <message xmlns='jabber:client' type='headline' id='full-$random' to='$agent_full'><body>to the full JID</body></message>
        """
      Then the agent receives
        """xpath
        /client:message[@to=$full and @id=concat('full-', $random)]
        """

  @req:RFC6120-8.1.2.1-d @must
  Rule: A server MUST say who sent a message that comes from elsewhere
    An agent has to see who writes.

    @case:NOT-043
    Scenario: A message from another session of the user arrives with its sender
      Given the agent is bound and present
      And the second session is bound
      When the second session sends
        """xml
        <message xmlns='jabber:client' type='headline' id='from-$random' to='$agent_full'><body>from the second session</body></message>
        """
      Then the agent receives
        """xpath
        /client:message[@id=concat('from-', $random) and string-length(@from) > 0]
        """
