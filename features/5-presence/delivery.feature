@needs:credentials
Feature: Stanzas on their way to somebody else
  A server passes on what it is given, under the sender's name. RFC 6120, sections 8.1.1.1, 8.1.2.1, 8.4 and 10.3.1.

  @req:RFC6120-8.1.1.1-a @must
  Rule: A server MUST NOT change the address of what it delivers
    A desktop tells by the address whether it was meant, or all of its user's clients.

    @case:PRS-030
    Scenario: A message to the bare JID keeps that address, from the user's other session
      Given the agent is bound and present
      And the second session is bound
      When the second session sends
        """xml
        <message xmlns='jabber:client' id='bare-$random' to='$agent'><body>to all of us</body></message>
        """
      Then the agent receives
        """xpath
        /client:message[@id=concat('bare-',$random) and @to=$bare]
        """

    @case:PRS-031 @needs:peer
    Scenario: A message to the bare JID keeps that address, from the supervisor
      Given the agent is bound and present
      And the supervisor is bound
      When the supervisor sends
        """xml
        <message xmlns='jabber:client' type='headline' id='bare-$random' to='$agent'><body>to all of you</body></message>
        """
      Then the agent receives
        """xpath
        /client:message[@id=concat('bare-',$random) and @to=$bare]
        """

  @req:RFC6120-8.1.2.1-a @must
  Rule: A server MUST put the sender's own full JID on what a client sends, whatever the client wrote
    An agent sees who writes; nobody may write in another's name.

    @case:PRS-032
    Scenario: A message without a sender arrives with the full JID of its sender
      Given the agent is bound and present
      When the agent sends
        """xml
        <message xmlns='jabber:client' id='from-$random' to='$bare'><body>who am I</body></message>
        """
      Then the agent receives
        """xpath
        /client:message[@id=concat('from-',$random) and @from=$full]
        """

    @case:PRS-033 @needs:peer
    Scenario: A message in another user's name arrives with its true sender, or not at all
      Given the agent is bound and present
      And the agent sends
        """xml
        <message xmlns='jabber:client' id='own-$random' to='$bare'><body>in my name</body></message>
        """
      And the server has answered the agent with
        """xpath
        /client:message[@id=concat('own-',$random)]
        """
      When the agent sends
        """xml
        <message xmlns='jabber:client' id='from-$random' from='$peer' to='$bare'><body>who am I</body></message>
        """
      Then the agent receives
        """xpath
        /client:message[@id=concat('from-',$random) and @from=$full] | /stream:error[streamerr:invalid-from]
        """
      And the agent has received nothing with
        """xpath
        /client:message[@id=concat('from-',$random) and @from!=$full]
        """

    @case:PRS-034
    Scenario: Presence without a sender arrives with the full JID of its sender
      Given the agent is bound
      When the agent becomes present
      Then the agent receives its own presence

    @case:PRS-035
    Scenario: A request in another user's name is answered to who sent it
      Given the agent is bound
      When the agent sends
        """xml
        <iq xmlns='jabber:client' type='get' id='$id' from='admin@$domain' to='$domain'><ping xmlns='urn:xmpp:ping'/></iq>
        """
      Then the answer satisfies
        """xpath
        /client:iq[@id=$id and not(@to=concat('admin@',$domain))] | /stream:error[streamerr:invalid-from]
        """

  @req:RFC6120-8.4-b @must
  Rule: A server MUST deliver a stanza unmodified even where it does not understand its children
    Finesse's payloads are unknown to the server, and have to pass as they are.

    @case:PRS-036
    Scenario: A message with an unknown child arrives unmodified
      Given the second session is bound and present
      And the agent is bound
      When the agent sends
        """xml
        <message xmlns='jabber:client' type='headline' id='opaque-$random' to='$second_full'><body>as it is</body><x xmlns='urn:suite:opaque'><y a='1'>t<z xmlns='urn:suite:inner'/></y></x></message>
        """
      Then the second session receives
        """xpath
        /client:message[@id=concat('opaque-',$random) and @type='headline' and client:body='as it is']/*[local-name()='x' and namespace-uri()='urn:suite:opaque']/*[local-name()='y' and namespace-uri()='urn:suite:opaque' and @a='1' and .='t']/*[local-name()='z' and namespace-uri()='urn:suite:inner']
        """

  @req:RFC6120-10.3.1-a @must
  Rule: A server MUST handle a message without an address as one to the sender's bare JID
    A client's notes to its own user, without an address, reach all of the user's clients.

    @case:PRS-037
    Scenario: A message without an address comes back to its sender
      Given the agent is bound and present
      When the agent sends
        """xml
        <message xmlns='jabber:client' id='nobody-$random'><body>to whom</body></message>
        """
      Then the agent receives
        """xpath
        /client:message[not(@type='error') and @id=concat('nobody-',$random) and client:body='to whom']
        """
