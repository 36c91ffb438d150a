@needs:credentials
Feature: Unsubscribing from a node
  A subscription ends when its subscriber says so, under the JID it was made with. XEP-0060, section 6.2.

  Background:
    Given the agent is bound and present

  @req:XEP0060-6.2.2-a @must
  Rule: A service MUST answer an unsubscription with a result

    @case:SUB-004
    Scenario: The subscription ends
      Given the agent is subscribed to the team's users
      When the agent unsubscribes from the team's users
      Then the answer is a result

    @case:SUB-005
    Scenario: The subscription is gone from the list
      Given the agent was subscribed to the team's users and is no longer
      When the agent asks for its subscriptions
      Then the answer satisfies
        """xpath
        /client:iq[@type='result']/ps:pubsub/ps:subscriptions[not(ps:subscription[@node=$node and @jid=$full])]
        """

  @req:XEP0060-6.2.3.1-a @must
  Rule: Where a JID may have several subscriptions, one to be ended MUST be named, else it is a bad-request

    @case:SUB-050
    Scenario: Two subscriptions, and no id
      Given the pubsub service offers "multi-subscribe"
      And the agent is subscribed to the team's users
      And the agent is subscribed to the team's users
      When the agent unsubscribes from the team's users
      Then the answer is the error "bad-request"

  @req:XEP0060-6.2.3.2-a @must
  Rule: A service MUST answer the end of a subscription that is not there with an error

    @case:SUB-051
    Scenario: The subscription has ended before
      Given the agent was subscribed to the team's users and is no longer
      When the agent unsubscribes from the team's users
      Then the answer satisfies
        """xpath
        /client:iq[@type='error']/client:error[stanzaerr:*]
        """

  @req:XEP0060-6.2.3.3-a @must @needs:peer @full
  Rule: A service MUST forbid to end the subscription of somebody else

    @case:SUB-052
    Scenario: The supervisor's subscription, ended by the agent
      Given the supervisor is bound
      And the supervisor is subscribed to the team's users with its bare JID
      When the agent sends
        """xml
        <iq xmlns='jabber:client' type='set' id='$id' to='$pubsub'><pubsub xmlns='http://jabber.org/protocol/pubsub'><unsubscribe node='$node' jid='$peer'/></pubsub></iq>
        """
      Then the answer is the error "forbidden"

  @req:XEP0060-6.2.3.4-a @must
  Rule: A service MUST answer the end of a subscription to no node with item-not-found

    @case:SUB-053
    Scenario: A node nobody made
      When the agent unsubscribes from an unknown node
      Then the answer is the error "item-not-found"

  @req:XEP0060-6.2.3.5-a @must
  Rule: A subscription id that is not valid MUST be not-acceptable, unless ids are not in use

    @case:SUB-054
    Scenario: An id that no subscription has
      Given the agent is subscribed to the team's users
      When the agent sends
        """xml
        <iq xmlns='jabber:client' type='set' id='$id' to='$pubsub'><pubsub xmlns='http://jabber.org/protocol/pubsub'><unsubscribe node='$node' jid='$full' subid='bogus-$random'/></pubsub></iq>
        """
      Then the answer satisfies
        """xpath
        /client:iq[@type='result' or client:error[stanzaerr:not-acceptable]]
        """
