@needs:finesse @needs:credentials @needs:pubsub
Feature: Subscriptions at Finesse
  Finesse subscribes each user to some nodes by itself; a client asks for the others, and takes back what it asked
  for. Cisco Finesse Developer Guide, Subscription Management and Subscription Persistence.

  Background:
    Given the agent is bound and present

  @req:FIN-SUBSCRIPTION-a @must
  Rule: An agent MUST be allowed to subscribe to a node that is not subscribed automatically
    A supervisor's desktop sees its team by such a subscription, and no other way.

    @case:FIN-040
    Scenario: The agent's subscription to the team is granted
      When the agent subscribes to the team's users
      Then the answer satisfies
        """xpath
        /client:iq[@type='result' and not(ps:pubsub/ps:subscription[@subscription and @subscription!='subscribed'])]
        """

  @req:FIN-SUBSCRIPTION-b @must
  Rule: A user MUST be subscribed automatically to its state, its dialogs and the system's state
    A desktop counts on these and does not ask for them: without them an agent sees no call.

    @case:FIN-041-<case>
    Scenario Outline: The <case> is in the list without a request
      When the agent asks for its subscriptions
      And the server has answered the agent with
        """xpath
        /client:iq[@type='result']/ps:pubsub/ps:subscriptions[not(ps:subscription[not(@node) and not(../@node)])]
        """
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
    Under the bare JID they hold for whichever desktop the agent opens.

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
    A desktop that crashed can be tidied up after, by the next.

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
    A desktop that signs out has to take back what it took, else the list grows for ever.

    @case:FIN-044
    Scenario: The end of a subscription is confirmed under the JID it was made with
      Given the agent is subscribed to the team's users
      And the agent is listed as a subscriber of the team's users
      When the agent unsubscribes from the team's users
      Then the answer is a result

    @case:FIN-045
    Scenario: A subscription that was ended is no longer listed
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

  @req:FIN-SUBSCRIPTION-f @must
  Rule: A subscription MUST outlive the connection
    An agent whose network failed hears again without subscribing anew.

    @case:FIN-046
    Scenario: A subscription is there after a reconnect
      Given the agent is subscribed to the team's users
      And the agent is listed as a subscriber of the team's users
      And the agent closes the stream
      And the server has answered the agent with
        """xpath
        /framing:close
        """
      And the agent is bound and present
      When the agent asks for its subscriptions
      And the server has answered the agent with
        """xpath
        /client:iq[@type='result']/ps:pubsub/ps:subscriptions
        """
      Then the answer satisfies
        """xpath
        /client:iq[@type='result']/ps:pubsub/ps:subscriptions/ps:subscription[@node=$node and @jid=$full and @subscription='subscribed']
        """

    @case:FIN-047 @needs:events
    Scenario: A subscription is in force after a reconnect
      Given the agent is subscribed to the team's users
      And the agent closes the stream
      And the server has answered the agent with
        """xpath
        /framing:close
        """
      And the agent is bound and present
      When the team's users change
      Then the agent receives an event of the team's users

  @req:FIN-NODE-a @should
  Rule: The service SHOULD keep the case of the id in a node's name
    User ids differ by case in Finesse; a name in lower case is the node of nobody.

    @case:FIN-048
    Scenario: The node of the client log keeps the case of the id
      When the agent subscribes to the user's client log
      Then the answer satisfies
        """xpath
        /client:iq[@type='result']/ps:pubsub/ps:subscription[@node=$node]
        """
