@needs:credentials
Feature: The namespace of stanzas
  Stanzas between client and server are in jabber:client, written without a prefix. RFC 6120, section 4.8.

  Background:
    Given the agent is bound and present

  @req:RFC6120-4.8.3-a @must @passive
  Rule: A server MUST speak to clients in jabber:client
    A browser's library looks for stanzas in this namespace and sees no others. What is in no namespace, or is passed on
    as the suite has sent it, has rules of its own.

    @case:BND-080
    Scenario: No stanza of any case is in another namespace
      When the agent sends
        """xml
        <iq xmlns='jabber:client' type='get' id='$id' to='$domain'><ping xmlns='urn:xmpp:ping'/></iq>
        """
      Then no message of any case satisfies
        """xpath
        /server:*
        | /*[(local-name()='iq' or local-name()='message' or local-name()='presence') and namespace-uri()!='jabber:client' and namespace-uri()!='' and not(starts-with(namespace-uri(),'urn:suite:'))]
        """

  @req:RFC6120-4.8.5-a @must @passive
  Rule: A server MUST NOT write a prefix for jabber:client
    Finesse's library looks for iq and message by their plain names.

    @case:BND-081
    Scenario: No stanza of any case has a prefix
      When the agent sends
        """xml
        <iq xmlns='jabber:client' type='get' id='$id' to='$domain'><ping xmlns='urn:xmpp:ping'/></iq>
        """
      Then no message of any case satisfies
        """xpath
        /client:*[contains(name(),':')]
        """

  @req:RFC6120-4.8.5-b @should
  Rule: A server SHOULD NOT accept a stanza that has one
    What is taken with a prefix here is passed on to desktops that do not understand it.

    @case:BND-082
    Scenario: A ping with a prefix is not accepted
      When the agent sends
        """xml
        <c:iq xmlns:c='jabber:client' type='get' id='prefixed-$random' to='$domain'><ping xmlns='urn:xmpp:ping'/></c:iq>
        """
      Then the agent receives nothing with
        """xpath
        /client:iq[@id=concat('prefixed-',$random) and @type='result']
        """
