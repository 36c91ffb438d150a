@needs:credentials
Feature: What XMPP leaves out of XML
  Comments, processing instructions, document types and entities of one's own have no place in a stream.
  RFC 6120, section 11.1.

  @req:RFC6120-11.1-b @req:RFC6120-11.1-c @req:RFC6120-11.1-d @req:RFC6120-11.1-e @must
  Rule: A server MUST take the same message without any of these

    @case:CLS-017 @control
    Scenario: The twin of what follows arrives
      Given the agent is bound and present
      When the agent sends
        """xml
        <message xmlns='jabber:client' to='$bare'><body>x</body></message>
        """
      Then the agent receives
        """xpath
        /client:message[client:body='x']
        """

  @req:RFC6120-11.1-b @must
  Rule: A server MUST close the stream on a comment

    @case:CLS-018-inside
    Scenario: A comment inside a stanza
      Given the agent is bound and present
      When the agent sends
        """xml
        <message xmlns='jabber:client' to='$bare'><!-- c --><body>x</body></message>
        """
      Then the agent receives
        """xpath
        /stream:error[streamerr:*]
        """
      And the agent has received nothing with
        """xpath
        /client:message[client:body and (not(@from) or @from=$full) and not(@type='headline')]
        """

    @case:CLS-018-alone
    Scenario: A comment that is the whole message
      Given the agent is bound and present
      When the agent sends
        """xml
        <!-- c -->
        """
      Then the agent receives
        """xpath
        /stream:error[streamerr:*]
        """

  @req:RFC6120-11.1-c @must
  Rule: A server MUST close the stream on a processing instruction

    Scenario Outline: <what>
      Given the agent is bound and present
      When the agent sends
        """xml
        <message>
        """
      Then the agent receives
        """xpath
        /stream:error[streamerr:*]
        """
      And the agent has received nothing with
        """xpath
        /client:message[client:body and (not(@from) or @from=$full) and not(@type='headline')]
        """

      @case:CLS-019-<case>
      Examples:
        | case   | what                                     | message                                                                                       |
        | inside | A processing instruction inside a stanza | <message xmlns='jabber:client' to='$bare'><?suite x?><body>x</body></message>                 |
        | before | A style sheet before a stanza            | <?xml-stylesheet href='x'?><message xmlns='jabber:client' to='$bare'><body>x</body></message> |

  @req:RFC6120-11.1-d @must
  Rule: A server MUST close the stream on a document type declaration

    Scenario Outline: <what>
      Given the agent is bound and present
      When the agent sends
        """xml
        <message>
        """
      Then the agent receives
        """xpath
        /stream:error[streamerr:*]
        """
      And the agent has received nothing with
        """xpath
        /client:message[client:body and (not(@from) or @from=$full) and not(@type='headline')]
        """

      @case:CLS-020-<case>
      Examples:
        | case   | what               | message                                                                                                          |
        | name   | A name alone       | <!DOCTYPE message><message xmlns='jabber:client' to='$bare'><body>x</body></message>                             |
        | subset | An internal subset | <!DOCTYPE message [<!ELEMENT body (#PCDATA)>]><message xmlns='jabber:client' to='$bare'><body>x</body></message> |

  @req:RFC6120-11.1-e @must
  Rule: A server MUST close the stream on an entity other than the predefined ones

    Scenario Outline: <what>
      Given the agent is bound and present
      When the agent sends
        """xml
        <message>
        """
      Then the agent receives
        """xpath
        /stream:error[streamerr:restricted-xml or streamerr:bad-format or streamerr:not-well-formed]
        """
      And the agent has received nothing with
        """xpath
        /client:message[client:body and (not(@from) or @from=$full) and not(@type='headline')]
        """

      @case:CLS-021-<case>
      Examples:
        | case    | what                                | message                                                                                                                          |
        | unknown | An entity that nobody declared      | <message xmlns='jabber:client' to='$bare'><body>x&foo;</body></message>                                                          |
        | own     | An entity that the message declares | <!DOCTYPE message [<!ENTITY foo 'suite-entity-expanded'>]><message xmlns='jabber:client' to='$bare'><body>&foo;</body></message> |

  @req:RFC6120-11.1-g @should
  Rule: A server SHOULD name restricted-xml as the reason

    Scenario Outline: <what>
      Given the agent is bound
      When the agent sends
        """xml
        <message>
        """
      And the server answers the agent with
        """xpath
        /stream:error
        """
      Then the agent receives
        """xpath
        /stream:error[streamerr:restricted-xml or streamerr:bad-format]
        """

      @case:CLS-022-<case>
      Examples:
        | case        | what                                     | message                                                                              |
        | comment     | A comment inside a stanza                | <message xmlns='jabber:client' to='$bare'><!-- c --><body>x</body></message>         |
        | instruction | A processing instruction inside a stanza | <message xmlns='jabber:client' to='$bare'><?suite x?><body>x</body></message>        |
        | doctype     | A document type                          | <!DOCTYPE message><message xmlns='jabber:client' to='$bare'><body>x</body></message> |
