@needs:credentials
Feature: Service discovery
  What an entity is and can do. XEP-0030.

  Background:
    Given the agent is bound and present

  @req:XEP0030-3.1-a @must
  Rule: An entity MUST answer with an identity, and name disco#info among its features
    It is how a client finds out whom it talks to.

    @case:PRS-040-<case>
    Scenario Outline: <case> answers who it is
      When the agent sends
        """xml
        <iq xmlns='jabber:client' type='get' id='$id' to='<the address>'><query xmlns='http://jabber.org/protocol/disco#info'/></iq>
        """
      Then the answer satisfies
        """xpath
        /client:iq[@type='result' and @id=$id]/info:query[info:identity[@category and @type] and info:feature[@var='http://jabber.org/protocol/disco#info']]
        """

      Examples:
        | case       | the address |
        | the-domain | $domain     |

      @needs:pubsub
      Examples:
        | case               | the address |
        | the-pubsub-service | $pubsub     |

  @req:XEP0030-3.1-c @must
  Rule: Every result MUST hold identities with category and type, and features with a name
    A client that cannot read one entry may drop the whole answer.

    @case:PRS-041-<case>
    Scenario Outline: The discovery of <case> holds complete entries
      When the agent sends
        """xml
        <iq xmlns='jabber:client' type='get' id='$id' to='<the address>'><query xmlns='http://jabber.org/protocol/disco#info' <the node>/></iq>
        """
      And the server has answered the agent with
        """xpath
        /client:iq[@type='result' and @id=$id]/info:query
        """
      Then the answer satisfies
        """xpath
        /client:iq/info:query[info:identity and info:feature and not(info:identity[not(@category) or not(@type)] or info:feature[not(@var) or *])]
        """

      Examples:
        | case            | the address | the node |
        | the-domain      | $domain     |          |
        | the-own-account | $bare       |          |

      @needs:pubsub
      Examples:
        | case               | the address | the node     |
        | the-pubsub-service | $pubsub     |              |
        | the-team-node      | $pubsub     | node='$node' |

  @req:XEP0030-3.1-b @must
  Rule: A server MUST answer for the user's own account, as an account
    A client finds out so what the server does for its user.

    @case:PRS-042-<case>
    Scenario Outline: The user's own account is discovered as an account, asked <case>
      When the agent sends
        """xml
        <iq xmlns='jabber:client' type='get' id='$id' <the address>><query xmlns='http://jabber.org/protocol/disco#info'/></iq>
        """
      Then the answer satisfies
        """xpath
        /client:iq[@type='result' and @id=$id]/info:query/info:identity[@category='account']
        """

      Examples:
        | case               | the address |
        | of-the-bare-jid    | to='$bare'  |
        | without-an-address |             |

  @req:XEP0030-3.2-a @must
  Rule: An answer MUST name the node that was asked about
    A client that asked about several nodes tells the answers apart by it.

    @case:PRS-043 @needs:pubsub
    Scenario: The answer about the team's node names it
      When the agent sends
        """xml
        <iq xmlns='jabber:client' type='get' id='$id' to='$pubsub'><query xmlns='http://jabber.org/protocol/disco#info' node='$node'/></iq>
        """
      And the server has answered the agent with
        """xpath
        /client:iq[@type='result' and @id=$id]/info:query
        """
      Then the answer satisfies
        """xpath
        /client:iq/info:query[@node=$node]
        """

    @case:PRS-044
    Scenario: The answer about the node of the server's capabilities names it
      Given the agent remembers
        | caps_node | /stream:features/caps:c/@node |
        | caps_ver  | /stream:features/caps:c/@ver  |
      When the agent sends
        """xml
        <iq xmlns='jabber:client' type='get' id='$id' to='$domain'><query xmlns='http://jabber.org/protocol/disco#info' node='$caps_node#$caps_ver'/></iq>
        """
      And the server has answered the agent with
        """xpath
        /client:iq[@type='result' and @id=$id]/info:query
        """
      Then the answer satisfies
        """xpath
        /client:iq/info:query[@node=concat($caps_node,'#',$caps_ver)]
        """

  @req:XEP0030-7-a @should
  Rule: A question about somebody who does not exist SHOULD be answered with item-not-found or service-unavailable
    An error tells a client to stop asking; which one must not tell a stranger who has an account.

    @case:PRS-045
    Scenario: A question about a user who does not exist is refused
      When the agent sends
        """xml
        <iq xmlns='jabber:client' type='get' id='$id' to='no-such-$random@$domain'><query xmlns='http://jabber.org/protocol/disco#info'/></iq>
        """
      Then the answer satisfies
        """xpath
        /client:iq[@type='error' and @id=$id]/client:error[stanzaerr:item-not-found or stanzaerr:service-unavailable]
        """

  @req:XEP0030-7-b @should
  Rule: A question about a node that does not exist SHOULD be answered with an error
    A desktop that asks about a team which was deleted has to learn it.

    @case:PRS-046 @needs:pubsub
    Scenario: A question about a node that does not exist is refused
      When the agent sends
        """xml
        <iq xmlns='jabber:client' type='get' id='$id' to='$pubsub'><query xmlns='http://jabber.org/protocol/disco#info' node='no-such-$random'/></iq>
        """
      Then the answer satisfies
        """xpath
        /client:iq[@type='error' and @id=$id]/client:error[stanzaerr:item-not-found or stanzaerr:forbidden or stanzaerr:not-allowed or stanzaerr:not-authorized or stanzaerr:service-unavailable]
        """

  @req:XEP0030-8-a @must @needs:peer
  Rule: Somebody who may not see a user's presence MUST be told service-unavailable
    A stranger must learn nothing of an agent, not even that there is one.

    @case:PRS-047-<case>
    Scenario Outline: A question about <case> is refused to a supervisor who may not see the agent
      Given the supervisor is bound
      And the supervisor does not see the presence of the agent
      When the supervisor sends
        """xml
        <iq xmlns='jabber:client' type='get' id='$id' to='<the address>'><query xmlns='http://jabber.org/protocol/disco#info'/></iq>
        """
      Then the answer is the error "service-unavailable"

      Examples:
        | case      | the address             |
        | the-agent | $agent                  |
        | nobody    | no-such-$random@$domain |

  @req:XEP0030-8-b @must @needs:peer
  Rule: Somebody who may not see a user's presence MUST NOT be told the user's resources
    The list of resources says whether an agent is at work, and from how many places.

    @case:PRS-048
    Scenario: The agent's resources are not listed to a supervisor who may not see them
      Given the supervisor is bound
      And the supervisor does not see the presence of the agent
      When the supervisor sends
        """xml
        <iq xmlns='jabber:client' type='get' id='$id' to='$agent'><query xmlns='http://jabber.org/protocol/disco#items'/></iq>
        """
      Then the answer satisfies
        """xpath
        /client:iq[@type='result' and @id=$id][not(items:query/items:item[starts-with(@jid,concat($agent,'/'))])]
        """
