@needs:credentials @needs:publisher @needs:pubsub
Feature: Who may publish
  Events are true only where nobody but the publisher can make them. XEP-0060, section 7.1.3. The publisher makes a
  node for each case and deletes it afterwards.

  Background:
    Given the agent is bound and present

  @req:XEP0060-7.1.3.1-a @must
  Rule: A service MUST forbid to publish without the privilege
    Whoever can publish can show every desktop a state that is not so.

    @case:SUB-080
    Scenario: A publication by one who is no publisher is refused
      Given the publisher has the prepared node with
        | access_model | open |
      When the agent publishes on the prepared node
      Then the answer is the error "forbidden"

    @case:SUB-082
    Scenario: A publication that was refused is told to nobody
      Given the publisher has the prepared node with
        | access_model | open |
      And the agent is subscribed to the prepared node
      When the agent publishes on the prepared node
      Then the agent receives nothing with
        """xpath
        /client:message/pse:event/pse:items[@node=$node]
        """

  @req:XEP0060-4.1-a @should
  Rule: A service SHOULD let a publisher publish
    The service's own user has to be able to tell what happened.

    @case:SUB-081
    Scenario: A publication by a publisher is taken
      Given the publisher has the prepared node with
        | access_model | open   |
        | publisher    | $agent |
      When the agent publishes on the prepared node
      Then the answer is a result

  @req:XEP0060-7.1.3.3-a @must
  Rule: A service that makes no nodes unasked MUST answer a publication on no node with item-not-found
    A publisher learns that its node is gone, in place of speaking to nobody.

    @case:SUB-083
    Scenario: A publication on a deleted node is refused
      Given the pubsub service has not offered "auto-create"
      And the publisher has the prepared node with
        | access_model | open |
      When the publisher sends
        """xml
        <iq xmlns='jabber:client' type='set' id='$id' to='$pubsub'><pubsub xmlns='http://jabber.org/protocol/pubsub#owner'><delete node='$node'/></pubsub></iq>
        """
      And the server has answered the publisher with
        """xpath
        /client:iq[@type='result' and @id=$id]
        """
      And the publisher publishes on the prepared node
      Then the answer is the error "item-not-found"

  @req:XEP0060-7.1.2-e @should
  Rule: A service SHOULD tell the id that it gave to an item that came without one
    Only by its id can a publisher take an item back.

    @case:SUB-110
    Scenario: An item without an id is given one, and the publisher is told
      Given the publisher has the prepared node with
        | access_model | open |
      When the publisher sends
        """xml
        <iq xmlns='jabber:client' type='set' id='$id' to='$pubsub'><pubsub xmlns='http://jabber.org/protocol/pubsub'><publish node='$node'><item><state xmlns='urn:suite:state'>$random</state></item></publish></pubsub></iq>
        """
      And the server has answered the publisher with
        """xpath
        /client:iq[@id=$id and @type='result']
        """
      Then the answer satisfies
        """xpath
        /client:iq/ps:pubsub/ps:publish[@node=$node]/ps:item[@id!='']
        """

  @req:XEP0060-7.1.2-f @must
  Rule: A service MUST put an item in the place of the one that had its id
    Whoever asks for the last state would be shown an older one beside it.

    @case:SUB-111
    Scenario: Of two items with one id the later one is kept
      Given the publisher has the prepared node with
        | access_model  | open |
        | persist_items | 1    |
        | max_items     | 5    |
      And the publisher sends
        """xml
        <iq xmlns='jabber:client' type='set' id='$id' to='$pubsub'><pubsub xmlns='http://jabber.org/protocol/pubsub'><publish node='$node'><item id='again'><state xmlns='urn:suite:state'>before</state></item></publish></pubsub></iq>
        """
      And the server has answered the publisher with
        """xpath
        /client:iq[@id=$id and @type='result']
        """
      And the publisher sends
        """xml
        <iq xmlns='jabber:client' type='set' id='$id' to='$pubsub'><pubsub xmlns='http://jabber.org/protocol/pubsub'><publish node='$node'><item id='again'><state xmlns='urn:suite:state'>after</state></item></publish></pubsub></iq>
        """
      And the server has answered the publisher with
        """xpath
        /client:iq[@id=$id and @type='result']
        """
      When the publisher sends
        """xml
        <iq xmlns='jabber:client' type='get' id='$id' to='$pubsub'><pubsub xmlns='http://jabber.org/protocol/pubsub'><items node='$node'/></pubsub></iq>
        """
      And the server has answered the publisher with
        """xpath
        /client:iq[@id=$id and @type='result']/ps:pubsub/ps:items[@node=$node]/ps:item
        """
      Then the answer satisfies
        """xpath
        /client:iq/ps:pubsub/ps:items[count(ps:item[@id='again'])=1 and ps:item[@id='again']/*='after']
        """

  @req:XEP0060-7.2.3.1-a @must
  Rule: A service MUST forbid to take back an item without the privilege
    Whoever can take back what was published can hide a state from every desktop.

    @case:SUB-112
    Scenario: A retraction by one who is no publisher is refused
      Given the publisher has the prepared node with
        | access_model  | open |
        | persist_items | 1    |
      And the publisher publishes on the prepared node
      And the server has answered the publisher with
        """xpath
        /client:iq[@id=$id and @type='result']
        """
      When the agent sends
        """xml
        <iq xmlns='jabber:client' type='set' id='$id' to='$pubsub'><pubsub xmlns='http://jabber.org/protocol/pubsub'><retract node='$node'><item id='$item'/></retract></pubsub></iq>
        """
      Then the answer is the error "forbidden"
