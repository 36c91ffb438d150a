@needs:credentials
Feature: What XMPP leaves out of XML
  Comments, processing instructions, document types and entities of one's own have no place in a stream.
  RFC 6120, section 11.1.

  @req:RFC6120-11.1-b @req:RFC6120-11.1-c @req:RFC6120-11.1-d @req:RFC6120-11.1-e @must
  Rule: A server MUST take the same message without any of these
    Only where the plain message is taken does a refusal of the others prove something.

    @case:CLS-017 @control
    Scenario: A message without anything prohibited arrives
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
    XMPP has no comments: two parsers may read around one in two ways, and pass what one of them has checked.

    @case:CLS-018-inside
    Scenario: A comment inside a stanza ends the stream
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
    Scenario: A comment that is the whole message ends the stream
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
    An instruction to one parser is nothing to another; what they make of the rest may differ.

    Scenario Outline: A processing instruction ends the stream: <what>
      Given the agent is bound and present
      When the agent sends
        """xml
        <the message>
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
        | case   | what                                     | the message                                                                                   |
        | inside | A processing instruction inside a stanza | <message xmlns='jabber:client' to='$bare'><?suite x?><body>x</body></message>                 |
        | before | A style sheet before a stanza            | <?xml-stylesheet href='x'?><message xmlns='jabber:client' to='$bare'><body>x</body></message> |

  @req:RFC6120-11.1-d @must
  Rule: A server MUST close the stream on a document type declaration
    A document type lets a client make the server read files or fill its memory.

    Scenario Outline: A document type declaration ends the stream: <what>
      Given the agent is bound and present
      When the agent sends
        """xml
        <the message>
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
        | case   | what               | the message                                                                                                      |
        | name   | A name alone       | <!DOCTYPE message><message xmlns='jabber:client' to='$bare'><body>x</body></message>                             |
        | subset | An internal subset | <!DOCTYPE message [<!ELEMENT body (#PCDATA)>]><message xmlns='jabber:client' to='$bare'><body>x</body></message> |

  @req:RFC6120-11.1-e @must
  Rule: A server MUST close the stream on an entity other than the predefined ones
    A few entities that name each other grow to gigabytes, and the server stops for all agents.

    Scenario Outline: An entity ends the stream: <what>
      Given the agent is bound and present
      When the agent sends
        """xml
        <the message>
        """
      Then the agent receives
        """xpath
        /stream:error[streamerr:restricted-xml or streamerr:bad-format or streamerr:not-well-formed or streamerr:xml-not-well-formed]
        """
      And the agent has received nothing with
        """xpath
        /client:message[client:body and (not(@from) or @from=$full) and not(@type='headline')]
        """

      @case:CLS-021-<case>
      Examples:
        | case    | what                                | the message                                                                                                                      |
        | unknown | An entity that nobody declared      | <message xmlns='jabber:client' to='$bare'><body>x&foo;</body></message>                                                          |
        | own     | An entity that the message declares | <!DOCTYPE message [<!ENTITY foo 'suite-entity-expanded'>]><message xmlns='jabber:client' to='$bare'><body>&foo;</body></message> |

  @req:RFC6120-11.1-g @should
  Rule: A server SHOULD name restricted-xml as the reason
    The one who writes a client learns what exactly was wrong.

    Scenario Outline: The stream ends with restricted-xml: <what>
      Given the agent is bound
      When the agent sends
        """xml
        <the message>
        """
      And the server has answered the agent with
        """xpath
        /stream:error
        """
      Then the agent receives
        """xpath
        /stream:error[streamerr:restricted-xml or streamerr:bad-format]
        """

      @case:CLS-022-<case>
      Examples:
        | case        | what                                     | the message                                                                          |
        | comment     | A comment inside a stanza                | <message xmlns='jabber:client' to='$bare'><!-- c --><body>x</body></message>         |
        | instruction | A processing instruction inside a stanza | <message xmlns='jabber:client' to='$bare'><?suite x?><body>x</body></message>        |
        | doctype     | A document type                          | <!DOCTYPE message><message xmlns='jabber:client' to='$bare'><body>x</body></message> |
