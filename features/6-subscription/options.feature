@needs:credentials @needs:pubsub
Feature: Options of a subscription
  A subscriber may ask how its subscription is set. XEP-0060, section 6.3.

  Background:
    Given the agent is bound and present

  @req:XEP0060-6.3.1-a @must
  Rule: A service that has options MUST advertise them, and gives out their form
    A client that finds options advertised asks for their form.

    @case:SUB-060
    Scenario: Options that are advertised have a form
      Given the pubsub service has offered "subscription-options"
      And the agent is subscribed to the team's users
      And the agent is listed as a subscriber of the team's users
      When the agent sends
        """xml
        <iq xmlns='jabber:client' type='get' id='$id' to='$pubsub'><pubsub xmlns='http://jabber.org/protocol/pubsub'><options node='$node' jid='$full'/></pubsub></iq>
        """
      Then the answer satisfies
        """xpath
        /client:iq[ps:pubsub/ps:options/xdata:x/xdata:field[@var='FORM_TYPE']/xdata:value='http://jabber.org/protocol/pubsub#subscribe_options'
          or client:error[stanzaerr:feature-not-implemented and pserr:unsupported[@feature='subscription-options']]]
        """

    @case:SUB-061
    Scenario: Options that are not advertised have no form
      Given the pubsub service has not offered "subscription-options"
      And the agent is subscribed to the team's users
      When the agent sends
        """xml
        <iq xmlns='jabber:client' type='get' id='$id' to='$pubsub'><pubsub xmlns='http://jabber.org/protocol/pubsub'><options node='$node' jid='$full'/></pubsub></iq>
        """
      Then the answer satisfies
        """xpath
        /client:iq[@type='error' and not(ps:pubsub/ps:options/xdata:x)]
        """

  @req:XEP0060-6.3.4.2-a @must
  Rule: A request for the options of no subscription MUST be an unexpected-request
    The one who writes a client learns that the subscription has to come first.

    @case:SUB-062
    Scenario: The options of no subscription are refused
      Given the pubsub service has offered "subscription-options"
      When the agent sends
        """xml
        <iq xmlns='jabber:client' type='get' id='$id' to='$pubsub'><pubsub xmlns='http://jabber.org/protocol/pubsub'><options node='$node' jid='$full'/></pubsub></iq>
        """
      Then the answer is the error "unexpected-request"
