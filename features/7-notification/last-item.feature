@needs:credentials @needs:publisher @needs:pubsub
Feature: The last item, sent along with a subscription
  A service may hand a new subscriber what the node held last. XEP-0060, section 6.1.7. The publisher makes a node
  for each case and deletes it afterwards.

  Background:
    Given the agent is bound and present

  @req:XEP0060-6.1.7-a @should
  Rule: A service SHOULD stamp such an item as delivered late
    Without the stamp a desktop takes a state of last night for one of now.

    @case:NOT-020
    Scenario: An item of before does not come without the time it was published
      Given the publisher has the prepared node with
        | access_model             | open   |
        | persist_items            | 1      |
        | send_last_published_item | on_sub |
      And the prepared node changes
      When the agent subscribes to the prepared node and is sent its last item
      Then the agent receives nothing with
        """xpath
        /client:message[not(delay:delay[@stamp])]/pse:event/pse:items[@node=$node]/pse:item[@id=$item]
        """

  @req:XEP0060-6.1.7-b @must
  Rule: A service that sends it unless told otherwise MUST advertise so
    A client then knows whether it has to ask for the present state itself.

    @case:NOT-021
    Scenario: A service that sends the last item unasked says so
      Given the publisher has the prepared node with
        | access_model | open |
      And the prepared node changes
      And the agent subscribes to the prepared node and is sent its last item
      When the agent sends
        """xml
        <iq xmlns='jabber:client' type='get' id='$id' to='$pubsub'><query xmlns='http://jabber.org/protocol/disco#info'/></iq>
        """
      Then the answer satisfies
        """xpath
        /client:iq[@type='result']/info:query/info:feature[@var='http://jabber.org/protocol/pubsub#last-published']
        """
