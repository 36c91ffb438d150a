@needs:credentials
Feature: A resource that is in use
  Two sessions cannot have one full JID; a server has three ways out. RFC 6120, section 7.7.2.2.

  @req:RFC6120-7.7.2.2-a @must @full
  Rule: A server MUST give one of two sessions another resource, refuse it, or end the other one
    An agent who opens a second tab gets one of three lawful outcomes; both tabs in doubt is none of them.

    Background:
      Given the agent is signed in
      And the second session is signed in
      And the agent binds the resource "suite-$random"
      And the server has answered the agent with
        """xpath
        /client:iq[@type='result' and @id=$id]/bind:bind/bind:jid[substring-after(.,'/')=$resource]
        """

    @case:BND-016
    Scenario: The second bind of a resource is answered
      When the second session binds the resource "suite-$random"
      Then the answer satisfies
        """xpath
        /client:iq[@id=$id][(@type='result' and bind:bind/bind:jid) or client:error[stanzaerr:conflict or stanzaerr:resource-constraint]]
        """

    @case:BND-017
    Scenario: A second session that is refused may ask for another resource
      When the second session binds the resource "suite-$random"
      And the server has answered the second session with
        """xpath
        /client:iq[@id=$id]/client:error[stanzaerr:conflict]
        """
      And the second session binds its resource
      Then the bound JID is the bare JID with some resource

    @case:BND-018
    Scenario: The first session goes on where the second gets another resource
      When the second session binds the resource "suite-$random"
      And the server has answered the second session with
        """xpath
        /client:iq[@id=$id]/bind:bind/bind:jid[substring-after(.,'/')!=$resource]
        """
      And the agent sends
        """xml
        <iq xmlns='jabber:client' type='get' id='$id' to='$domain'><ping xmlns='urn:xmpp:ping'/></iq>
        """
      Then the answer is a result or an error with its id

    @case:BND-019
    Scenario: The first session is told and ended where the second gets its resource
      When the second session binds the resource "suite-$random"
      And the server has answered the second session with
        """xpath
        /client:iq[@id=$id]/bind:bind/bind:jid[substring-after(.,'/')=$resource]
        """
      Then the agent receives
        """xpath
        /stream:error[streamerr:conflict]
        """

    @case:BND-012
    Scenario: The second session goes on where it gets the resource
      When the second session binds the resource "suite-$random"
      And the server has answered the second session with
        """xpath
        /client:iq[@id=$id]/bind:bind/bind:jid
        """
      And the second session sends
        """xml
        <iq xmlns='jabber:client' type='get' id='$id' to='$domain'><ping xmlns='urn:xmpp:ping'/></iq>
        """
      Then the answer is a result or an error with its id

    @case:BND-013
    Scenario: The first session goes on where the second is refused
      When the second session binds the resource "suite-$random"
      And the server has answered the second session with
        """xpath
        /client:iq[@id=$id]/client:error[stanzaerr:conflict]
        """
      And the agent sends
        """xml
        <iq xmlns='jabber:client' type='get' id='$id' to='$domain'><ping xmlns='urn:xmpp:ping'/></iq>
        """
      Then the answer is a result or an error with its id

  @req:RFC6120-7.1-b @should
  Rule: A server SHOULD let several resources of one user be connected at a time
    A supervisor may work with a desktop and a phone app at a time.

    Background:
      Given the agent is bound
      And the second session is signed in

    @case:BND-020
    Scenario: The first session goes on beside a second of another resource
      When the second session binds its resource
      And the server has answered the second session with
        """xpath
        /client:iq[@type='result' and @id=$id]
        """
      And the agent sends
        """xml
        <iq xmlns='jabber:client' type='get' id='$id' to='$domain'><ping xmlns='urn:xmpp:ping'/></iq>
        """
      Then the answer is a result or an error with its id

    @case:BND-021
    Scenario: The second session goes on beside the first
      When the second session binds its resource
      Then the answer is a result
      When the second session sends
        """xml
        <iq xmlns='jabber:client' type='get' id='$id' to='$domain'><ping xmlns='urn:xmpp:ping'/></iq>
        """
      Then the answer is a result or an error with its id

  @req:RFC6120-7.1-d @should
  Rule: A server SHOULD NOT give a stream that is bound a second resource
    A stream with two addresses could not say which of them speaks.

    @case:BND-022
    Scenario: A second bind on a stream is not granted
      Given the agent is bound
      When the agent sends
        """xml
        <iq xmlns='jabber:client' type='set' id='$id'><bind xmlns='urn:ietf:params:xml:ns:xmpp-bind'><resource>second-$random</resource></bind></iq>
        """
      Then the answer satisfies
        """xpath
        /client:iq[@id=$id and (@type='error' or not(contains(bind:bind/bind:jid, concat('second-', $random))))] | /stream:error
        """
