@needs:credentials
Feature: Closing the stream
  A stream ends with a close element from either side, then the WebSocket ends. RFC 7395, section 3.6.

  @req:RFC7395-3.6-b @should
  Rule: A server SHOULD answer a close element with one of its own
    A desktop that closes knows by the answer that its last words arrived.

    @case:CLS-001
    Scenario: The server answers the close of a bound session with a close element
      Given the agent is bound
      When the agent closes the stream
      Then the server closes its stream

    @case:CLS-002
    Scenario: The server answers a close before authentication with a close element
      Given the agent is at an open stream
      When the agent closes the stream
      Then the server closes its stream

  @req:RFC7395-3.5-c @must
  Rule: A server MUST send a close element after a stream error, then a close frame
    A desktop that is told why, and that it is over, can say so to its agent and stop waiting.

    Scenario Outline: A close element and a close frame follow the stream error for <fault>
      Given the agent is <stage>, frame by frame
      When the agent sends
        """xml
        <the stanza>
        """
      And the server has answered the agent with
        """xpath
        /stream:error
        """
      Then the server closes its stream
      And the agent receives a close frame

      @case:CLS-003-<case>
      Examples:
        | case      | fault                                | stage             | the stanza                                           |
        | malformed | a message that is not well-formed    | bound             | <message xmlns='jabber:client'><body></message>      |
        | opening   | an open element of another namespace | connected         | <open xmlns='urn:wrong' to='$domain' version='1.0'/> |
        | early     | a stanza before authentication       | at an open stream | <message xmlns='jabber:client' to='$domain'/>        |
        | unknown   | an element that is no stanza         | bound             | <query xmlns='urn:suite:test' to='$domain'/>         |

  @req:RFC7395-3.6-a @should
  Rule: A server that ends a stream SHOULD send a close element before the close frame
    A desktop tells by it an end that was meant from a network that failed, and does not reconnect at once.

    @case:CLS-004
    Scenario: The close element comes before the WebSocket ends
      Given the agent is bound
      When the agent sends
        """xml
        <message xmlns='jabber:client'><body></message>
        """
      And the server has answered the agent with
        """xpath
        /stream:error | /framing:close
        """
      Then the server closes its stream

  @req:RFC7395-3.6-c @must
  Rule: A server that ends a stream MUST begin the closing handshake of the WebSocket
    Without it a browser reports an abnormal end, and the desktop tries again and again.

    @case:CLS-005
    Scenario: TCP does not end without a close frame
      Given the agent is bound, frame by frame
      When the agent sends
        """xml
        <message xmlns='jabber:client'><body></message>
        """
      And the server has answered the agent with
        """xpath
        /stream:error | /framing:close
        """
      Then the agent receives a close frame

    @case:CLS-083
    Scenario: A stream that the client ended leaves the WebSocket open for its handshake
      Given the agent is bound, frame by frame
      When the agent sends
        """xml
        <close xmlns='urn:ietf:params:xml:ns:xmpp-framing'/>
        """
      And the server has answered the agent with
        """xpath
        /framing:close
        """
      And the agent sends the frames
        | opcode | payload  |
        | close  | hex:03e8 |
      Then the agent receives a close frame

  @req:RFC7395-3.6-d @must
  Rule: A server MUST take a stream for closed when the WebSocket ends without a close element
    An agent whose browser crashed must not look present for the rest of the day.

    @case:CLS-006
    Scenario: The second session learns that a WebSocket was closed in order
      Given the agent is bound and present, frame by frame
      And the second session is bound and present
      And the server has answered the second session with
        """xpath
        /client:presence[@from=$agent_full and not(@type)]
        """
      When the agent sends the frames
        | opcode | payload  |
        | close  | hex:03e8 |
      Then the second session receives
        """xpath
        /client:presence[@type='unavailable' and @from=$agent_full]
        """

    @case:CLS-007
    Scenario: The second session learns that a connection was dropped
      Given the agent is bound and present
      And the second session is bound and present
      And the server has answered the second session with
        """xpath
        /client:presence[@from=$agent_full and not(@type)]
        """
      When the agent drops the connection
      Then the second session receives
        """xpath
        /client:presence[@type='unavailable' and @from=$agent_full]
        """

  @req:RFC7395-3.6-e @should @full
  Rule: A server SHOULD keep a session that can be resumed for a while
    A desktop that lost its network for a moment takes its session up again.

    @case:CLS-008
    Scenario: The second session does not learn that the first is gone while that can be resumed
      The stream of another client, opened after the loss, shows that the server has had time to notice.
      Given the agent is signed in
      And the server has offered the agent "sm:sm"
      When the agent binds its resource
      And the server has answered the agent with
        """xpath
        /client:iq[@id=$id and @type='result']
        """
      And the agent becomes present
      And the agent sends
        """xml
        <enable xmlns='urn:xmpp:sm:3' resume='true'/>
        """
      And the server has answered the agent with
        """xpath
        /sm:enabled[@resume='true' or @resume='1']
        """
      And the second session is bound and present
      And the agent drops the connection
      And the client is at an open stream
      Then the second session receives nothing with
        """xpath
        /client:presence[@type='unavailable' and @from=$agent_full]
        """

  @req:RFC7395-3.6.1-a @may
  Rule: A server MAY point to another endpoint as it closes, by an absolute URI
    A client is led to the node in service; to an address that it can follow, and never out of TLS.

    @case:CLS-029
    Scenario: The close element that answers the client's points to no place without a scheme
      Given the agent is bound
      When the agent closes the stream
      And the server has answered the agent with
        """xpath
        /framing:close[@see-other-uri]
        """
      Then the agent receives
        """xpath
        /framing:close[contains(@see-other-uri, '://')]
        """

    @case:CLS-009 @passive
    Scenario: No close element of any case points to a place without a scheme
      Given the agent is connected
      And the server has sent, in any case, a message that satisfies
        """xpath
        /framing:close[@see-other-uri]
        """
      Then no message of any case satisfies
        """xpath
        /framing:close[@see-other-uri and not(contains(@see-other-uri, '://'))]
        """

    @case:CLS-010 @passive @needs:tls
    Scenario: No close element of any case points from an encrypted endpoint to one in clear
      Given the agent is connected
      And the server has sent, in any case, a message that satisfies
        """xpath
        /framing:close[@see-other-uri]
        """
      Then no message of any case satisfies
        """xpath
        /framing:close[starts-with(@see-other-uri, 'ws://') or starts-with(@see-other-uri, 'http://')]
        """