@needs:finesse @needs:rest
Feature: The system information of Finesse
  Before it connects, a desktop asks Finesse over REST whether it serves and where its notifications are. Cisco
  Finesse Developer Guide, SystemInfo.

  @req:FIN-SYSTEMINFO-a @must
  Rule: Finesse MUST answer with a SystemInfo document

    @case:FIN-001
    Scenario: Before anybody has signed in
      When the client asks for the system information
      Then the system information satisfies
        """xpath
        /SystemInfo
        """

  @req:FIN-SYSTEMINFO-b @must
  Rule: The status MUST be IN_SERVICE while clients are served

    @case:FIN-002
    Scenario: A stream is open
      Given the client is at an open stream
      When the client asks for the system information
      Then the system information satisfies
        """xpath
        /SystemInfo[status='IN_SERVICE']
        """

  @req:FIN-SYSTEMINFO-c @must
  Rule: The XMPP domain MUST be that of the stream

    @case:FIN-003
    Scenario: The from of the server's open element
      Given the client is at an open stream
      When the client asks for the system information
      Then the system information satisfies
        """xpath
        /SystemInfo[xmppDomain=$from]
        """

  @req:FIN-SYSTEMINFO-d @must
  Rule: The XMPP pubsub domain MUST be that of the pubsub service

    @case:FIN-004
    Scenario: The service that the cases subscribe at
      When the client asks for the system information
      Then the system information satisfies
        """xpath
        /SystemInfo[xmppPubSubDomain=$pubsub]
        """

    @case:FIN-005 @needs:credentials
    Scenario: What the document names answers as a pubsub service
      Given the client asks for the system information
      And the agent is bound
      When the agent sends
        """xml
        <iq xmlns='jabber:client' type='get' id='$id' to='$announced'><query xmlns='http://jabber.org/protocol/disco#info'/></iq>
        """
      Then the answer satisfies
        """xpath
        /client:iq[@type='result' and @from=$announced]/info:query/info:identity[@category='pubsub' and @type='service']
        """
