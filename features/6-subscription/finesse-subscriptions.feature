@needs:finesse @needs:credentials
Feature: Subscriptions at Finesse
  Finesse subscribes each user to some nodes by itself; a client asks for the others, and takes back what it asked
  for. Cisco Finesse Developer Guide, Subscription Management and Subscription Persistence.

  Background:
    Given the agent is bound and present

  @req:FIN-SUBSCRIPTION-a @must
  Rule: An agent MUST be allowed to subscribe to a node that is not subscribed automatically

    @case:FIN-040
    Scenario: The team
      When the agent subscribes to the team's users
      Then the subscription is confirmed as "subscribed"

  @req:FIN-SUBSCRIPTION-b @must
  Rule: A user MUST be subscribed automatically to its state, its dialogs and the system's state

    @case:FIN-041-<case>
    Scenario Outline: The <case> is in the list without a request
      When the agent asks for its subscriptions
      Then the answer satisfies
        """xpath
        /client:iq[@type='result']/ps:pubsub/ps:subscriptions/ps:subscription[@node=<node> and @subscription='subscribed']
        """

      Examples:
        | case        | node                                             |
        | user        | concat('/finesse/api/User/', $user_id)            |
        | dialogs     | concat('/finesse/api/User/', $user_id, '/Dialogs') |
        | system-info | '/finesse/api/SystemInfo'                        |

  @req:FIN-SUBSCRIPTION-c @should
  Rule: The automatic subscriptions SHOULD be under the bare JID

    @case:FIN-042-<case>
    Scenario Outline: The <case> is subscribed for all resources
      When the agent asks for its subscriptions
      Then the answer satisfies
        """xpath
        /client:iq[@type='result']/ps:pubsub/ps:subscriptions/ps:subscription[@node=<node> and @jid=$bare]
        """

      Examples:
        | case        | node                                             |
        | user        | concat('/finesse/api/User/', $user_id)            |
        | dialogs     | concat('/finesse/api/User/', $user_id, '/Dialogs') |
        | system-info | '/finesse/api/SystemInfo'                        |

  @req:FIN-SUBSCRIPTION-d @should
  Rule: A client SHOULD be able to list what other resources of its user have subscribed

    @case:FIN-043
    Scenario: The second session sees the agent's team subscription
      Given the agent is subscribed to the team's users
      And the second session is bound
      When the second session asks for its subscriptions
      Then the answer satisfies
        """xpath
        /client:iq[@type='result']/ps:pubsub/ps:subscriptions/ps:subscription[@node=$node and @jid=$agent_full]
        """

  @req:FIN-SUBSCRIPTION-e @must
  Rule: A subscription MUST be removed under the JID it was made with

    @case:FIN-044
    Scenario: The removal is confirmed
      Given the agent is subscribed to the team's users
      When the agent unsubscribes from the team's users
      Then the answer is a result

    @case:FIN-045
    Scenario: The subscription is no longer listed
      Given the agent was subscribed to the team's users and is no longer
      When the agent asks for its subscriptions
      Then the answer satisfies
        """xpath
        /client:iq[@type='result']/ps:pubsub/ps:subscriptions[not(ps:subscription[@node=$node and @jid=$full])]
        """

  @req:FIN-SUBSCRIPTION-f @must
  Rule: A subscription MUST outlive the connection

    @case:FIN-046
    Scenario: The subscription is there after a reconnect
      Given the agent is subscribed to the team's users
      And the agent closes the stream
      And the server answers the agent with
        """xpath
        /framing:close
        """
      And the agent is bound and present
      When the agent asks for its subscriptions
      Then the answer satisfies
        """xpath
        /client:iq[@type='result']/ps:pubsub/ps:subscriptions/ps:subscription[@node=$node and @jid=$full and @subscription='subscribed']
        """

    @case:FIN-047 @needs:events
    Scenario: The subscription is in force after a reconnect
      Given the agent is subscribed to the team's users
      And the agent closes the stream
      And the server answers the agent with
        """xpath
        /framing:close
        """
      And the agent is bound and present
      When the team's users change
      Then the agent receives an event of the team's users

  @req:FIN-NODE-a @should
  Rule: The service SHOULD keep the case of the id in a node's name

    @case:FIN-048
    Scenario: The client log, with the id as the target file has it
      When the agent subscribes to the user's client log
      Then the answer satisfies
        """xpath
        /client:iq[@type='result']/ps:pubsub/ps:subscription[@node=$node]
        """
