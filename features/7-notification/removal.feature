@needs:credentials @needs:publisher @needs:pubsub
Feature: Events of what goes away
  Subscribers learn that an item, a node or their own subscription is gone. XEP-0060, sections 7.2.2, 8.4.2, 8.5.2
  and 8.8.4. The publisher makes a node for each case and deletes it afterwards.

  Background:
    Given the agent is bound and present

  @req:XEP0060-7.2.2.1-a @must
  Rule: A service MUST tell the subscribers of a retraction where the publisher wants it
    A desktop would go on showing what was taken back.

    @case:NOT-030
    Scenario: A retraction is told to the subscriber
      Given the pubsub service has offered "retract-items"
      And the publisher has the prepared node with
        | access_model  | open |
        | persist_items | 1    |
      And the agent is subscribed to the prepared node
      And the prepared node changes
      When the publisher sends
        """xml
        <iq xmlns='jabber:client' type='set' id='$id' to='$pubsub'><pubsub xmlns='http://jabber.org/protocol/pubsub'><retract node='$node' notify='1'><item id='$item'/></retract></pubsub></iq>
        """
      Then the agent receives
        """xpath
        /client:message[@from=$pubsub]/pse:event/pse:items[@node=$node]/pse:retract[@id=$item]
        """

  @req:XEP0060-8.4.2-a @must @full
  Rule: A service MUST tell the subscribers that a node was deleted
    A desktop would wait for events of a team that is no more.

    @case:NOT-031
    Scenario: The deletion of a node is told to the subscriber
      Given the publisher has the prepared node with
        | access_model  | open |
        | notify_delete | 1    |
      And the agent is subscribed to the prepared node
      And the prepared node changes
      And the server has answered the agent with
        """xpath
        /client:message/pse:event/pse:items[@node=$node]
        """
      When the publisher sends
        """xml
        <iq xmlns='jabber:client' type='set' id='$id' to='$pubsub'><pubsub xmlns='http://jabber.org/protocol/pubsub#owner'><delete node='$node'/></pubsub></iq>
        """
      And the server has answered the publisher with
        """xpath
        /client:iq[@type='result' and @id=$id]
        """
      Then the agent receives
        """xpath
        /client:message[@from=$pubsub]/pse:event/pse:delete[@node=$node]
        """

  @req:XEP0060-8.5.2-a @must
  Rule: A service MUST tell the subscribers of a purge once, and not of every item
    One word clears the list; a thousand would stop the desktop.

    @case:NOT-032
    Scenario: The purge of a node is told to the subscriber once
      Given the pubsub service has offered "purge-nodes"
      And the publisher has the prepared node with
        | access_model   | open |
        | persist_items  | 1    |
        | max_items      | 5    |
        | notify_retract | 1    |
      And the agent is subscribed to the prepared node
      And the prepared node changes
      And the prepared node changes
      When the publisher sends
        """xml
        <iq xmlns='jabber:client' type='set' id='$id' to='$pubsub'><pubsub xmlns='http://jabber.org/protocol/pubsub#owner'><purge node='$node'/></pubsub></iq>
        """
      Then the agent receives
        """xpath
        /client:message[@from=$pubsub]/pse:event/pse:purge[@node=$node]
        """
      And the agent receives nothing with
        """xpath
        /client:message/pse:event/pse:items[@node=$node]/pse:retract
        """

  @req:XEP0060-12.14-a @should
  Rule: A service SHOULD tell a subscriber whose subscription somebody else has changed
    A desktop that was unsubscribed has to know that it hears nothing from now on.

    @case:NOT-033
    Scenario: The end of a subscription by the node's owner is told to its subscriber
      Given the publisher has the prepared node with
        | access_model | open |
      And the agent is subscribed to the prepared node with its bare JID
      When the publisher sends
        """xml
        <iq xmlns='jabber:client' type='set' id='$id' to='$pubsub'><pubsub xmlns='http://jabber.org/protocol/pubsub#owner'><subscriptions node='$node'><subscription jid='$agent' subscription='none'/></subscriptions></pubsub></iq>
        """
      Then the agent receives
        """xpath
        /client:message[@from=$pubsub]/pse:event/pse:subscription[@node=$node and @jid=$bare and @subscription='none']
        """
