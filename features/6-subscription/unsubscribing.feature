@needs:credentials @needs:pubsub
Feature: Unsubscribing from a node
  A subscription ends when its subscriber says so, under the JID it was made with. XEP-0060, section 6.2.

  Background:
    Given the agent is bound and present

  @req:XEP0060-6.2.2-a @must
  Rule: A service MUST answer an unsubscription with a result
    A desktop that signs out needs to know that it has left nothing behind.

    @case:SUB-004
    Scenario: The service confirms the end of a subscription
      Given the agent is subscribed to the team's users
      When the agent unsubscribes from the team's users
      Then the answer is a result

    @case:SUB-005
    Scenario: A subscription that was ended is gone from the list
      Given the agent was subscribed to the team's users and is no longer
      When the agent asks for its subscriptions
      And the server has answered the agent with
        """xpath
        /client:iq[@type='result']/ps:pubsub/ps:subscriptions
        """
      Then the answer satisfies
        """xpath
        /client:iq[@type='result']/ps:pubsub/ps:subscriptions[not(ps:subscription[@node=$node and @jid=$full])]
        """

  @req:XEP0060-6.2.3.1-a @must
  Rule: Where a JID may have several subscriptions, one to be ended MUST be named, else it is a bad-request
    A service that guesses which is meant ends the wrong one.

    @case:SUB-050
    Scenario: The end of one of two subscriptions without an id is refused
      Given the pubsub service has offered "multi-subscribe"
      And the agent is subscribed to the team's users
      And the agent is subscribed to the team's users
      When the agent unsubscribes from the team's users
      Then the answer is the error "bad-request"

  @req:XEP0060-6.2.3.2-a @must
  Rule: A service MUST answer the end of a subscription that is not there with an error
    A client learns that what it wants gone is gone already, or was never there.

    @case:SUB-051
    Scenario: The end of a subscription that has ended before is refused
      Given the agent was subscribed to the team's users and is no longer
      And the agent is not listed as a subscriber of the team's users
      When the agent unsubscribes from the team's users
      Then the answer satisfies
        """xpath
        /client:iq[@type='error']/client:error[stanzaerr:*]
        """

  @req:XEP0060-6.2.3.3-a @must @needs:peer @full
  Rule: A service MUST forbid to end the subscription of somebody else
    Anybody could make a supervisor's desktop silent.

    @case:SUB-052
    Scenario: The end of the supervisor's subscription, asked by the agent, is refused
      Given the supervisor is bound
      And the supervisor is subscribed to the team's users with its bare JID
      When the agent sends
        """xml
        <iq xmlns='jabber:client' type='set' id='$id' to='$pubsub'><pubsub xmlns='http://jabber.org/protocol/pubsub'><unsubscribe node='$node' jid='$peer'/></pubsub></iq>
        """
      Then the answer is the error "forbidden"

  @req:XEP0060-6.2.3.4-a @must
  Rule: A service MUST answer the end of a subscription to no node with item-not-found
    A client learns that it has mistyped the node, while its subscription goes on.

    @case:SUB-053
    Scenario: The end of a subscription to a node that nobody made is refused
      When the agent unsubscribes from an unknown node
      Then the answer is the error "item-not-found"

  @req:XEP0060-6.2.3.5-a @must
  Rule: A subscription id that is not valid MUST be not-acceptable, unless ids are not in use
    A client learns that it holds an id of before.

    @case:SUB-054
    Scenario: The end of a subscription by an unknown id is refused
      Given the agent is subscribed to the team's users
      And the agent is listed as a subscriber of the team's users
      When the agent sends
        """xml
        <iq xmlns='jabber:client' type='set' id='$id' to='$pubsub'><pubsub xmlns='http://jabber.org/protocol/pubsub'><unsubscribe node='$node' jid='$full' subid='bogus-$random'/></pubsub></iq>
        """
      Then the answer satisfies
        """xpath
        /client:iq[@type='result' or client:error[stanzaerr:not-acceptable]]
        """

    @case:SUB-108 @control
    Scenario: A subscription is ended without an id
      Given the agent is subscribed to the team's users
      And the agent is listed as a subscriber of the team's users
      When the agent unsubscribes from the team's users
      Then the answer is a result
