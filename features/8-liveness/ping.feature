@needs:credentials
Feature: Asking whether the server is there
  Finesse desktops ping the server every ten seconds and give up on it after two pings. XEP-0199.

  @req:XEP0199-4.2-a @must
  Rule: A server MUST answer a ping with an empty result, or with service-unavailable

    @case:LIV-001
    Scenario: A ping to the domain
      Given the agent is bound and present
      When the agent sends
        """xml
        <iq xmlns='jabber:client' type='get' id='$id' to='$domain'><ping xmlns='urn:xmpp:ping'/></iq>
        """
      Then the answer satisfies
        """xpath
        /client:iq[(@type='result' and not(*)) or (@type='error' and client:error[stanzaerr:service-unavailable])]
        """
