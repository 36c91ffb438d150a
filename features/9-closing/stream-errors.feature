@needs:credentials
Feature: Stream errors
  What a server says before it ends a stream for a reason. RFC 6120, sections 4.8 and 4.9.

  @req:RFC6120-4.8.3-b @must
  Rule: A server MUST refuse a stanza of another content namespace as invalid-namespace, or ignore it
    A client of another protocol must not be taken for a desktop.

    Scenario Outline: A stanza of another namespace is refused or ignored: <what>
      Given the agent is bound
      When the agent sends
        """xml
        <the stanza>
        """
      Then the stream of the agent goes on, or ends with an error
      And the agent has received nothing with
        """xpath
        /*[@id='foreign'] | /stream:error[not(streamerr:invalid-namespace or streamerr:unsupported-stanza-type)]
        """

      @case:CLS-011-<case>
      Examples:
        | case   | what                                  | the stanza                                                                                        |
        | server | A ping in the namespace of servers    | <iq xmlns='jabber:server' type='get' id='foreign' to='$domain'><ping xmlns='urn:xmpp:ping'/></iq> |
        | none   | A message in a namespace nobody knows | <message xmlns='urn:suite:none' id='foreign' to='$full'/>                                         |

  @req:RFC6120-4.8.4-a @must
  Rule: A server MUST ignore an element that is no stanza, or end the stream with an error
    A client may be newer than its server; what that does not know must not reach other desktops.

    Scenario Outline: An element that is no stanza is ignored, or ends the stream: <what>
      Given the agent is bound and present
      When the agent sends
        """xml
        <the element>
        """
      Then the stream of the agent goes on, or ends with an error
      And the agent has received nothing with
        """xpath
        /*[@id='no-stanza' or namespace-uri()='urn:suite:test']
        """

      @case:CLS-012-<case>
      Examples:
        | case      | what                                         | the element                                                                        |
        | client    | An unknown element among the stanzas         | <pubsub xmlns='jabber:client' id='no-stanza'/>                                     |
        | namespace | An unknown element in a namespace of its own | <foo xmlns='urn:suite:test' id='no-stanza'/>                                       |
        | lookalike | A message that is none                       | <message xmlns='urn:suite:test' id='no-stanza' to='$full'><body>x</body></message> |

    @needs:peer
    Scenario Outline: An element that is no stanza does not reach the other user: <what>
      Given the supervisor is bound and present
      And the agent is bound and present
      When the agent sends
        """xml
        <the element>
        """
      Then the stream of the agent goes on, or ends with an error
      And the supervisor receives nothing with
        """xpath
        /*[@id='no-stanza' or namespace-uri()='urn:suite:test']
        """

      @case:CLS-013-<case>
      Examples:
        | case      | what                   | the element                                                                        |
        | query     | A query                | <query xmlns='urn:suite:test' id='no-stanza' to='$peer'/>                          |
        | lookalike | A message that is none | <message xmlns='urn:suite:test' id='no-stanza' to='$peer'><body>x</body></message> |

  @req:RFC6120-4.9.2-a @must
  Rule: A server MUST name one defined condition in a stream error
    A desktop decides by the condition whether to sign in again: for a conflict it must not.

    @case:CLS-030
    Scenario: The error for a host that is not served has one condition
      Given the client is connected
      When the client opens the stream with
        | to | no-such-host.invalid |
      And the server has answered the client with
        """xpath
        /stream:error
        """
      Then the client has received nothing with
        """xpath
        /stream:error[count(streamerr:*[local-name() != 'text']) != 1 or count(streamerr:text) > 1]
        | /stream:error/*[namespace-uri()='' or namespace-uri()='http://etherx.jabber.org/streams']
        """

    @case:CLS-014 @passive
    Scenario: No stream error of any case lacks a condition, has two, or has other children without a namespace of their own
      Given the agent is connected
      Then no message of any case satisfies
        """xpath
        /stream:error[count(streamerr:*[local-name() != 'text']) != 1 or count(streamerr:text) > 1]
        | /stream:error/*[namespace-uri()='' or namespace-uri()='http://etherx.jabber.org/streams']
        """

  @req:RFC6120-4.9.2-b @should
  Rule: A server SHOULD name the language of a stream error's text
    A text that an agent is shown should be one that the agent can read.

    @case:CLS-031
    Scenario: The text of the error for a host that is not served names its language
      Given the client is connected
      When the client opens the stream with
        | to | no-such-host.invalid |
      And the server has answered the client with
        """xpath
        /stream:error/streamerr:text
        """
      Then the client has received nothing with
        """xpath
        /stream:error/streamerr:text[not(@xml:lang)]
        """

    @case:CLS-015 @passive
    Scenario: No text of a stream error of any case lacks its language
      Given the agent is connected
      Then no message of any case satisfies
        """xpath
        /stream:error/streamerr:text[not(@xml:lang)]
        """

  @req:RFC6120-4.9.3.1-a @should
  Rule: A server SHOULD name the condition that says most
    A general condition tells whoever looks into a fault nothing.

    @case:CLS-032
    Scenario: The error for a message that is not well-formed names that condition
      Given the agent is bound
      When the agent sends
        """xml
        <message xmlns='jabber:client'><body></message>
        """
      And the server has answered the agent with
        """xpath
        /stream:error
        """
      Then the agent has received nothing with
        """xpath
        /stream:error[streamerr:bad-format]
        | /stream:error[streamerr:undefined-condition and not(*[namespace-uri() != 'urn:ietf:params:xml:ns:xmpp-streams'])]
        """


    @case:CLS-016 @passive
    Scenario: No stream error of any case is bad-format, or undefined without a condition of the application
      Given the agent is connected
      Then no message of any case satisfies
        """xpath
        /stream:error[streamerr:bad-format]
        | /stream:error[streamerr:undefined-condition and not(*[namespace-uri() != 'urn:ietf:params:xml:ns:xmpp-streams'])]
        """
