@needs:credentials @needs:pubsub
Feature: Retrieving items
  A subscriber may fetch what a node holds; the access model guards items as it guards subscriptions. XEP-0060,
  sections 6.5 and 14.3. The publisher makes a node for each case and deletes it afterwards.

  Background:
    Given the agent is bound and present

  @req:XEP0060-14.3-a @must @needs:publisher
  Rule: A node's items MUST go only to those whom its access model admits
    What happened before is as confidential as what happens.

    @case:SUB-070
    Scenario: Items are not handed to one who is not on the list
      Given the publisher has the prepared node with
        | access_model  | whitelist |
        | persist_items | 1         |
      And the prepared node changes
      When the agent sends
        """xml
        <iq xmlns='jabber:client' type='get' id='$id' to='$pubsub'><pubsub xmlns='http://jabber.org/protocol/pubsub'><items node='$node'/></pubsub></iq>
        """
      Then the answer satisfies
        """xpath
        /client:iq[not(ps:pubsub/ps:items/ps:item)]
        """

    @case:SUB-104 @control
    Scenario: Items of a node that is open to all are handed out
      Given the publisher has the prepared node with
        | access_model  | open |
        | persist_items | 1    |
      And the prepared node changes
      When the agent sends
        """xml
        <iq xmlns='jabber:client' type='get' id='$id' to='$pubsub'><pubsub xmlns='http://jabber.org/protocol/pubsub'><items node='$node'/></pubsub></iq>
        """
      Then the answer is a result

  @req:XEP0060-4.1-a @should @needs:publisher
  Rule: A service SHOULD let a member retrieve items
    A desktop that comes late catches up by reading what was published.

    @case:SUB-071
    Scenario: Items are handed to one who is on the list
      Given the publisher has the prepared node with
        | access_model  | whitelist |
        | persist_items | 1         |
        | member        | $agent    |
      And the prepared node changes
      When the agent sends
        """xml
        <iq xmlns='jabber:client' type='get' id='$id' to='$pubsub'><pubsub xmlns='http://jabber.org/protocol/pubsub'><items node='$node'/></pubsub></iq>
        """
      Then the answer satisfies, at once or when asked again
        """xpath
        /client:iq[@type='result']/ps:pubsub/ps:items[@node=$node]/ps:item[@id=$item]
        """

  @req:XEP0060-6.5.9.3-a @must @needs:publisher
  Rule: A node that asks for a relation which is not there MUST answer not-authorized
    A desktop learns that it has to ask for the relation first.

    @case:SUB-072
    Scenario: Items are refused where no subscription was approved
      Given the publisher has the prepared node with
        | access_model  | authorize |
        | persist_items | 1         |
      And the prepared node changes
      When the agent sends
        """xml
        <iq xmlns='jabber:client' type='get' id='$id' to='$pubsub'><pubsub xmlns='http://jabber.org/protocol/pubsub'><items node='$node'/></pubsub></iq>
        """
      Then the answer is the error "not-authorized"

    @case:SUB-073
    Scenario: Items are refused to one who is no contact of the publisher
      Given the publisher has the prepared node with
        | access_model  | presence |
        | persist_items | 1        |
      And the prepared node changes
      When the agent sends
        """xml
        <iq xmlns='jabber:client' type='get' id='$id' to='$pubsub'><pubsub xmlns='http://jabber.org/protocol/pubsub'><items node='$node'/></pubsub></iq>
        """
      Then the answer is the error "not-authorized"

    @case:SUB-074
    Scenario: Items are refused to one who is in no group of the publisher
      Given the publisher has the prepared node with
        | access_model  | roster |
        | persist_items | 1      |
      And the prepared node changes
      When the agent sends
        """xml
        <iq xmlns='jabber:client' type='get' id='$id' to='$pubsub'><pubsub xmlns='http://jabber.org/protocol/pubsub'><items node='$node'/></pubsub></iq>
        """
      Then the answer is the error "not-authorized"

    @case:SUB-105 @control
    Scenario: Items are handed out by a node that asks for no relation
      Given the publisher has the prepared node with
        | access_model  | open |
        | persist_items | 1    |
      And the prepared node changes
      When the agent sends
        """xml
        <iq xmlns='jabber:client' type='get' id='$id' to='$pubsub'><pubsub xmlns='http://jabber.org/protocol/pubsub'><items node='$node'/></pubsub></iq>
        """
      Then the answer is a result

  @req:XEP0060-6.5.9.8-a @must @needs:publisher
  Rule: A node with a whitelist MUST answer whoever is not on it with not-allowed, closed-node
    A desktop learns that it cannot get in by asking again.

    @case:SUB-075
    Scenario: Items are refused as closed to one who is not on the list
      Given the publisher has the prepared node with
        | access_model  | whitelist |
        | persist_items | 1         |
      And the prepared node changes
      When the agent sends
        """xml
        <iq xmlns='jabber:client' type='get' id='$id' to='$pubsub'><pubsub xmlns='http://jabber.org/protocol/pubsub'><items node='$node'/></pubsub></iq>
        """
      Then the answer satisfies
        """xpath
        /client:iq[@type='error']/client:error[stanzaerr:not-allowed and pserr:closed-node]
        """

    @case:SUB-106 @control
    Scenario: Items are handed out by a node without a whitelist
      Given the publisher has the prepared node with
        | access_model  | open |
        | persist_items | 1    |
      And the prepared node changes
      When the agent sends
        """xml
        <iq xmlns='jabber:client' type='get' id='$id' to='$pubsub'><pubsub xmlns='http://jabber.org/protocol/pubsub'><items node='$node'/></pubsub></iq>
        """
      Then the answer is a result

  @req:XEP0060-6.5.9.10-a @must @needs:publisher
  Rule: An outcast MUST be refused as forbidden
    Who was shut out has to stay out, and to be told.

    @case:SUB-076
    Scenario: Items are refused to an outcast
      Given the publisher has the prepared node with
        | access_model  | open   |
        | persist_items | 1      |
        | outcast       | $agent |
      And the prepared node changes
      When the agent sends
        """xml
        <iq xmlns='jabber:client' type='get' id='$id' to='$pubsub'><pubsub xmlns='http://jabber.org/protocol/pubsub'><items node='$node'/></pubsub></iq>
        """
      Then the answer is the error "forbidden"

    @case:SUB-107 @control
    Scenario: Items are handed to one who is no outcast
      Given the publisher has the prepared node with
        | access_model  | open |
        | persist_items | 1    |
      And the prepared node changes
      When the agent sends
        """xml
        <iq xmlns='jabber:client' type='get' id='$id' to='$pubsub'><pubsub xmlns='http://jabber.org/protocol/pubsub'><items node='$node'/></pubsub></iq>
        """
      Then the answer is a result

  @req:XEP0060-6.5.9.4-a @must @needs:publisher
  Rule: A node that keeps no items, and returns none, MUST say that it does not support them
    A desktop learns that there is nothing to catch up on here, ever.

    @case:SUB-077
    Scenario: Items are refused as unsupported where none are kept
      Given the publisher has the prepared node with
        | access_model  | open |
        | persist_items | 0    |
      And the prepared node changes
      When the agent sends
        """xml
        <iq xmlns='jabber:client' type='get' id='$id' to='$pubsub'><pubsub xmlns='http://jabber.org/protocol/pubsub'><items node='$node'/></pubsub></iq>
        """
      Then the answer satisfies, at once or when asked again
        """xpath
        /client:iq[@id=$id and (ps:pubsub/ps:items/ps:item[@id=$item] or client:error[stanzaerr:feature-not-implemented and pserr:unsupported[@feature='persistent-items' or @feature='retrieve-items']])]
        """

  @req:XEP0060-6.5.9.11-a @should
  Rule: A node that does not exist SHOULD be answered as item-not-found
    A desktop that asks for a team which was deleted has to learn it.

    @case:SUB-078
    Scenario: Items of a node that nobody made are refused as not found
      When the agent sends
        """xml
        <iq xmlns='jabber:client' type='get' id='$id' to='$pubsub'><pubsub xmlns='http://jabber.org/protocol/pubsub'><items node='/suite/no-such-$random'/></pubsub></iq>
        """
      Then the answer is the error "item-not-found"

  @req:XEP0060-6.5.9.12-a @should @needs:publisher
  Rule: A node without items SHOULD be answered with an empty list
    That nothing has happened yet is no error.

    @case:SUB-079
    Scenario: Items of a node on which nothing was published are an empty list
      Given the publisher has the prepared node with
        | access_model  | open |
        | persist_items | 1    |
      When the agent sends
        """xml
        <iq xmlns='jabber:client' type='get' id='$id' to='$pubsub'><pubsub xmlns='http://jabber.org/protocol/pubsub'><items node='$node'/></pubsub></iq>
        """
      Then the answer satisfies
        """xpath
        /client:iq[@type='result']/ps:pubsub/ps:items[not(*)]
        """
