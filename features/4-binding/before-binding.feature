@needs:credentials
Feature: Stanzas before a resource is bound
  A client without a full JID has no address to speak from. RFC 6120, section 7.1.

  @req:RFC6120-7.1-a @must
  Rule: A server MUST NOT process a stanza for somebody else before the bind
    A client without a full JID has no address: answers to it would go nowhere, and others could not tell who writes.

    @case:BND-025 @needs:pubsub
    Scenario: A subscription before the bind is refused
      Given the agent is signed in
      When the agent sends
        """xml
        <iq xmlns='jabber:client' type='set' id='$id' to='$pubsub'><pubsub xmlns='http://jabber.org/protocol/pubsub'><subscribe node='$node' jid='$bare/before-$random'/></pubsub></iq>
        """
      Then the agent receives
        """xpath
        /stream:error | /client:iq[@type='error' and @id=$id]
        """

    @case:BND-026 @needs:pubsub
    Scenario: A subscription before the bind is not made
      Given the second session is bound
      And the agent is signed in
      When the agent sends
        """xml
        <iq xmlns='jabber:client' type='set' id='$id' to='$pubsub'><pubsub xmlns='http://jabber.org/protocol/pubsub'><subscribe node='$node' jid='$bare/before-$random'/></pubsub></iq>
        """
      Then the agent receives nothing with
        """xpath
        /client:iq[@type='result' and @id=$id]
        """
      When the second session asks for its subscriptions
      And the server has answered the second session with
        """xpath
        /client:iq[@type='result']/ps:pubsub/ps:subscriptions
        """
      Then the second session has received nothing with
        """xpath
        /client:iq/ps:pubsub/ps:subscriptions/ps:subscription[@jid=concat($bare,'/before-',$random)]
        """

    @case:BND-027 @control @needs:pubsub
    Scenario: The same subscription is made after the bind
      Given the agent is bound
      When the agent sends
        """xml
        <iq xmlns='jabber:client' type='set' id='$id' to='$pubsub'><pubsub xmlns='http://jabber.org/protocol/pubsub'><subscribe node='$node' jid='$bare/before-$random'/></pubsub></iq>
        """
      Then the subscription is confirmed as "subscribed"

    @case:BND-028 @needs:peer
    Scenario: A message before the bind is not delivered
      Given the supervisor is bound and present
      And the agent is signed in
      When the agent sends
        """xml
        <message xmlns='jabber:client' type='headline' id='before-$random' to='$peer'><body>before the bind</body></message>
        """
      Then the agent receives nothing with
        """xpath
        /client:message[@id=concat('before-',$random) and not(@type='error')]
        """
      And the supervisor receives nothing with
        """xpath
        /client:message[@id=concat('before-',$random)]
        """

    @case:BND-029 @needs:peer @control
    Scenario: The same message is delivered after the bind
      Given the supervisor is bound and present
      And the agent is bound
      When the agent sends
        """xml
        <message xmlns='jabber:client' type='headline' id='before-$random' to='$peer'><body>after the bind</body></message>
        """
      Then the supervisor receives
        """xpath
        /client:message[@id=concat('before-',$random)]
        """

  @req:RFC6120-7.1-c @must
  Rule: A server MUST close the stream for such a stanza, with not-authorized
    A client that forgot to bind learns it at once.

    @case:BND-030 @needs:pubsub
    Scenario: A request to the pubsub service before the bind ends the stream
      Given the agent is signed in
      When the agent sends
        """xml
        <iq xmlns='jabber:client' type='get' id='$id' to='$pubsub'><pubsub xmlns='http://jabber.org/protocol/pubsub'><subscriptions/></pubsub></iq>
        """
      Then the agent receives
        """xpath
        /stream:error[streamerr:not-authorized]
        """

    @case:BND-031 @needs:peer
    Scenario: A message to another user before the bind ends the stream
      Given the agent is signed in
      When the agent sends
        """xml
        <message xmlns='jabber:client' type='headline' id='$id' to='$peer'><body>before the bind</body></message>
        """
      Then the agent receives
        """xpath
        /stream:error[streamerr:not-authorized]
        """
