@needs:credentials
Feature: Subscribing to a node
  A subscription is asked of the pubsub service and confirmed by it. XEP-0060, section 6.1.

  Background:
    Given the agent is bound and present

  @req:XEP0060-6.1.2-a @must
  Rule: A service MUST name the node, the subscriber and the state in its answer

    @case:SUB-001
    Scenario: The answer confirms the user's subscription
      When the agent subscribes to the user's client log
      Then the subscription is confirmed as "subscribed"
      And the confirmation names the user's client log and the full JID

    @case:SUB-002
    Scenario: The answer confirms the team subscription
      When the agent subscribes to the team's users
      Then the subscription is confirmed as "subscribed"
      And the confirmation names the team's users and the full JID

  @req:XEP0060-6.1.3.12-a @should
  Rule: A service SHOULD refuse a node that does not exist as item-not-found

    @case:SUB-003
    Scenario: A node nobody made
      When the agent subscribes to an unknown node
      Then the answer is the error "item-not-found"

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
      Then the team's users is not among them

  @req:XEP0060-5.6-a @must
  Rule: A service MUST list every subscription of the user with node, JID and state

    @case:SUB-006
    Scenario: The team subscription is listed
      Given the agent is subscribed to the team's users
      When the agent asks for its subscriptions
      Then the team's users is among them
