@needs:credentials @needs:publisher
Feature: Who may subscribe
  A node's access model says who is let in; whoever is not learns why. XEP-0060, sections 6.1.3 and 6.1.4. The
  publisher makes a node for each case and deletes it afterwards.

  Background:
    Given the agent is bound and present

  @req:XEP0060-6.1.3.2-a @must
  Rule: A node for contacts MUST refuse whoever is not subscribed to the owner's presence as not-authorized

    @case:SUB-040
    Scenario: The agent is no contact of the publisher
      Given the publisher has the prepared node with
        | access_model | presence |
      When the agent subscribes to the prepared node
      Then the answer is the error "not-authorized"

    @case:SUB-100 @control
    Scenario: The same request is granted by a node that is not for contacts
      Given the publisher has the prepared node with
        | access_model | open |
      When the agent subscribes to the prepared node
      Then the subscription is confirmed as "subscribed"

  @req:XEP0060-6.1.3.3-a @must
  Rule: A node for roster groups MUST refuse whoever is in none of them as not-authorized

    @case:SUB-041
    Scenario: The agent is in no group of the publisher
      Given the publisher has the prepared node with
        | access_model | roster |
      When the agent subscribes to the prepared node
      Then the answer is the error "not-authorized"

    @case:SUB-101 @control
    Scenario: The same request is granted by a node that is not for roster groups
      Given the publisher has the prepared node with
        | access_model | open |
      When the agent subscribes to the prepared node
      Then the subscription is confirmed as "subscribed"

  @req:XEP0060-6.1.3.4-a @must
  Rule: A node with a whitelist MUST refuse whoever is not on it as not-allowed, closed-node

    @case:SUB-042
    Scenario: The agent is not on the list
      Given the publisher has the prepared node with
        | access_model | whitelist |
      When the agent subscribes to the prepared node
      Then the answer satisfies
        """xpath
        /client:iq[@type='error']/client:error[stanzaerr:not-allowed and pserr:closed-node]
        """

    @case:SUB-043 @control
    Scenario: The agent is on the list, as a publisher
      Given the publisher has the prepared node with
        | access_model | whitelist |
        | publisher    | $agent    |
      When the agent subscribes to the prepared node
      Then the subscription is confirmed as "subscribed"

  @req:XEP0060-6.1.4-a @must
  Rule: A subscription that its owner has to approve MUST be answered as pending

    @case:SUB-044
    Scenario: The first request waits for the owner
      Given the publisher has the prepared node with
        | access_model | authorize |
      When the agent subscribes to the prepared node
      Then the subscription is confirmed as "pending"

  @req:XEP0060-6.1.3.7-a @must
  Rule: A request while one is pending MUST be refused as not-authorized, pending-subscription

    @case:SUB-045
    Scenario: The second request
      Given the publisher has the prepared node with
        | access_model | authorize |
      When the agent subscribes to the prepared node
      And the server answers the agent with
        """xpath
        /client:iq[@type='result' and @id=$id]/ps:pubsub/ps:subscription[@subscription='pending']
        """
      And the agent subscribes to the prepared node
      Then the answer satisfies
        """xpath
        /client:iq[@type='error']/client:error[stanzaerr:not-authorized and pserr:pending-subscription]
        """

  @req:XEP0060-6.1.3.8-a @must
  Rule: An outcast MUST be refused as forbidden

    @case:SUB-046
    Scenario: The agent is an outcast
      Given the publisher has the prepared node with
        | access_model | open   |
        | outcast      | $agent |
      When the agent subscribes to the prepared node
      Then the answer is the error "forbidden"

    @case:SUB-047 @control
    Scenario: The agent is nobody in particular
      Given the publisher has the prepared node with
        | access_model | open |
      When the agent subscribes to the prepared node
      Then the subscription is confirmed as "subscribed"

  @req:XEP0060-6.1.3.10-a @should
  Rule: A node without subscriptions SHOULD answer that subscribing is not implemented

    @case:SUB-048
    Scenario: Subscriptions are switched off
      Given the publisher has the prepared node with
        | access_model | open |
        | subscribe    | 0    |
      When the agent subscribes to the prepared node
      Then the answer satisfies
        """xpath
        /client:iq[@type='error']/client:error[stanzaerr:feature-not-implemented and pserr:unsupported[@feature='subscribe']]
        """

    @case:SUB-102 @control
    Scenario: Subscriptions are not switched off
      Given the publisher has the prepared node with
        | access_model | open |
      When the agent subscribes to the prepared node
      Then the subscription is confirmed as "subscribed"
