@needs:credentials
Feature: Stanzas before authentication
  Until a client has signed in, the server takes nothing from it but what leads there.
  RFC 6120, sections 4.3.5 and 4.9.3.12.

  @req:RFC6120-4.3.5-b @must
  Rule: A server MUST NOT accept a stanza for another entity before negotiation is complete
    Before sign-in nobody knows who is speaking; what then reaches another agent could be from anyone.

    @case:AUT-060-iq
    Scenario: A question to the pubsub service is refused
      Given the agent is at an open stream
      When the agent sends
        """xml
        <iq xmlns='jabber:client' type='get' id='$id' to='$pubsub'><query xmlns='http://jabber.org/protocol/disco#info'/></iq>
        """
      Then the agent receives
        """xpath
        /stream:error | /*[local-name()='iq' and @id=$id and @type='error']
        """
      And the agent has received nothing with
        """xpath
        /client:iq[@id=$id and @type='result']
        """

    @needs:peer
    Scenario Outline: A stanza before authentication does not reach the other user: <case>
      Given the supervisor is bound and present
      And the agent is at an open stream
      When the agent sends
        """xml
        <<the stanza> xmlns='jabber:client' to='$peer'><<its child>>early-$random</<its child>></<the stanza>>
        """
      Then the agent receives nothing with
        """xpath
        /client:*[not(@type='error') and *=concat('early-', $random)]
        """
      And the supervisor receives nothing with
        """xpath
        /client:*[*=concat('early-', $random)]
        """

      @case:AUT-060-<case>
      Examples:
        | case     | the stanza | its child |
        | message  | message    | body      |
        | presence | presence   | status    |

    @case:AUT-061 @needs:peer @control
    Scenario: A message from a client that has bound a resource does arrive
      Given the supervisor is bound and present
      And the agent is bound
      When the agent sends
        """xml
        <message xmlns='jabber:client' to='$peer'><body>early-$random</body></message>
        """
      Then the supervisor receives
        """xpath
        /client:message[client:body=concat('early-', $random)]
        """

  @req:RFC6120-4.3.5-c @must
  Rule: A server MUST refuse a stanza for another entity by closing the stream with not-authorized
    A client that has gone wrong is told so once, in place of sending stanza after stanza in vain.

    Scenario Outline: A stanza to somebody else before authentication ends the stream with not-authorized: <what>
      Given the agent is at an open stream
      When the agent sends
        """xml
        <the stanza>
        """
      Then the agent receives
        """xpath
        /stream:error[streamerr:not-authorized]
        """

      @case:AUT-062-<case>
      Examples:
        | case | what                             | the stanza                                                                                                             |
        | iq   | A question to the pubsub service | <iq xmlns='jabber:client' type='get' id='$id' to='$pubsub'><query xmlns='http://jabber.org/protocol/disco#info'/></iq> |

      @case:AUT-062-<case> @needs:peer
      Examples:
        | case     | what                          | the stanza                                                         |
        | message  | A message to another user     | <message xmlns='jabber:client' to='$peer'><body>x</body></message> |
        | presence | Presence sent to another user | <presence xmlns='jabber:client' to='$peer'/>                       |

  @req:RFC6120-4.9.3.12-a @must
  Rule: A server MUST NOT process a stanza that is sent before authentication
    Otherwise whoever can reach the port could change what belongs to an agent.

    Scenario Outline: A stanza before authentication gets no result: <what>
      Given the agent is at an open stream
      When the agent sends
        """xml
        <the stanza>
        """
      Then the agent receives nothing with
        """xpath
        /client:iq[@type='result']
        """

      @case:AUT-063-<case>
      Examples:
        | case     | what                     | the stanza                                                                                                                     |
        | disco    | A question to the domain | <iq xmlns='jabber:client' type='get' id='$id' to='$domain'><query xmlns='http://jabber.org/protocol/disco#info'/></iq>         |
        | bind     | Binding a resource       | <iq xmlns='jabber:client' type='set' id='$id'><bind xmlns='urn:ietf:params:xml:ns:xmpp-bind'/></iq>                            |
        | roster   | Adding a contact         | <iq xmlns='jabber:client' type='set' id='$id'><query xmlns='jabber:iq:roster'><item jid='early-$random@$domain'/></query></iq> |
        | presence | Presence                 | <presence xmlns='jabber:client'/>                                                                                              |

    @case:AUT-064
    Scenario: A contact added before authentication is not in the roster after it
      Given the agent is at an open stream
      When the agent sends
        """xml
        <iq xmlns='jabber:client' type='set' id='$id'><query xmlns='jabber:iq:roster'><item jid='early-$random@$domain'/></query></iq>
        """
      And the second session is bound
      And the second session sends
        """xml
        <iq xmlns='jabber:client' type='get' id='$id'><query xmlns='jabber:iq:roster'/></iq>
        """
      Then the answer satisfies
        """xpath
        /client:iq[@type='result' and @id=$id and not(roster:query/roster:item[starts-with(@jid, concat('early-', $random))])]
        """

  @req:RFC6120-4.9.3.12-b @must
  Rule: A server MUST answer a stanza sent before authentication with the stream error not-authorized
    A client that skipped a step learns which one it was.

    Scenario Outline: A stanza before authentication ends the stream with not-authorized: <what>
      Given the agent is at an open stream
      When the agent sends
        """xml
        <the stanza>
        """
      Then the agent receives
        """xpath
        /stream:error[streamerr:not-authorized]
        """

      @case:AUT-065-<case>
      Examples:
        | case     | what                     | the stanza                                                                                                             |
        | disco    | A question to the domain | <iq xmlns='jabber:client' type='get' id='$id' to='$domain'><query xmlns='http://jabber.org/protocol/disco#info'/></iq> |
        | bind     | Binding a resource       | <iq xmlns='jabber:client' type='set' id='$id'><bind xmlns='urn:ietf:params:xml:ns:xmpp-bind'/></iq>                    |
        | roster   | Asking for the roster    | <iq xmlns='jabber:client' type='get' id='$id'><query xmlns='jabber:iq:roster'/></iq>                                   |
        | presence | Presence                 | <presence xmlns='jabber:client'/>                                                                                      |
