@needs:credentials
Feature: Well-formedness
  Each message is one whole XML document, or the stream ends. RFC 6120, section 11.3; RFC 7395, section 3.3.3.
  The twins are CLS-017, a lawful message that arrives, and CLS-024, a lawful ping that is answered.

  @req:RFC6120-11.3-b @must
  Rule: A server MUST close the stream as not-well-formed on what is not well-formed XML
    A server that reads on guesses what was meant; another may guess otherwise, and both have let something pass.

    Scenario Outline: A message that is not well-formed ends the stream: <what>
      Given the agent is bound and present
      When the agent sends
        """xml
        <the message>
        """
      Then the agent receives
        """xpath
        /stream:error[streamerr:not-well-formed or streamerr:bad-format or streamerr:xml-not-well-formed]
        """
      And the agent has received nothing with
        """xpath
        /client:message[client:body and (not(@from) or @from=$full) and not(@type='headline')] | /client:iq[@id='1']
        """

      @case:CLS-023-<case>
      Examples:
        | case      | what                                | the message                                                                               |
        | unclosed  | An element without its end tag      | <message xmlns='jabber:client' to='$bare'><body>x</message>                               |
        | unquoted  | An attribute without quotes         | <iq xmlns='jabber:client' type='get' id=1 to='$domain'><ping xmlns='urn:xmpp:ping'/></iq> |
        | attribute | An attribute given twice            | <message xmlns='jabber:client' to='$bare' to='$bare'><body>x</body></message>             |
        | control   | A reference to the character U+0001 | <message xmlns='jabber:client' to='$bare'><body>x&#1;</body></message>                    |

  @req:RFC7395-3.3.3-f @must
  Rule: A server MUST NOT process a message that is not one document
    A stanza hidden behind another, or cut in two, could pass what the first is checked by.

    @case:CLS-024 @control
    Scenario: One ping in one message is answered
      Given the agent is bound
      When the agent sends
        """xml
        <iq xmlns='jabber:client' type='get' id='one-$random' to='$domain'><ping xmlns='urn:xmpp:ping'/></iq>
        """
      Then the agent receives
        """xpath
        /client:iq[@id=concat('one-', $random)]
        """

    @case:CLS-025-two
    Scenario: Two pings in one message are answered neither
      Given the agent is bound
      When the agent sends
        """xml
        <iq xmlns='jabber:client' type='get' id='one-$random' to='$domain'><ping xmlns='urn:xmpp:ping'/></iq><iq xmlns='jabber:client' type='get' id='two-$random' to='$domain'><ping xmlns='urn:xmpp:ping'/></iq>
        """
      Then the agent receives nothing with
        """xpath
        /client:iq[@id=concat('one-', $random) or @id=concat('two-', $random)]
        """

    @case:CLS-025-halves
    Scenario: A ping that is cut over two messages is not answered
      Given the agent is bound
      When the agent sends
        """xml
        <iq xmlns='jabber:client' type='get' id='one-$random' to='$domain'>
        """
      And the agent sends
        """xml
        <ping xmlns='urn:xmpp:ping'/></iq>
        """
      Then the agent receives nothing with
        """xpath
        /client:iq[@id=concat('one-', $random)]
        """

  @req:RFC7395-3.3.3-g @must
  Rule: A server MUST close the stream on a message that is not one document
    The one who writes a client learns that it frames its messages wrongly.

    Scenario Outline: A message that is not one document ends the stream: <what>
      Given the agent is bound
      When the agent sends
        """xml
        <the message>
        """
      Then the agent receives
        """xpath
        /stream:error[streamerr:not-well-formed or streamerr:bad-format or streamerr:invalid-xml]
        """

      @case:CLS-026-<case>
      Examples:
        | case  | what                  | the message                                                                                                                                                                                                |
        | two   | Two elements          | <iq xmlns='jabber:client' type='get' id='one-$random' to='$domain'><ping xmlns='urn:xmpp:ping'/></iq><iq xmlns='jabber:client' type='get' id='two-$random' to='$domain'><ping xmlns='urn:xmpp:ping'/></iq> |
        | half  | Half an element       | <iq xmlns='jabber:client' type='get' id='one-$random' to='$domain'>                                                                                                                                        |
        | start | The character < alone | <                                                                                                                                                                                                          |

  @req:RFC7395-3.3.3-h @must
  Rule: A server MUST NOT accept a message that begins with another character than <
    A server that skips to the first < reads what the client did not say.

    @case:CLS-027-word
    Scenario: A message of a word is not accepted
      Given the agent is bound
      When the agent sends
        """xml
        hello
        """
      Then the server ends the stream of the agent

    @case:CLS-027-ping
    Scenario: A message of a word and a ping is not accepted
      Given the agent is bound
      When the agent sends
        """xml
        hello<iq xmlns='jabber:client' type='get' id='one-$random' to='$domain'><ping xmlns='urn:xmpp:ping'/></iq>
        """
      Then the server ends the stream of the agent
      And the agent has received nothing with
        """xpath
        /client:iq[@id=concat('one-', $random)]
        """

  @req:RFC6120-11.3-c @must
  Rule: A server MUST refuse what is well-formed but not in its namespaces, and never route it
    A name without a namespace means nothing; passed on, it would break the desktops that receive it.

    Scenario Outline: A message whose names are in no namespace is refused: <what>
      Given the agent is bound and present
      When the agent sends
        """xml
        <the message>
        """
      Then the agent receives
        """xpath
        /stream:error[streamerr:not-well-formed or streamerr:bad-format or streamerr:bad-namespace-prefix] | /client:*[@type='error']/client:error[stanzaerr:not-acceptable]
        """
      And the agent has received nothing with
        """xpath
        /client:message[client:body and (not(@from) or @from=$full) and not(@type='error' or @type='headline')]
        """

      @case:CLS-028-<case>
      Examples:
        | case       | what                                           | the message                                                                                                                          |
        | prefix     | A prefix that nobody declared                  | <message xmlns='jabber:client' to='$bare'><body>x</body><foo:x/></message>                                                           |
        | attributes | Two attributes that are one in their namespace | <message xmlns='jabber:client' to='$bare'><body>x</body><y xmlns='urn:y' xmlns:a='urn:a' xmlns:b='urn:a' a:c='1' b:c='2'/></message> |
