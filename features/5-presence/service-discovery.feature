@needs:credentials
Feature: Service discovery
  What an entity is and can do. XEP-0030.

  Background:
    Given the agent is bound and present

  @req:XEP0030-3.1-a @must
  Rule: An entity MUST answer with an identity, and name disco#info among its features

    @case:PRS-040-<case>
    Scenario Outline: What is <case>?
      When the agent sends
        """xml
        <iq xmlns='jabber:client' type='get' id='$id' to='<address>'><query xmlns='http://jabber.org/protocol/disco#info'/></iq>
        """
      Then the answer satisfies
        """xpath
        /client:iq[@type='result' and @id=$id]/info:query[info:identity[@category and @type] and info:feature[@var='http://jabber.org/protocol/disco#info']]
        """

      Examples:
        | case               | address |
        | the-domain         | $domain |
        | the-pubsub-service | $pubsub |

  @req:XEP0030-3.1-c @must
  Rule: Every result MUST hold identities with category and type, and features with a name

    @case:PRS-041-<case>
    Scenario Outline: What is <case>?
      When the agent sends
        """xml
        <iq xmlns='jabber:client' type='get' id='$id' to='<address>'><query xmlns='http://jabber.org/protocol/disco#info' <node>/></iq>
        """
      And the server answers the agent with
        """xpath
        /client:iq[@type='result' and @id=$id]/info:query
        """
      Then the answer satisfies
        """xpath
        /client:iq/info:query[info:identity and info:feature and not(info:identity[not(@category) or not(@type)] or info:feature[not(@var) or *])]
        """

      Examples:
        | case               | address | node         |
        | the-domain         | $domain |              |
        | the-pubsub-service | $pubsub |              |
        | the-own-account    | $bare   |              |
        | the-team-node      | $pubsub | node='$node' |

  @req:XEP0030-3.1-b @must
  Rule: A server MUST answer for the user's own account, as an account

    @case:PRS-042-<case>
    Scenario Outline: Asked <case>
      When the agent sends
        """xml
        <iq xmlns='jabber:client' type='get' id='$id' <address>><query xmlns='http://jabber.org/protocol/disco#info'/></iq>
        """
      Then the answer satisfies
        """xpath
        /client:iq[@type='result' and @id=$id]/info:query/info:identity[@category='account']
        """

      Examples:
        | case               | address    |
        | of-the-bare-jid    | to='$bare' |
        | without-an-address |            |

  @req:XEP0030-3.2-a @must
  Rule: An answer MUST name the node that was asked about

    @case:PRS-043
    Scenario: The team's node
      When the agent sends
        """xml
        <iq xmlns='jabber:client' type='get' id='$id' to='$pubsub'><query xmlns='http://jabber.org/protocol/disco#info' node='$node'/></iq>
        """
      And the server answers the agent with
        """xpath
        /client:iq[@type='result' and @id=$id]/info:query
        """
      Then the answer satisfies
        """xpath
        /client:iq/info:query[@node=$node]
        """

    @case:PRS-044
    Scenario: The node of the server's capabilities
      Given the agent remembers
        | caps_node | /stream:features/caps:c/@node |
        | caps_ver  | /stream:features/caps:c/@ver  |
      When the agent sends
        """xml
        <iq xmlns='jabber:client' type='get' id='$id' to='$domain'><query xmlns='http://jabber.org/protocol/disco#info' node='$caps_node#$caps_ver'/></iq>
        """
      And the server answers the agent with
        """xpath
        /client:iq[@type='result' and @id=$id]/info:query
        """
      Then the answer satisfies
        """xpath
        /client:iq/info:query[@node=concat($caps_node,'#',$caps_ver)]
        """

  @req:XEP0030-7-a @should
  Rule: A question about somebody who does not exist SHOULD be answered with item-not-found or service-unavailable

    @case:PRS-045
    Scenario: A user who does not exist
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

    @case:PRS-046
    Scenario: A node that does not exist
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

    @case:PRS-047-<case>
    Scenario Outline: The supervisor asks about <case>
      Given the supervisor is bound
      And the supervisor does not see the presence of the agent
      When the supervisor sends
        """xml
        <iq xmlns='jabber:client' type='get' id='$id' to='<address>'><query xmlns='http://jabber.org/protocol/disco#info'/></iq>
        """
      Then the answer is the error "service-unavailable"

      Examples:
        | case      | address                 |
        | the-agent | $agent                  |
        | nobody    | no-such-$random@$domain |

  @req:XEP0030-8-b @must @needs:peer
  Rule: Somebody who may not see a user's presence MUST NOT be told the user's resources

    @case:PRS-048
    Scenario: The supervisor asks for the agent's items
      Given the supervisor is bound
      And the supervisor does not see the presence of the agent
      When the supervisor sends
        """xml
        <iq xmlns='jabber:client' type='get' id='$id' to='$agent'><query xmlns='http://jabber.org/protocol/disco#items'/></iq>
        """
      Then the answer satisfies
        """xpath
        /client:iq[@type='result' and @id=$id]/items:query[not(items:item[starts-with(@jid,concat($agent,'/'))])]
        """
