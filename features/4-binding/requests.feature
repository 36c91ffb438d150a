@needs:credentials
Feature: Requests and their answers
  An iq asks, and is answered once. RFC 6120, sections 8.2.3 and 8.4; RFC 6121, section 8.5.

  Background:
    Given the agent is bound and present

  @req:RFC6120-8.2.3-a @must
  Rule: A server MUST refuse an iq without a defined type as a bad-request
    The one who writes a client learns that its request is wrong.

    @case:BND-050-<case>
    Scenario Outline: A request of an undefined type is refused: <case>
      When the agent sends
        """xml
        <iq xmlns='jabber:client' <the type> id='$id' to='$domain'><ping xmlns='urn:xmpp:ping'/></iq>
        """
      Then the answer satisfies
        """xpath
        /client:iq[@type='error' and @id=$id]/client:error[stanzaerr:bad-request] | /stream:error[streamerr:invalid-xml or streamerr:bad-format]
        """

      Examples:
        | case    | the type         |
        | unknown | type='subscribe' |
        | missing |                  |

  @req:RFC6120-8.2.3-b @must
  Rule: A server MUST answer every request exactly once
    A desktop waits for each of its answers; one too few leaves it waiting, one too many confuses two requests.

    @case:BND-051 @needs:pubsub
    Scenario: Twenty requests of five kinds are answered once each
      When the agent sends 20 stanzas, in turn
        """xml
        <iq xmlns='jabber:client' type='get' id='mixed-$random-$number' to='$domain'><ping xmlns='urn:xmpp:ping'/></iq>

        <iq xmlns='jabber:client' type='get' id='mixed-$random-$number' to='$domain'><query xmlns='http://jabber.org/protocol/disco#info'/></iq>

        <iq xmlns='jabber:client' type='set' id='mixed-$random-$number' to='$domain'><query xmlns='urn:suite:unknown'/></iq>

        <iq xmlns='jabber:client' type='get' id='mixed-$random-$number' to='$pubsub'><query xmlns='http://jabber.org/protocol/disco#info' node='no-such-$random'/></iq>

        <iq xmlns='jabber:client' type='get' id='mixed-$random-$number' to='$pubsub'><pubsub xmlns='http://jabber.org/protocol/pubsub'><subscriptions/></pubsub></iq>
        """
      Then the agent receives each of the 20 once
        """xpath
        /client:iq[@id=concat('mixed-',$random,'-',$number) and (@type='result' or @type='error')]
        """

    @case:BND-067
    Scenario: A request without a child is answered
      When the agent sends
        """xml
        <iq xmlns='jabber:client' type='get' id='$id' to='$domain'/>
        """
      Then the answer satisfies
        """xpath
        /client:iq[@id=$id and (@type='result' or @type='error')]
        """

    @case:BND-211 @needs:publisher @full @needs:pubsub
    Scenario: The subscriptions of a client whose node was deleted
      Given the publisher has the prepared node with
        | access_model | open |
      And the agent is subscribed to the prepared node
      And the publisher sends
        """xml
        <iq xmlns='jabber:client' type='set' id='$id' to='$pubsub'><pubsub xmlns='http://jabber.org/protocol/pubsub#owner'><delete node='$node'/></pubsub></iq>
        """
      And the server has answered the publisher with
        """xpath
        /client:iq[@type='result' and @id=$id]
        """
      When the agent asks for its subscriptions
      Then the answer satisfies
        """xpath
        /client:iq[@id=$id and (@type='result' or @type='error')]
        """

    @case:BND-210 @passive
    Scenario: No request of any case is passed over for a later one
      Then every request of every case is answered

    @case:BND-230 @passive
    Scenario: No request of any case is answered twice
      Then each answer of every case is "the only one to its request"

  @req:RFC6120-8.2.3-c @must
  Rule: A server MUST NOT answer an answer
    Answers to answers never end.

    @case:BND-052
    Scenario: A result that nobody asked for gets no answer
      When the agent sends
        """xml
        <iq xmlns='jabber:client' type='result' id='stray-$random' to='$domain'/>
        """
      Then the agent receives nothing with
        """xpath
        /client:*[@id=concat('stray-',$random)]
        """

    @case:BND-053-<case>
    Scenario Outline: An error that nobody asked for gets no answer, as <case>
      When the agent sends
        """xml
        <<the kind> xmlns='jabber:client' type='error' id='stray-$random' to='$domain'><error type='cancel'><item-not-found xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'/></error></<the kind>>
        """
      Then the agent receives nothing with
        """xpath
        /client:*[@id=concat('stray-',$random)]
        """

      Examples:
        | case    | the kind |
        | iq      | iq       |
        | message | message  |

  @req:RFC6120-8.2.3-d @must
  Rule: A request MUST have one child; the server refuses it with none or with two
    Two questions in one request cannot be answered by one answer.

    @case:BND-054-<case>
    Scenario Outline: A request with <case> is refused
      When the agent sends
        """xml
        <iq xmlns='jabber:client' type='get' id='$id' to='$domain'><the children></iq>
        """
      Then the answer satisfies
        """xpath
        /client:iq[@type='error' and @id=$id]/client:error[stanzaerr:bad-request or stanzaerr:feature-not-implemented or stanzaerr:service-unavailable]
        """

      Examples:
        | case         | the children                                               |
        | no-child     |                                                            |
        | two-children | <ping xmlns='urn:xmpp:ping'/><ping xmlns='urn:xmpp:ping'/> |

  @req:RFC6120-8.2.3-f @must
  Rule: A server MUST answer a request of a type that its namespace does not have
    A desktop that gets nothing waits for its timeout.

    @case:BND-075
    Scenario: A ping of type set is answered by a result or by an error
      When the agent sends
        """xml
        <iq xmlns='jabber:client' type='set' id='$id' to='$domain'><ping xmlns='urn:xmpp:ping'/></iq>
        """
      Then the answer satisfies
        """xpath
        /client:iq[@id=$id and (@type='result' or @type='error')]
        """

  @req:RFC6120-8.4-a @must
  Rule: A server MUST answer a request in a namespace that it does not know with service-unavailable
    A newer desktop may ask an older server for what that cannot do, and has to be told.

    @case:BND-055-<case>
    Scenario Outline: A request in an unknown namespace to <case> is refused
      When the agent sends
        """xml
        <iq xmlns='jabber:client' type='get' id='$id' <the address>><q xmlns='urn:suite:unknown'/></iq>
        """
      Then the answer is the error "service-unavailable"

      Examples:
        | case       | the address  |
        | the-domain | to='$domain' |
        | nobody     |              |

      @needs:pubsub
      Examples:
        | case               | the address  |
        | the-pubsub-service | to='$pubsub' |

  @req:RFC6120-10.3.3-a @must
  Rule: A server MUST handle a request to itself, and for the client's account one without an address
    A desktop asks its server for the roster and for what it can do without naming it.

    @case:BND-056
    Scenario: A roster asked of nobody is the user's own
      When the agent sends
        """xml
        <iq xmlns='jabber:client' type='get' id='$id'><query xmlns='jabber:iq:roster'/></iq>
        """
      Then the answer satisfies
        """xpath
        /client:iq[@id=$id and (@type='result' or client:error)]
        """

    @case:BND-057
    Scenario: Discovery asked of the domain is answered
      When the agent sends
        """xml
        <iq xmlns='jabber:client' type='get' id='$id' to='$domain'><query xmlns='http://jabber.org/protocol/disco#info'/></iq>
        """
      Then the answer satisfies
        """xpath
        /client:iq[@id=$id and @from=$domain and (@type='result' or client:error)]
        """

  @req:RFC6121-2.1.4-a @must
  Rule: A server MUST answer a request for the roster with the roster, be it empty
    A desktop shows who is there by its roster; of an answer without one it makes nobody.

    @case:BND-235
    Scenario: The roster comes as a list of contacts, each with its address and a state that exists
      When the agent sends
        """xml
        <iq xmlns='jabber:client' type='get' id='$id'><query xmlns='jabber:iq:roster'/></iq>
        """
      Then the answer satisfies
        """xpath
        /client:iq[@id=$id and @type='error' and client:error]
        | /client:iq[@id=$id and @type='result' and count(*)=1 and roster:query][not(roster:query/roster:item[not(@jid) or @jid='' or (@subscription and not(@subscription='none' or @subscription='to' or @subscription='from' or @subscription='both'))])]
        """

  @req:RFC6120-10.5.3.1-a @must
  Rule: A request to a user who does not exist MUST be answered with service-unavailable, a message likewise or not at all
    A desktop that writes to a user who was deleted has to hear of it, at once and always alike.

    @case:BND-058
    Scenario: A request in an unknown namespace to a user who does not exist is refused
      When the agent sends
        """xml
        <iq xmlns='jabber:client' type='get' id='$id' to='no-such-user-$random@$domain'><q xmlns='urn:suite:unknown'/></iq>
        """
      Then the answer is the error "service-unavailable"

    @case:BND-059
    Scenario: A message to a user who does not exist draws no other error
      When the agent sends
        """xml
        <message xmlns='jabber:client' id='lost-$random' to='no-such-user-$random@$domain'><body>is anybody there</body></message>
        """
      Then the agent receives nothing with
        """xpath
        /client:message[@id=concat('lost-',$random) and not(@type='error' and client:error/stanzaerr:service-unavailable)]
        """

  @req:RFC6120-10.5.3.1-b @must
  Rule: A request to a user who does not exist MUST be so answered whatever it asks
    By a different answer anybody could find out who has an account.

    @case:BND-060
    Scenario: A ping to a user who does not exist is refused
      When the agent sends
        """xml
        <iq xmlns='jabber:client' type='get' id='$id' to='no-such-user-$random@$domain'><ping xmlns='urn:xmpp:ping'/></iq>
        """
      Then the answer is the error "service-unavailable"

    @case:BND-068 @needs:peer
    Scenario: A ping does not tell a user who exists from one who does not
      Given the agent sends
        """xml
        <iq xmlns='jabber:client' type='get' id='$id' to='no-such-user-$random@$domain'><ping xmlns='urn:xmpp:ping'/></iq>
        """
      And the server has answered the agent with
        """xpath
        /client:iq[@id=$id]
        """
      And the agent remembers
        | type_for_nobody | /client:iq[starts-with(@from,'no-such-user-')]/@type |
      When the agent sends
        """xml
        <iq xmlns='jabber:client' type='get' id='$id' to='$peer'><ping xmlns='urn:xmpp:ping'/></iq>
        """
      Then the answer satisfies
        """xpath
        /client:iq[@id=$id and @type=$type_for_nobody]
        """

  @req:RFC6121-8.5.2.1.3-a @must
  Rule: A server MUST itself answer a request to a user's bare JID, and not pass it on
    What concerns the account must not depend on which of a user's clients is connected.

    @case:BND-061
    Scenario: A request to a user's bare JID is answered by the server
      Given the second session is bound
      When the second session sends
        """xml
        <iq xmlns='jabber:client' type='get' id='$id' to='$agent'><q xmlns='urn:suite:unknown'/></iq>
        """
      Then the answer satisfies
        """xpath
        /client:iq[(@type='result' or @type='error') and @id=$id and (not(@from) or @from=$agent)]
        """

    @case:BND-062
    Scenario: A request to a user's bare JID is not shown to the user's resource
      Given the second session is bound
      When the second session sends
        """xml
        <iq xmlns='jabber:client' type='get' id='own-$random' to='$agent'><q xmlns='urn:suite:unknown'/></iq>
        """
      And the server has answered the second session with
        """xpath
        /client:iq[@id=concat('own-',$random)]
        """
      Then the agent receives nothing with
        """xpath
        /client:iq[@id=concat('own-',$random)]
        """

  @req:RFC6121-8.5.3.1-b @should @needs:peer
  Rule: A server SHOULD NOT pass on a request to a full JID from somebody who may not see its presence
    Somebody who may not see that an agent is there could find it out by asking the agent's client.

    @case:BND-063
    Scenario: A question about what the agent's client can do is not passed on to it
      Given the supervisor is bound
      And the supervisor does not see the presence of the agent
      When the supervisor sends
        """xml
        <iq xmlns='jabber:client' type='get' id='$id' to='$agent_full'><query xmlns='http://jabber.org/protocol/disco#info'/></iq>
        """
      Then the answer is the error "service-unavailable"

  @req:RFC6121-8.5.3.2.3-a @must
  Rule: A request to a full JID that nobody has MUST be answered with service-unavailable
    A desktop that asks a resource which has gone must not wait for it.

    @case:BND-064
    Scenario: A request to a resource that is not there is refused
      When the agent sends
        """xml
        <iq xmlns='jabber:client' type='get' id='$id' to='$bare/no-such-$random'><query xmlns='http://jabber.org/protocol/disco#info'/></iq>
        """
      Then the answer satisfies
        """xpath
        /client:iq[@type='error' and @id=$id and @from=concat($bare,'/no-such-',$random)]/client:error[stanzaerr:service-unavailable]
        """

  @req:RFC6120-8.2.3-e @must
  Rule: A server MUST give each iq an id, a type and the children that the type asks for
    A desktop can answer the server's questions only where they are complete.

    @case:BND-065 @passive
    Scenario: No iq of any case is misshapen
      When the agent sends
        """xml
        <iq xmlns='jabber:client' type='get' id='$id' to='$domain'><query xmlns='urn:suite:unknown'/></iq>
        """
      Then no message of any case satisfies
        """xpath
        /client:iq[not(@id) or not(@type='get' or @type='set' or @type='result' or @type='error')]
        | /client:iq[(@type='get' or @type='set') and count(*)!=1]
        | /client:iq[@type='result' and count(*)>1]
        | /client:iq[@type='error' and not(client:error)]
        """

    @case:BND-066 @needs:finesse
    Scenario: The server's own question is whole
      When the server has answered the agent with
        """xpath
        /client:iq[@type='get']/version:query
        """
      Then the agent has received nothing with
        """xpath
        /client:iq[(@type='get' or @type='set') and (string-length(@id)=0 or count(*)!=1)]
        """
