@needs:credentials @needs:pubsub
Feature: What only an owner may do
  A node's settings and lists belong to its owner. XEP-0060, section 14.2. The agent only reads.

  Background:
    Given the agent is bound and present

  @req:XEP0060-14.2-a @must
  Rule: A service MUST NOT let anybody but an owner do what owners do
    An agent who could set a team's node up anew could silence it, or read along.

    @case:SUB-090-<case>
    Scenario Outline: The agent's request for the team's <case> is refused
      When the agent sends
        """xml
        <iq xmlns='jabber:client' type='get' id='$id' to='$pubsub'><pubsub xmlns='http://jabber.org/protocol/pubsub#owner'><<the matter> node='$node'/></pubsub></iq>
        """
      Then the answer satisfies
        """xpath
        /client:iq[@type='error' and not(psowner:pubsub//xdata:x or psowner:pubsub/*/psowner:*)]/client:error[stanzaerr:forbidden or stanzaerr:not-allowed or stanzaerr:feature-not-implemented]
        """

      Examples:
        | case          | the matter    |
        | configure     | configure     |
        | subscriptions | subscriptions |
        | affiliations  | affiliations  |

  @req:XEP0060-4.1-a @should
  Rule: A service SHOULD let each affiliation do what it is there for
    Who looks after nodes has to be able to.

    @case:SUB-091-<case> @needs:publisher
    Scenario Outline: The owner's request for its node's <case> is granted
      A service need not offer these lists. The node's configuration is read as the node is made.
      Given the publisher has the prepared node with
        | access_model | open |
      When the publisher sends
        """xml
        <iq xmlns='jabber:client' type='get' id='$id' to='$pubsub'><pubsub xmlns='http://jabber.org/protocol/pubsub#owner'><<the matter> node='$node'/></pubsub></iq>
        """
      And the server has answered the publisher with
        """xpath
        /client:iq[@id=$id][not(client:error/stanzaerr:feature-not-implemented)]
        """
      Then the answer satisfies
        """xpath
        /client:iq[@type='result']/psowner:pubsub/psowner:<case>
        """

      Examples:
        | case          | the matter    |
        | subscriptions | subscriptions |
        | affiliations  | affiliations  |

    @case:SUB-092 @needs:publisher
    Scenario: The owner's deletion of its node is granted
      Given the publisher has the prepared node with
        | access_model | open |
      When the publisher sends
        """xml
        <iq xmlns='jabber:client' type='set' id='$id' to='$pubsub'><pubsub xmlns='http://jabber.org/protocol/pubsub#owner'><delete node='$node'/></pubsub></iq>
        """
      Then the answer is a result

  @req:XEP0060-8.1.1-a @must @needs:publisher
  Rule: A service MUST refuse to make a node that exists
    A node that was made anew would be another's, with none of its subscribers.

    @case:SUB-113
    Scenario: A node that is made a second time is refused as a conflict
      Given the publisher has the prepared node with
        | access_model | open |
      When the publisher sends
        """xml
        <iq xmlns='jabber:client' type='set' id='$id' to='$pubsub'><pubsub xmlns='http://jabber.org/protocol/pubsub'><create node='$node'/></pubsub></iq>
        """
      Then the answer is the error "conflict"

  @req:XEP0060-8.4.3.2-a @must @needs:publisher
  Rule: A service MUST answer the deletion of a node that does not exist with item-not-found
    An owner learns that it mistyped a name, in place of believing that the node is gone.

    @case:SUB-114
    Scenario: The deletion of a node that nobody made is refused
      Given the publisher is bound
      When the publisher sends
        """xml
        <iq xmlns='jabber:client' type='set' id='$id' to='$pubsub'><pubsub xmlns='http://jabber.org/protocol/pubsub#owner'><delete node='no-such-$random'/></pubsub></iq>
        """
      Then the answer is the error "item-not-found"
