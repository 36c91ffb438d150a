@needs:finesse @needs:credentials
Feature: Resources at Finesse
  The desktop and other clients of one user stand side by side. Cisco Finesse Developer Guide, Cisco Finesse
  Notifications.

  @req:FIN-JID-a @should
  Rule: The localpart of the bound JID SHOULD be in lower case
    Finesse names users in lower case, and a desktop looks for itself under that name.

    @case:FIN-020
    Scenario: The login id of the target file is bound in lower case
      Given the agent is signed in
      When the agent binds its resource
      Then the answer satisfies
        """xpath
        /client:iq[@type='result']/bind:bind/bind:jid[contains(., '@') and substring-before(., '@') =
          translate(substring-before(., '@'), 'ABCDEFGHIJKLMNOPQRSTUVWXYZ', 'abcdefghijklmnopqrstuvwxyz')]
        """

    @case:FIN-023 @needs:bad-passwords
    Scenario: The login id in capitals is bound in lower case
      Given the agent is at an open stream
      And the agent authenticates with the PLAIN message "\0$upper_username\0$password"
      And the server has answered the agent with
        """xpath
        /sasl:success
        """
      And the agent opens the stream
      And the server has answered the agent with
        """xpath
        /stream:features[bind:bind]
        """
      When the agent binds its resource
      Then the answer satisfies
        """xpath
        /client:iq[@type='result']/bind:bind/bind:jid[starts-with(., concat($bare, '/'))]
        """

  @req:FIN-SESSION-a @must
  Rule: A second connection under another resource MUST leave the first one as it was
    A supervisor with a desktop and a tool of the firm's beside it keeps both.

    @case:FIN-021
    Scenario: The first connection is still served beside a second
      Given the agent is bound and present
      And the second session is bound and present
      When the agent sends
        """xml
        <iq xmlns='jabber:client' type='get' id='$id' to='$domain'><ping xmlns='urn:xmpp:ping'/></iq>
        """
      Then the answer satisfies
        """xpath
        /client:iq[@id=$id and (@type='result' or @type='error')]
        """

    @case:FIN-022
    Scenario: The first connection is still available beside a second
      Given the agent is bound and present
      And the second session is bound and present
      When the second session sends
        """xml
        <message xmlns='jabber:client' type='headline' id='still-$random' to='$agent_full'><body>still there?</body></message>
        """
      Then the agent receives
        """xpath
        /client:message[@id=concat('still-', $random)]
        """
