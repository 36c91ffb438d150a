@needs:credentials
Feature: Asking whether the server is there
  Finesse desktops ping the server every ten seconds and give up on it after two pings. XEP-0199.

  Background:
    Given the agent is bound and present

  @req:XEP0199-4.2-a @must
  Rule: A server MUST answer a ping with an empty result, or, where it does not support them, with service-unavailable
    A desktop pings to know that its server is alive; silence means to it that the connection is lost.

    @case:LIV-001
    Scenario: A ping to the domain is answered
      When the agent sends
        """xml
        <iq xmlns='jabber:client' type='get' id='$id' to='$domain'><ping xmlns='urn:xmpp:ping'/></iq>
        """
      Then the answer satisfies
        """xpath
        /client:iq[(@type='result' and not(*)) or (@type='error' and client:error[stanzaerr:service-unavailable])]
        """

    @case:LIV-002-<case>
    Scenario Outline: A ping to <case> is answered
      When the agent sends
        """xml
        <iq xmlns='jabber:client' type='get' id='$id' <the address>><ping xmlns='urn:xmpp:ping'/></iq>
        """
      Then the answer satisfies
        """xpath
        /client:iq[(@type='result' and not(*)) or (@type='error' and client:error[stanzaerr:service-unavailable])]
        """

      Examples:
        | case             | the address |
        | nobody           |             |
        | the-own-bare-jid | to='$bare'  |

    @case:LIV-021
    Scenario: A ping to a domain that lists it is answered with a result
      When the agent sends
        """xml
        <iq xmlns='jabber:client' type='get' id='$id' to='$domain'><query xmlns='http://jabber.org/protocol/disco#info'/></iq>
        """
      And the server has answered the agent with
        """xpath
        /client:iq[@type='result' and @id=$id]/info:query/info:feature[@var='urn:xmpp:ping']
        """
      And the agent sends
        """xml
        <iq xmlns='jabber:client' type='get' id='$id' to='$domain'><ping xmlns='urn:xmpp:ping'/></iq>
        """
      Then the answer satisfies
        """xpath
        /client:iq[@id=$id and not(*) and not(@type='error')]
        """

  @req:XEP0199-5-a @must
  Rule: A server that answers pings MUST say so in service discovery
    A client that does not find the ping there does without, and learns late that its connection is lost.

    @case:LIV-003
    Scenario: The domain lists the ping among its features
      When the agent sends
        """xml
        <iq xmlns='jabber:client' type='get' id='$id' to='$domain'><ping xmlns='urn:xmpp:ping'/></iq>
        """
      And the server has answered the agent with
        """xpath
        /client:iq[@type='result' and @id=$id]
        """
      And the agent sends
        """xml
        <iq xmlns='jabber:client' type='get' id='$id' to='$domain'><query xmlns='http://jabber.org/protocol/disco#info'/></iq>
        """
      Then the answer satisfies
        """xpath
        /client:iq[@type='result' and @id=$id]/info:query/info:feature[@var='urn:xmpp:ping']
        """

  @req:XEP0199-7-a @must
  Rule: A ping to a resource that is not there MUST be answered with service-unavailable, from that very address
    A client that asks for another one learns that the other has gone, and under which address.

    @case:LIV-004
    Scenario: A ping to a resource that is not there is refused under that address
      When the agent sends
        """xml
        <iq xmlns='jabber:client' type='get' id='$id' to='$bare/no-such-$random'><ping xmlns='urn:xmpp:ping'/></iq>
        """
      Then the answer satisfies
        """xpath
        /client:iq[@type='error' and @id=$id and @from=concat($bare,'/no-such-',$random)]/client:error[stanzaerr:service-unavailable]
        """
