@needs:finesse @needs:rest
Feature: The system information of Finesse
  Before it connects, a desktop asks Finesse over REST whether it serves and where its notifications are. Cisco
  Finesse Developer Guide, SystemInfo.

  @req:FIN-SYSTEMINFO-a @must
  Rule: Finesse MUST answer with a SystemInfo document
    A desktop that gets no document here does not know which domain to open its stream to, and stops before its sign-
    in page.

    @case:FIN-001
    Scenario: The system information is a SystemInfo document before anybody has signed in
      When the client asks for the system information
      Then the system information satisfies
        """xpath
        /SystemInfo
        """

  @req:FIN-SYSTEMINFO-b @must
  Rule: The status MUST be IN_SERVICE while clients are served
    Where the status is another, a desktop shows that Finesse is out of service and tries the other node.

    @case:FIN-002
    Scenario: The system information says IN_SERVICE while a stream is open
      Given the client is at an open stream
      When the client asks for the system information
      Then the system information satisfies
        """xpath
        /SystemInfo[status='IN_SERVICE']
        """

  @req:FIN-SYSTEMINFO-c @must
  Rule: The XMPP domain MUST be that of the stream
    A desktop opens its stream to the domain that it was told; one that nobody serves is refused.

    @case:FIN-003
    Scenario: The system information names the domain in which the server opens its stream
      Given the client is at an open stream
      When the client asks for the system information
      Then the system information satisfies
        """xpath
        /SystemInfo[xmppDomain=$from or xmppDomain=$domain]
        """

  @req:FIN-SYSTEMINFO-d @must
  Rule: The XMPP pubsub domain MUST be that of the pubsub service
    A desktop sends its subscriptions to the address that it was told; at a wrong one nobody answers, and it hears of
    nothing.

    @case:FIN-004
    Scenario: The system information names the service that the cases subscribe at
      When the client asks for the system information
      Then the system information satisfies
        """xpath
        /SystemInfo[xmppPubSubDomain=$pubsub]
        """

    @case:FIN-005 @needs:credentials
    Scenario: The address that the system information names answers as a pubsub service
      Given the client asks for the system information
      And the agent is bound
      When the agent sends
        """xml
        <iq xmlns='jabber:client' type='get' id='$id' to='$announced'><query xmlns='http://jabber.org/protocol/disco#info'/></iq>
        """
      Then the answer satisfies
        """xpath
        /client:iq[@type='result' and @from=$announced][not(info:query/*) or info:query[info:identity[@category='pubsub'] or info:feature[starts-with(@var, 'http://jabber.org/protocol/pubsub')]]]
        """
