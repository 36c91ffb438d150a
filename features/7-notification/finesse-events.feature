@needs:finesse @needs:credentials @needs:rest @needs:pubsub
Feature: Events of Finesse
  A change of an agent's state, asked for over REST, comes back as an event to all who watch that agent. Cisco
  Finesse Developer Guide, Subscription Management and About Cisco Finesse Notifications.

  Background:
    Given the agent is bound and present

  @req:FIN-NOTIFICATION-a @must
  Rule: Events of the automatic subscriptions MUST arrive without a request
    A desktop does not ask for these, and without them shows neither state nor call.

    @case:FIN-060
    Scenario: The agent's own state arrives without a subscription
      The same change shows on the team's node, which was: its event shows that events arrive at all.
      Given the agent is subscribed to the team's users
      When the user's state changes
      And the server has answered the agent with
        """xpath
        /client:message/pse:event/pse:items[starts-with(@node,'/finesse/api/Team/')]
        """
      Then the agent receives an event of the user's state

  @req:FIN-NOTIFICATION-b @must
  Rule: The payload MUST be an Update with event, source, request id and data
    A desktop reads what changed from these four, and matches its own requests by the id.

    @case:FIN-061
    Scenario: The Update of a change of state has all its parts
      When the user's state changes
      Then the Update in the event satisfies
        """xpath
        /Update[requestId and string-length(source) > 0]
          [translate(event, 'deloprstu', 'DELOPRSTU')='PUT' or translate(event, 'deloprstu', 'DELOPRSTU')='POST' or translate(event, 'deloprstu', 'DELOPRSTU')='DELETE']
          [data or translate(event, 'deloprstu', 'DELOPRSTU')='DELETE']
        """

    @case:FIN-062
    Scenario: The source of an Update names the user
      When the user's state changes
      Then the Update in the event satisfies
        """xpath
        /Update[source=$node]/data/*[local-name()='user' or local-name()='User']
        """

  @req:FIN-NOTIFICATION-c @must
  Rule: The payload MUST be text that was encoded once
    A desktop decodes the text once; encoded twice it reads as nothing.

    @case:FIN-063
    Scenario: The payload of an event is text, and no elements
      When the user's state changes
      Then the agent receives
        """xpath
        /client:message/pse:event/pse:items[@node=$node]/pse:item/*[not(*) and starts-with(normalize-space(.), '<')]
        """
