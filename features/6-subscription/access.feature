@needs:credentials @needs:publisher @needs:pubsub
Feature: Who may subscribe
  A node's access model says who is let in; whoever is not learns why. XEP-0060, sections 6.1.3 and 6.1.4. The
  publisher makes a node for each case and deletes it afterwards.

  Background:
    Given the agent is bound and present

  @req:XEP0060-6.1.3.2-a @must
  Rule: A node for contacts MUST refuse whoever is not subscribed to the owner's presence as not-authorized
    What is meant for contacts must not be read by the whole firm.

    @case:SUB-040
    Scenario: A subscription by one who is no contact is refused
      Given the publisher has the prepared node with
        | access_model | presence |
      When the agent subscribes to the prepared node
      Then the answer is the error "not-authorized"

    @case:SUB-100 @control
    Scenario: The same subscription is granted by a node that is not for contacts
      Given the publisher has the prepared node with
        | access_model | open |
      When the agent subscribes to the prepared node
      Then the subscription is confirmed as "subscribed"

  @req:XEP0060-6.1.3.3-a @must
  Rule: A node for roster groups MUST refuse whoever is in none of them as not-authorized
    A team's events may be for the team alone.

    @case:SUB-041
    Scenario: A subscription by one who is in no group of the publisher is refused
      Given the publisher has the prepared node with
        | access_model | roster |
      When the agent subscribes to the prepared node
      Then the answer is the error "not-authorized"

    @case:SUB-101 @control
    Scenario: The same subscription is granted by a node that is not for roster groups
      Given the publisher has the prepared node with
        | access_model | open |
      When the agent subscribes to the prepared node
      Then the subscription is confirmed as "subscribed"

  @req:XEP0060-6.1.3.4-a @must
  Rule: A node with a whitelist MUST refuse whoever is not on it as not-allowed, closed-node
    A client that is told why can ask for access, in place of trying on.

    @case:SUB-042
    Scenario: A subscription by one who is not on the list is refused
      Given the publisher has the prepared node with
        | access_model | whitelist |
      When the agent subscribes to the prepared node
      Then the answer satisfies
        """xpath
        /client:iq[@type='error']/client:error[stanzaerr:not-allowed and pserr:closed-node]
        """

    @case:SUB-043 @control
    Scenario: A subscription by one who is on the list, as a publisher, is granted
      Given the publisher has the prepared node with
        | access_model | whitelist |
        | publisher    | $agent    |
      When the agent subscribes to the prepared node
      Then the subscription is confirmed as "subscribed"

  @req:XEP0060-6.1.4-a @must
  Rule: A subscription that its owner has to approve MUST be answered as pending
    A desktop must not believe that it will hear what nobody has granted yet.

    @case:SUB-044
    Scenario: The first request is answered as pending
      Given the publisher has the prepared node with
        | access_model | authorize |
      When the agent subscribes to the prepared node
      Then the subscription is confirmed as "pending"

  @req:XEP0060-6.1.3.7-a @must
  Rule: A request while one is pending MUST be refused as not-authorized, pending-subscription
    A client learns that its request is known and waits.

    @case:SUB-045
    Scenario: The second request is refused while the first is pending
      Given the publisher has the prepared node with
        | access_model | authorize |
      When the agent subscribes to the prepared node
      And the server has answered the agent with
        """xpath
        /client:iq[@type='result' and @id=$id]/ps:pubsub/ps:subscription[@subscription='pending']
        """
      And the agent is listed as a subscriber of the prepared node
      And the agent subscribes to the prepared node
      Then the answer satisfies
        """xpath
        /client:iq[@type='error']/client:error[stanzaerr:not-authorized and pserr:pending-subscription]
        """

  @req:XEP0060-6.1.3.8-a @must
  Rule: An outcast MUST be refused as forbidden
    Who was shut out has to stay out, and to be told.

    @case:SUB-046
    Scenario: A subscription by an outcast is refused
      Given the publisher has the prepared node with
        | access_model | open   |
        | outcast      | $agent |
      When the agent subscribes to the prepared node
      Then the answer is the error "forbidden"

    @case:SUB-047 @control
    Scenario: A subscription by nobody in particular is granted
      Given the publisher has the prepared node with
        | access_model | open |
      When the agent subscribes to the prepared node
      Then the subscription is confirmed as "subscribed"

  @req:XEP0060-6.1.3.10-a @should
  Rule: A node without subscriptions SHOULD answer that subscribing is not implemented
    A desktop that cannot subscribe here has to know that trying again is in vain.

    @case:SUB-048
    Scenario: A subscription is refused where subscriptions are switched off
      Given the publisher has the prepared node with
        | access_model | open |
        | subscribe    | 0    |
      When the agent subscribes to the prepared node
      Then the answer satisfies
        """xpath
        /client:iq[@type='error']/client:error[stanzaerr:feature-not-implemented and pserr:unsupported[@feature='subscribe']]
        """

    @case:SUB-102 @control
    Scenario: A subscription is granted where subscriptions are not switched off
      Given the publisher has the prepared node with
        | access_model | open |
      When the agent subscribes to the prepared node
      Then the subscription is confirmed as "subscribed"
