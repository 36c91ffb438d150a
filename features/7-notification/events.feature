@needs:credentials @needs:events @needs:pubsub
Feature: Events
  What changes on a node is told to all who are subscribed to it. XEP-0060, sections 4.2, 7.1.2 and 12.

  Background:
    Given the agent is bound and present

  @req:XEP0060-4.2-a @must
  Rule: A service MUST tell a subscriber of every event on the node
    An event that is lost is a call that an agent does not see, or a state that a supervisor sees wrongly until the
    next.

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

    @case:NOT-004
    Scenario: Of changes in a row none is lost
      Given the agent is subscribed to the team's users
      When the team's users change
      And the team's users change
      And the team's users change
      Then the agent receives every event of the team's users

  @req:RFC6120-10.1-a @must
  Rule: A service MUST tell of what one publisher does in the order in which it was done
    A desktop shows what it heard last; out of order that is a state of before.

    @case:NOT-017 @needs:publisher
    Scenario: Items in a row arrive in their order
      Given the agent is subscribed to the user's client log
      When the user's client log changes
      And the user's client log changes
      And the user's client log changes
      Then the agent receives the events of the user's client log in their order

    @case:NOT-018 @needs:rest
    Scenario: Changes of state in a row are told in a row
      Given the agent is subscribed to the team's users
      When the team's users change
      And the team's users change
      And the team's users change
      Then the agent receives the events of the team's users in their order

    @case:NOT-019 @needs:publisher
    Scenario: Items of two nodes are told as they were published
      Given the agent is subscribed to the user's client log
      And the agent is subscribed to the user's dialogs
      When the user's client log changes
      And the user's dialogs change
      And the user's client log changes
      And the user's dialogs change
      Then the agent receives the events of the user's client log and of the user's dialogs in their order

  @req:XEP0060-4.2-b @must
  Rule: A service MUST NOT tell anybody who is not subscribed, or not yet
    What a team does is not for who has left it, or was never let in.

    @case:NOT-005
    Scenario: No event arrives after the subscription has ended
      Given the agent is subscribed to the user's state
      And the agent was subscribed to the team's users and is no longer
      When the team's users change
      Then the agent receives no event of the team's users before the next of the user's state

    @case:NOT-006 @needs:publisher
    Scenario: No event arrives while the subscription waits for the owner
      Given the publisher has the prepared node with
        | access_model | authorize |
      And the agent is subscribed to the user's client log
      When the agent subscribes to the prepared node
      And the server has answered the agent with
        """xpath
        /client:iq[@type='result' and @id=$id]/ps:pubsub/ps:subscription[not(@subscription='subscribed')]
        """
      And the prepared node changes
      Then the agent receives no event of the prepared node before the next of the user's client log

  @req:XEP0060-7.1.2-d @should
  Rule: A service SHOULD tell of an event soon
    What is told a minute later is told too late: the caller has hung up by then.

    @case:NOT-060
    Scenario: An event comes within the limit for replies
      Given the agent is subscribed to the team's users
      Then the agent receives the next event of the team's users in time

  @req:XEP0060-7.1.2-c @must
  Rule: A service MUST NOT tell what it has told already to a subscriber that connects anew, unless it is marked as late
    A desktop takes what it hears for what is: after a reload it would show the calls of before.

    @case:NOT-061
    Scenario: An event that came before does not come again on a new connection
      Given the agent is subscribed to the team's users
      And the team's users change
      And the team's users change
      And the agent has received every event of the team's users
      And the agent closes the stream
      And the agent is bound and present
      And the agent is subscribed to the team's users
      Then the agent receives no event of the team's users again that came before

  @req:RFC6121-8.5.3.1-c @must
  Rule: A server MUST deliver an event for one session to that session, and to no other of its user
    A window that did not ask for the events of a team would show them, or wonder at them.

    @case:NOT-062
    Scenario: An event for one session does not reach another session of the user
      Given the agent is subscribed to the team's users
      And the second session is bound and present
      And the second session is subscribed to the user's state
      When the team's users change
      Then the second session receives no event of the team's users before the next of the user's state

  @req:XEP0060-7.1.2-a @must
  Rule: A service MUST tell each subscriber of each publication once
    A desktop that hears twice of one call may show two.

    @case:NOT-007
    Scenario: One change brings one event
      Given the agent is subscribed to the team's users
      And the agent is listed as a subscriber of the team's users
      When the team's users change
      Then the agent receives each event of the team's users once

  @req:XEP0060-6.1.6-c @must
  Rule: A service MUST count the full JIDs of one user as subscribers of their own
    Of two desktops of one user each has to hear, and each once.

    @case:NOT-008
    Scenario: The first of two sessions receives the event once
      Given the agent is subscribed to the team's users
      And the second session is bound and present
      And the second session is subscribed to the team's users
      When the team's users change
      And the server has answered the second session with
        """xpath
        /client:message/pse:event/pse:items[@node=$node]
        """
      Then the agent receives each event of the team's users once

    @case:NOT-009
    Scenario: The second of two sessions receives the event once
      Given the agent is subscribed to the team's users
      And the second session is bound and present
      And the second session is subscribed to the team's users
      When the team's users change
      And the server has answered the agent with
        """xpath
        /client:message/pse:event/pse:items[@node=$node]
        """
      Then the second session receives each event of the team's users once

    @case:NOT-016
    Scenario: The end of one session's subscription leaves the other's in force
      Given the agent is subscribed to the team's users
      And the team's users change
      And the server has answered the agent with
        """xpath
        /client:message/pse:event/pse:items[@node=$node]
        """
      And the second session is bound and present
      And the second session was subscribed to the team's users and is no longer
      When the team's users change
      Then the agent receives an event of the team's users

  @req:XEP0060-7.1.2.1-a @must
  Rule: A service MUST send an event as a message of its own that names the node
    A desktop finds by node and item what an event is about.

    @case:NOT-003
    Scenario: The event holds items of one node
      Given the agent is subscribed to the team's users
      When the team's users change
      Then the agent receives
        """xpath
        /client:message[@from=$pubsub and (not(@type) or @type='normal' or @type='headline')]/pse:event[count(*)=1]/pse:items[@node=$node]
        """

    @case:NOT-010
    Scenario: The item of an event has an id, and one payload at most
      Given the agent is subscribed to the team's users
      When the team's users change
      Then the agent receives
        """xpath
        /client:message/pse:event/pse:items[@node=$node and not(pse:item[count(*) > 1])]/pse:item[string-length(@id) > 0]
        """

  @req:XEP0060-12.3-a @should
  Rule: A service SHOULD address an event to the very JID that was subscribed
    A desktop that subscribed must hear itself, and not whichever of its user's clients is the most present.

    @case:NOT-011
    Scenario: An event is addressed to the full JID that was subscribed
      Given the agent is subscribed to the team's users
      When the team's users change
      Then the agent receives
        """xpath
        /client:message[@to=$full]/pse:event/pse:items[@node=$node]
        """

    @case:NOT-012
    Scenario: An event is addressed to the bare JID that was subscribed
      Given the agent is subscribed to the team's users with its bare JID
      When the team's users change
      Then the agent receives
        """xpath
        /client:message[@to=$bare]/pse:event/pse:items[@node=$node]
        """

  @req:XEP0060-12.4-a @must
  Rule: A service MUST give each message an id of its own, copies of one event included
    A client that drops repeated messages would drop an event that happens to have the same id.

    @case:NOT-013
    Scenario: Two events, each to two JIDs, have four ids
      Given the agent is subscribed to the team's users
      And the agent is subscribed to the team's users with its bare JID
      When the team's users change
      Then the agent receives every event of the team's users
      And no two events of the agent have the same id

  @req:XEP0060-7.1.2-b @should @passive
  Rule: A service SHOULD give its events an id
    By the id an event can be found in the server's log.

    @case:NOT-014
    Scenario: No event of any case lacks an id
      Given the agent is subscribed to the team's users
      When the team's users change
      Then the agent receives an event of the team's users
      And no message of any case satisfies
        """xpath
        /client:message[pse:event and not(@id)]
        """

  @req:RFC6120-8.1.2.1-d @must @passive
  Rule: A server MUST NOT deliver what comes from elsewhere without saying from where
    A desktop takes an event from the service alone; one from nobody is dropped, or could be forged.

    @case:NOT-015
    Scenario: No event, presence or message of any case lacks its sender
      Given the agent is subscribed to the team's users
      When the team's users change
      Then the agent receives an event of the team's users
      And no message of any case satisfies
        """xpath
        /client:message[(pse:event or client:body) and not(@from) and not(@type='error')] | /client:presence[not(@from) and not(@type='error')]
        """
