@needs:credentials
Feature: Requests to a domain that cannot be reached
  The name is reserved and never resolves (RFC 2606). RFC 6120, section 10.4.3.

  Background:
    Given the agent is bound and present

  @req:RFC6120-10.4.3-a @must
  Rule: A server MUST tell the sender that a remote domain could not be reached
    A client that mistyped a domain would wait for an answer for ever.

    @case:BND-095
    Scenario: A ping to a host that does not exist is answered with an error
      When the agent sends
        """xml
        <iq xmlns='jabber:client' type='get' id='$id' to='no-such-host.invalid'><ping xmlns='urn:xmpp:ping'/></iq>
        """
      Then the agent receives within 60 seconds
        """xpath
        /client:iq[@type='error' and @id=$id]
        """

  @req:RFC6120-10.4.3-b @must
  Rule: The error MUST say whether the name was not found or the host did not answer
    A mistyped name and a host that is down are mended by different people.

    @case:BND-096
    Scenario: The error for a host that does not exist says which way it failed
      When the agent sends
        """xml
        <iq xmlns='jabber:client' type='get' id='$id' to='no-such-host.invalid'><ping xmlns='urn:xmpp:ping'/></iq>
        """
      Then the agent receives within 60 seconds
        """xpath
        /client:iq[@type='error' and @id=$id]/client:error
        """
      And the answer satisfies
        """xpath
        /client:iq/client:error[stanzaerr:remote-server-not-found or stanzaerr:remote-server-timeout]
        """
