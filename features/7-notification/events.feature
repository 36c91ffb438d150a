@needs:credentials @needs:events
Feature: Events
  What changes on a node is told to all who are subscribed to it. XEP-0060, sections 4.2 and 7.1.2.

  Background:
    Given the agent is bound and present

  @req:XEP0060-4.2-a @must
  Rule: A service MUST tell a subscriber of every event on the node

    @case:NOT-001
    Scenario: A change in the team arrives
      Given the agent is subscribed to the team's users
      When the team's users change
      Then the agent receives an event of the team's users

    @case:NOT-002
    Scenario: A change of the user arrives
      Given the agent is subscribed to the user's state
      When the user's state changes
      Then the agent receives an event of the user's state

  @req:XEP0060-7.1.2.1-a @must
  Rule: A service MUST send an event as a message of its own that names the node

    @case:NOT-003
    Scenario: The event holds items of one node
      Given the agent is subscribed to the team's users
      When the team's users change
      Then the agent receives
        """xpath
        /client:message[@from=$pubsub and (not(@type) or @type='normal' or @type='headline')]/pse:event[count(*)=1]/pse:items[@node=$node]
        """
