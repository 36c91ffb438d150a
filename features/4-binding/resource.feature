@needs:credentials
Feature: Binding a resource
  With a resource the client becomes addressable under a full JID. RFC 6120, section 7.

  Background:
    Given the agent is signed in

  @req:RFC6120-4.3.6-a @must
  Rule: A server MUST bind the JID that was authenticated
    A session under another user's address would hear that user's events.

    @case:BND-001
    Scenario: The full JID begins with the user's bare JID
      When the agent binds its resource
      Then the bound JID is the bare JID with some resource

  @req:RFC6120-4.3.6-c @must @full
  Rule: A server MUST bring the resource to its canonical form
    The same resource written in two ways must be one, else a session cannot be found again.

    @case:BND-004
    Scenario: A resource of a soft hyphen alone is not bound as it is
      When the agent binds the resource "$soft_hyphen"
      Then the answer satisfies
        """xpath
        /client:iq[@id=$id][client:error
          or (@type='result' and bind:bind/bind:jid[substring-after(.,'/')!='' and not(contains(.,$soft_hyphen))])]
        """

    @case:BND-005
    Scenario: A soft hyphen between letters is left out, or the resource is not taken
      When the agent binds the resource "suite$soft_hyphen-$random"
      Then the answer satisfies
        """xpath
        /client:iq[@id=$id][client:error
          or (@type='result' and bind:bind/bind:jid[substring-after(.,'/')!='' and not(contains(.,$soft_hyphen))])]
        """

  @req:RFC6120-7.3.2-a @must
  Rule: A server MUST NOT restart the stream after the bind
    A desktop that sees a new stream begins its sign-in anew.

    @case:BND-006
    Scenario: Neither open element nor features follow the bind
      When the agent binds its resource
      And the server has answered the agent with
        """xpath
        /client:iq[@type='result' and @id=$id]
        """
      Then the agent receives nothing with
        """xpath
        /framing:open | /stream:features
        """

  @req:RFC6120-7.7.1-a @should
  Rule: A server SHOULD bind the resource that the client asks for
    Finesse's desktops ask for "desktop", and Finesse looks for them under that resource.

    @case:BND-002
    Scenario: The resource that was asked for is bound
      When the agent binds the resource "suite-$random"
      Then the bound JID is the bare JID with that resource

    @case:BND-007
    Scenario: A resource with blanks and letters of other scripts is bound
      When the agent binds the resource "suite é ж $random"
      Then the bound JID is the bare JID with that resource

  @req:RFC6120-7.6-a @must
  Rule: A server MUST be able to make a resource up, a different one each time
    A client that asks for no name still needs an address, and one that nobody else has.

    @case:BND-003
    Scenario: A resource is made up where none is asked for
      When the agent sends
        """xml
        <iq xmlns='jabber:client' type='set' id='$id'><bind xmlns='urn:ietf:params:xml:ns:xmpp-bind'/></iq>
        """
      Then the bound JID is the bare JID with some resource

    @case:BND-008
    Scenario: The next session gets another resource
      When the agent sends
        """xml
        <iq xmlns='jabber:client' type='set' id='$id'><bind xmlns='urn:ietf:params:xml:ns:xmpp-bind'/></iq>
        """
      And the server has answered the agent with
        """xpath
        /client:iq[@type='result' and @id=$id]/bind:bind/bind:jid[substring-after(.,'/')!='']
        """
      And the second session is signed in
      And the second session sends
        """xml
        <iq xmlns='jabber:client' type='set' id='$id'><bind xmlns='urn:ietf:params:xml:ns:xmpp-bind'/></iq>
        """
      And the server has answered the second session with
        """xpath
        /client:iq[@type='result' and @id=$id]
        """
      Then the answer satisfies
        """xpath
        /client:iq[@type='result' and @id=$id]/bind:bind/bind:jid[starts-with(.,concat($bare,'/')) and .!=concat($bare,'/') and .!=$agent_full]
        """

  @req:RFC6120-7.7.2.1-a @should
  Rule: A server SHOULD adapt a resource that it cannot take as it is, or else refuse it as a bad-request
    A client of odd naming is helped, or told why not; it is not cut off.

    @case:BND-009-<case>
    Scenario Outline: A resource that is <case> is adapted or refused
      When the agent binds the resource "<the resource>"
      Then the answer satisfies
        """xpath
        /client:iq[@id=$id][client:error
          or (@type='result' and bind:bind/bind:jid[substring-after(.,'/')!='' and .!=concat($bare,'/',$resource)])]
        """

      Examples:
        | case  | the resource |
        | empty |              |
        | long  | $too_long    |

  @req:RFC6120-7.7.3-a @should @full
  Rule: A server SHOULD allow five to ten attempts, and end the stream with policy-violation for more
    A client in a loop must not occupy the server, and one that tries a few names has to find one.

    @case:BND-010
    Scenario: Four refusals leave the client its fifth attempt
      When the agent sends 4 stanzas, in turn
        """xml
        <iq xmlns='jabber:client' type='set' id='attempt-$random-$number'><bind xmlns='urn:ietf:params:xml:ns:xmpp-bind'><resource>$too_long</resource></bind></iq>
        """
      And the agent sends
        """xml
        <iq xmlns='jabber:client' type='set' id='$id'><bind xmlns='urn:ietf:params:xml:ns:xmpp-bind'/></iq>
        """
      Then the agent receives
        """xpath
        /client:iq[@id=$id and (@type='result' or @type='error')]
        """

    @case:BND-011
    Scenario: Twelve refusals are more than the server bears with
      When the agent sends
        """xml
        <iq xmlns='jabber:client' type='set' id='$id'><bind xmlns='urn:ietf:params:xml:ns:xmpp-bind'><resource>$too_long</resource></bind></iq>
        """
      And the server has answered the agent with
        """xpath
        /client:iq[@type='error' and @id=$id]
        """
      And the agent sends 11 stanzas, in turn
        """xml
        <iq xmlns='jabber:client' type='set' id='attempt-$random-$number'><bind xmlns='urn:ietf:params:xml:ns:xmpp-bind'><resource>$too_long</resource></bind></iq>
        """
      Then the agent receives
        """xpath
        /stream:error[streamerr:policy-violation]
        """
