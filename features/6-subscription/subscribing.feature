@needs:credentials @needs:pubsub
Feature: Subscribing to a node
  A subscription is asked of the pubsub service and confirmed by it. XEP-0060, section 6.1.

  Background:
    Given the agent is bound and present

  @req:XEP0060-6.1.2-a @must
  Rule: A service MUST name the node, the subscriber and the state in its answer
    A desktop cannot hear that it hears nothing: only this answer tells it that it will.

    @case:SUB-001
    Scenario: The service confirms the user's subscription with node, JID and state
      When the agent subscribes to the user's client log
      Then the subscription is confirmed as "subscribed"
      And the confirmation names the user's client log and the full JID

    @case:SUB-002
    Scenario: The service confirms the team subscription with node, JID and state
      When the agent subscribes to the team's users
      Then the subscription is confirmed as "subscribed"
      And the confirmation names the team's users and the full JID

  @req:XEP0060-6.1.1-a @must
  Rule: A service MUST refuse a request that names no JID as the client's mistake
    The one who writes a client looks for the mistake there, and not in the server.

    @case:SUB-049
    Scenario: A subscription that names no JID is not answered by internal-server-error
      When the agent sends
        """xml
        <iq xmlns='jabber:client' type='set' id='$id' to='$pubsub'><pubsub xmlns='http://jabber.org/protocol/pubsub'><subscribe node='$node'/></pubsub></iq>
        """
      Then the answer satisfies
        """xpath
        /client:iq[@type='error' and @id=$id]/client:error[not(stanzaerr:internal-server-error)]
        """

  @req:XEP0060-6.1.3.1-a @must
  Rule: A service MUST refuse to subscribe a JID of somebody else, as a bad-request or as forbidden
    An agent could flood a colleague's desktop, or watch through it.

    @case:SUB-030 @needs:peer
    Scenario: A subscription of the supervisor's JID, asked by the agent, is refused
      When the agent sends
        """xml
        <iq xmlns='jabber:client' type='set' id='$id' to='$pubsub'><pubsub xmlns='http://jabber.org/protocol/pubsub'><subscribe node='$node' jid='$peer'/></pubsub></iq>
        """
      Then the answer satisfies
        """xpath
        /client:iq[@type='error']/client:error[stanzaerr:bad-request or stanzaerr:forbidden]
        """

    @case:SUB-031
    Scenario: A subscription of nobody's JID, asked by the agent, is refused
      When the agent sends
        """xml
        <iq xmlns='jabber:client' type='set' id='$id' to='$pubsub'><pubsub xmlns='http://jabber.org/protocol/pubsub'><subscribe node='$node' jid='nobody-$random@$domain'/></pubsub></iq>
        """
      Then the answer satisfies
        """xpath
        /client:iq[@type='error']/client:error[stanzaerr:bad-request or stanzaerr:forbidden]
        """

    @case:SUB-103 @control
    Scenario: A subscription of the own JID is granted
      When the agent subscribes to the team's users
      Then the subscription is confirmed as "subscribed"

  @req:XEP0060-6.1.3.1-b @must
  Rule: A service MUST compare the bare part alone, so that each own JID can be subscribed
    A desktop subscribes with its full JID, an automatic subscription stands under the bare one; both are its own.

    @case:SUB-032-<case>
    Scenario Outline: A subscription of the own <case> JID is granted
      When the agent sends
        """xml
        <iq xmlns='jabber:client' type='set' id='$id' to='$pubsub'><pubsub xmlns='http://jabber.org/protocol/pubsub'><subscribe node='$node' jid='<the JID>'/></pubsub></iq>
        """
      Then the answer satisfies
        """xpath
        /client:iq[@id=$id and not(client:error/pserr:invalid-jid)]
        """

      Examples:
        | case | the JID |
        | bare | $bare   |
        | full | $full   |

    @case:SUB-033
    Scenario: A subscription of an own resource that is not connected is not refused as foreign
      When the agent sends
        """xml
        <iq xmlns='jabber:client' type='set' id='$id' to='$pubsub'><pubsub xmlns='http://jabber.org/protocol/pubsub'><subscribe node='$node' jid='$bare/elsewhere'/></pubsub></iq>
        """
      Then the answer satisfies
        """xpath
        /client:iq[(@type='result' and ps:pubsub/ps:subscription) or (@type='error' and not(client:error[stanzaerr:bad-request or pserr:invalid-jid]))]
        """

  @req:XEP0060-6.1.3.12-a @should
  Rule: A service SHOULD refuse a node that does not exist as item-not-found
    A mistyped team has to be noticed, else the supervisor waits for events that never come.

    @case:SUB-003
    Scenario: A subscription to a node that nobody made is refused as not found
      When the agent subscribes to an unknown node
      Then the answer is the error "item-not-found"

  @req:XEP0060-6.1.5-a @must
  Rule: A service MUST NOT require options of a subscription that it says is in force
    A desktop does not fill in forms; it would never be told of an event.

    @case:SUB-034
    Scenario: A subscription in force needs no options
      When the agent subscribes to the team's users
      And the server has answered the agent with
        """xpath
        /client:iq[@type='result' and @id=$id]/ps:pubsub/ps:subscription[@subscription='subscribed']
        """
      Then the answer satisfies
        """xpath
        /client:iq[@id=$id]/ps:pubsub/ps:subscription[not(ps:subscribe-options/ps:required)]
        """

  @req:XEP0060-6.1.5-b @may
  Rule: A service MAY say by an empty element that it has options
    Clients that know the element offer settings, all others leave it alone.

    @case:SUB-035
    Scenario: The place for options is empty, or not there
      When the agent subscribes to the team's users
      Then the answer satisfies
        """xpath
        /client:iq[@type='result']/ps:pubsub/ps:subscription[not(ps:subscribe-options) or ps:subscribe-options[not(*)]]
        """

  @req:XEP0060-6.1.6-a @must
  Rule: A service with one subscription for each JID MUST answer a second request with the present state
    A desktop that is not sure subscribes again, and must not be told of each event twice.

    @case:SUB-036
    Scenario: The second request is confirmed like the first
      Given the pubsub service has not offered "multi-subscribe"
      And the agent is subscribed to the team's users
      When the agent subscribes to the team's users
      Then the subscription is confirmed as "subscribed"

    @case:SUB-037
    Scenario: Two requests make one subscription
      Given the pubsub service has not offered "multi-subscribe"
      And the agent is subscribed to the user's dialogs
      And the agent is subscribed to the user's dialogs
      And the agent is listed as a subscriber of the user's dialogs
      When the agent asks for its subscriptions
      And the server has answered the agent with
        """xpath
        /client:iq[@type='result']/ps:pubsub/ps:subscriptions
        """
      Then the answer satisfies
        """xpath
        /client:iq[@type='result' and count(ps:pubsub/ps:subscriptions/ps:subscription[@node=$node and @jid=$full])=1]
        """

  @req:XEP0060-6.1.6-b @must
  Rule: A service with several subscriptions for each JID MUST give each an id of its own
    A client that ends one of two subscriptions has to be able to say which.

    @case:SUB-038
    Scenario: The second subscription has an id
      Given the pubsub service has offered "multi-subscribe"
      And the agent is subscribed to the team's users
      When the agent subscribes to the team's users
      Then the answer satisfies
        """xpath
        /client:iq[@type='result']/ps:pubsub/ps:subscription[string-length(@subid) > 0]
        """

    @case:SUB-039
    Scenario: The ids of two subscriptions differ
      Given the pubsub service has offered "multi-subscribe"
      And the agent is subscribed to the team's users
      And the agent is subscribed to the team's users
      When the agent asks for its subscriptions
      Then the answer satisfies
        """xpath
        /client:iq[@type='result']/ps:pubsub/ps:subscriptions/ps:subscription[@node=$node and @jid=$full and @subid]
          [not(@subid=preceding-sibling::ps:subscription[@node=$node and @jid=$full]/@subid)][2]
        """
