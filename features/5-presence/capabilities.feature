@needs:credentials
Feature: Entity capabilities
  A short hash stands for the answer to service discovery. XEP-0115.

  Background:
    Given the agent is bound and present

  @req:XEP0115-4-a @must
  Rule: Capabilities MUST have a hash, a node and a ver
    A desktop that cannot read all three has to ask each contact what it can do.

    @case:PRS-050
    Scenario: The capabilities in the server's features are complete
      Given the server has offered the agent "caps:c"
      Then the agent has received nothing with
        """xpath
        //caps:c[not(@hash) or not(@node) or not(@ver)]
        """

    @case:PRS-051 @passive
    Scenario: The capabilities of any case are complete, in features or presence
      Given the server has offered the agent "caps:c"
      Then no message of any case satisfies
        """xpath
        //caps:c[not(@hash) or not(@node) or not(@ver)]
        """

  @req:XEP0115-5.1-a @must
  Rule: The ver MUST be the hash of what service discovery tells
    A desktop trusts the digest in place of asking; one that does not fit is asked about again and again.

    @case:PRS-052
    Scenario: The server's answer hashes to the ver of its features
      Given the server has offered the agent "caps:c[@hash='sha-1']"
      When the agent sends
        """xml
        <iq xmlns='jabber:client' type='get' id='$id' to='$domain'><query xmlns='http://jabber.org/protocol/disco#info'/></iq>
        """
      Then the answer verifies the capabilities in the features

  @req:XEP0115-6.2-a @should
  Rule: A question about the node and the ver SHOULD be answered with the same capabilities
    It is how a desktop learns what a digest stands for.

    @case:PRS-053
    Scenario: The server's answer about node and ver has an identity, and as many features as without a node
      Given the agent remembers
        | caps_node | /stream:features/caps:c/@node |
        | caps_ver  | /stream:features/caps:c/@ver  |
      And the agent sends
        """xml
        <iq xmlns='jabber:client' type='get' id='$id' to='$domain'><query xmlns='http://jabber.org/protocol/disco#info'/></iq>
        """
      And the server has answered the agent with
        """xpath
        /client:iq[@type='result' and @id=$id]
        """
      And the agent remembers
        | features | count(/client:iq/info:query/info:feature) |
      When the agent sends
        """xml
        <iq xmlns='jabber:client' type='get' id='$id' to='$domain'><query xmlns='http://jabber.org/protocol/disco#info' node='$caps_node#$caps_ver'/></iq>
        """
      Then the answer satisfies
        """xpath
        /client:iq[@type='result' and @id=$id]/info:query[info:identity and count(info:feature)=$features]
        """

  @req:XEP0115-7-a @must
  Rule: A server with capabilities MUST list them among its features
    A client that relies on them needs to know that the server keeps its share.

    @case:PRS-054
    Scenario: The domain lists capabilities among its features
      Given the server has offered the agent "caps:c"
      When the agent sends
        """xml
        <iq xmlns='jabber:client' type='get' id='$id' to='$domain'><query xmlns='http://jabber.org/protocol/disco#info'/></iq>
        """
      Then the answer satisfies
        """xpath
        /client:iq[@type='result' and @id=$id]/info:query/info:feature[@var='http://jabber.org/protocol/caps']
        """

  @req:XEP0115-8.4-a @must @needs:peer
  Rule: A server that leaves out repeated capabilities MUST send them with the first presence and with every change
    A desktop that came later would otherwise never learn them.

    @case:PRS-055
    Scenario: The first presence of the supervisor has capabilities
      Given the supervisor is bound
      And the agent sees the presence of the supervisor
      When the agent sends
        """xml
        <iq xmlns='jabber:client' type='get' id='$id' to='$domain'><query xmlns='http://jabber.org/protocol/disco#info'/></iq>
        """
      And the server has answered the agent with
        """xpath
        /client:iq[@id=$id]/info:query/info:feature[@var='http://jabber.org/protocol/caps#optimize']
        """
      And the supervisor sends
        """xml
        <presence xmlns='jabber:client'><c xmlns='http://jabber.org/protocol/caps' hash='sha-1' node='urn:suite:peer' ver='AAAAAAAAAAAAAAAAAAAAAAAAAAA='/></presence>
        """
      Then the agent receives
        """xpath
        /client:presence[starts-with(@from,concat($peer,'/'))]/caps:c[@ver='AAAAAAAAAAAAAAAAAAAAAAAAAAA=']
        """

    @case:PRS-056
    Scenario: A change of the supervisor's capabilities arrives
      Given the supervisor is bound and present
      And the agent sees the presence of the supervisor
      When the agent sends
        """xml
        <iq xmlns='jabber:client' type='get' id='$id' to='$domain'><query xmlns='http://jabber.org/protocol/disco#info'/></iq>
        """
      And the server has answered the agent with
        """xpath
        /client:iq[@id=$id]/info:query/info:feature[@var='http://jabber.org/protocol/caps#optimize']
        """
      And the supervisor sends
        """xml
        <presence xmlns='jabber:client'><c xmlns='http://jabber.org/protocol/caps' hash='sha-1' node='urn:suite:peer' ver='AAAAAAAAAAAAAAAAAAAAAAAAAAA='/></presence>
        """
      And the supervisor sends
        """xml
        <presence xmlns='jabber:client'><c xmlns='http://jabber.org/protocol/caps' hash='sha-1' node='urn:suite:peer' ver='BBBBBBBBBBBBBBBBBBBBBBBBBBA='/></presence>
        """
      Then the agent receives
        """xpath
        /client:presence[starts-with(@from,concat($peer,'/'))]/caps:c[@ver='BBBBBBBBBBBBBBBBBBBBBBBBBBA=']
        """
