@needs:credentials
Feature: Finding out what the pubsub service is
  A client asks the service and its nodes what they are before it relies on them. XEP-0060, sections 5.1 to 5.5.

  Background:
    Given the agent is bound and present

  @req:XEP0060-5.1-a @must
  Rule: A pubsub service MUST say that it is one
    A client looks for the service by this identity, where nobody told it the address.

    @case:SUB-010 @needs:pubsub-address
    Scenario: The service is discovered as a pubsub service
      When the agent sends
        """xml
        <iq xmlns='jabber:client' type='get' id='$id' to='$pubsub'><query xmlns='http://jabber.org/protocol/disco#info'/></iq>
        """
      Then the answer satisfies
        """xpath
        /client:iq[@type='result' and @from=$pubsub]/info:query[info:identity[@category='pubsub' and @type='service']]
          /info:feature[starts-with(@var, 'http://jabber.org/protocol/pubsub')]
        """

  @req:XEP0060-5.1-b @should
  Rule: A pubsub service SHOULD advertise the protocol and each function it supports
    A client uses what is advertised, and nothing else.

    @case:SUB-011 @needs:pubsub
    Scenario: The service advertises the protocol, and that one can subscribe
      When the agent sends
        """xml
        <iq xmlns='jabber:client' type='get' id='$id' to='$pubsub'><query xmlns='http://jabber.org/protocol/disco#info'/></iq>
        """
      Then the answer satisfies
        """xpath
        /client:iq/info:query[info:feature[@var='http://jabber.org/protocol/pubsub']
          and info:feature[@var='http://jabber.org/protocol/pubsub#subscribe']]
        """

  @req:XEP0060-5.2-a @should
  Rule: A pubsub service SHOULD let its nodes be discovered
    An administrator's tool can list which teams and users have nodes.

    @case:SUB-012 @needs:pubsub
    Scenario: The team's node is in the list
      When the agent sends
        """xml
        <iq xmlns='jabber:client' type='get' id='$id' to='$pubsub'><query xmlns='http://jabber.org/protocol/disco#items'/></iq>
        """
      Then the answer satisfies
        """xpath
        /client:iq[@type='result']/items:query[not(items:item[not(@jid)])]/items:item[@jid=$pubsub and @node=$node]
        """

  @req:XEP0060-5.3-a @must
  Rule: A node MUST say what kind of node it is
    A client learns whether it can subscribe to the node or looks into others through it.

    @case:SUB-013 @needs:pubsub
    Scenario: The team's node says that it is a node
      When the agent sends
        """xml
        <iq xmlns='jabber:client' type='get' id='$id' to='$pubsub'><query xmlns='http://jabber.org/protocol/disco#info' node='$node'/></iq>
        """
      Then the answer satisfies
        """xpath
        /client:iq[@type='result']/info:query/info:identity[@category='pubsub' and (@type='leaf' or @type='collection')]
        """

  @req:XEP0060-5.5-a @must @needs:publisher
  Rule: A list of items MUST name each by its id and give none a node
    A client that takes an item for a node would subscribe in vain.

    @case:SUB-014 @needs:pubsub
    Scenario: The items of a node that keeps them are named by their ids
      Given the publisher has the prepared node with
        | access_model  | open |
        | persist_items | 1    |
      And the prepared node changes
      When the agent sends
        """xml
        <iq xmlns='jabber:client' type='get' id='$id' to='$pubsub'><query xmlns='http://jabber.org/protocol/disco#items' node='$node'/></iq>
        """
      Then the answer satisfies, at once or when asked again
        """xpath
        /client:iq[@type='error' or not(items:query) or items:query[not(items:item) or items:item[@name=$item]][not(items:item[@node or not(@name)])]]
        """

  @req:XEP0030-4.1-a @must
  Rule: A server MUST answer a request for its items with a list, be it empty
    A client that walks through a server stops where there is nothing, not at an error.

    @case:SUB-015
    Scenario: The domain answers with a list of items
      When the agent sends
        """xml
        <iq xmlns='jabber:client' type='get' id='$id' to='$domain'><query xmlns='http://jabber.org/protocol/disco#items'/></iq>
        """
      Then the answer satisfies
        """xpath
        /client:iq[@type='result']/items:query[not(items:item[not(@jid)])]
        """
