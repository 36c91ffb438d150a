@needs:credentials @needs:pubsub
Feature: Asking which subscriptions there are
  Subscriptions outlive the session that made them, so a client asks for those that are left. XEP-0060, sections
  5.6 and 5.7.

  Background:
    Given the agent is bound and present

  @req:XEP0060-5.6-a @must
  Rule: A service MUST list every subscription of the user with node, JID and state
    A desktop finds out so what it still has to subscribe to, and what an earlier one has left behind.

    @case:SUB-006
    Scenario: The team subscription is listed
      Given the agent is subscribed to the team's users
      When the agent asks for its subscriptions
      Then the answer satisfies
        """xpath
        /client:iq[@type='result']/ps:pubsub/ps:subscriptions/ps:subscription[@node=$node and @jid=$full and @subscription='subscribed']
        """

    @case:SUB-020
    Scenario: The bare and the full JID are listed both
      Given the agent is subscribed to the team's users
      And the agent is subscribed to the team's users with its bare JID
      When the agent asks for its subscriptions
      Then the answer satisfies
        """xpath
        /client:iq[@type='result']/ps:pubsub/ps:subscriptions
          [ps:subscription[@node=$node and @jid=$full and @subscription='subscribed']]
          [ps:subscription[@node=$node and @jid=$bare and @subscription='subscribed']]
        """

    @case:SUB-021
    Scenario: Another session of the user gets the same list
      Given the agent is subscribed to the team's users
      And the second session is bound
      When the second session asks for its subscriptions
      Then the answer satisfies
        """xpath
        /client:iq[@type='result']/ps:pubsub/ps:subscriptions/ps:subscription[@node=$node and @jid=$agent_full]
        """

  @req:XEP0060-5.6-b @must
  Rule: A service MUST answer whoever has no subscription with an empty list
    That a user has no subscription yet is no error.

    @case:SUB-022
    Scenario: An agent without subscriptions gets an empty list
      Given the agent holds no subscription
      When the agent asks for its subscriptions
      Then the answer satisfies
        """xpath
        /client:iq[@type='result']/ps:pubsub/ps:subscriptions[not(*)]
        """

    @case:SUB-023 @needs:publisher
    Scenario: A publisher without subscriptions gets an empty list
      Given the publisher is bound
      And the publisher holds no subscription
      When the publisher asks for its subscriptions
      Then the answer satisfies
        """xpath
        /client:iq[@type='result']/ps:pubsub/ps:subscriptions[not(*)]
        """

  @req:XEP0060-5.6-c @must
  Rule: A service that cannot list subscriptions MUST say just that
    A desktop that takes the refusal for an empty list would subscribe to all again.

    @case:SUB-024
    Scenario: The subscriptions are listed, or refused by the error that names the feature
      When the agent asks for its subscriptions
      Then the answer satisfies
        """xpath
        /client:iq[@type='result' or client:error[stanzaerr:feature-not-implemented and pserr:unsupported[@feature='retrieve-subscriptions']]]
        """

  @req:XEP0060-5.6-d @must
  Rule: A list for one node MUST hold the subscriptions to that node only
    A desktop that asks about one team need not read through all.

    @case:SUB-025
    Scenario: The list for one node leaves out the other subscription
      Given the agent is subscribed to the user's client log
      And the agent is subscribed to the team's users
      When the agent sends
        """xml
        <iq xmlns='jabber:client' type='get' id='$id' to='$pubsub'><pubsub xmlns='http://jabber.org/protocol/pubsub'><subscriptions node='$node'/></pubsub></iq>
        """
      Then the answer satisfies
        """xpath
        /client:iq[@type='result']/ps:pubsub/ps:subscriptions
          [ps:subscription[(@node=$node or ../@node=$node) and @jid=$full and @subscription='subscribed']]
          [not(ps:subscription[@node!=$node])]
        """

  @req:XEP0060-5.7-a @must
  Rule: A service MUST return the affiliations of whoever asks, be there none, or say that it cannot
    A client learns which nodes it owns, or that it cannot learn it.

    @case:SUB-026
    Scenario: The affiliations are listed, or refused by the error that names the feature
      When the agent sends
        """xml
        <iq xmlns='jabber:client' type='get' id='$id' to='$pubsub'><pubsub xmlns='http://jabber.org/protocol/pubsub'><affiliations/></pubsub></iq>
        """
      Then the answer satisfies
        """xpath
        /client:iq[(@type='result' and ps:pubsub/ps:affiliations) or client:error[stanzaerr:feature-not-implemented and pserr:unsupported[@feature='retrieve-affiliations']]]
        """

    @case:SUB-027 @needs:publisher
    Scenario: The owner of a node finds it among its affiliations
      Given the publisher has the prepared node with
        | access_model | open |
      When the publisher sends
        """xml
        <iq xmlns='jabber:client' type='get' id='$id' to='$pubsub'><pubsub xmlns='http://jabber.org/protocol/pubsub'><affiliations/></pubsub></iq>
        """
      Then the answer satisfies
        """xpath
        /client:iq[(@type='result' and ps:pubsub/ps:affiliations/ps:affiliation[@node=$node and @affiliation='owner']) or client:error[stanzaerr:feature-not-implemented and pserr:unsupported[@feature='retrieve-affiliations']]]
        """
