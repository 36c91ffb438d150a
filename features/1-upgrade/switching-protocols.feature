Feature: Switching from HTTP to WebSocket
  The conversation begins as an HTTP request that asks to go on as a WebSocket. RFC 6455, section 4.2.2.

  @req:RFC7395-3.1-a @must
  Rule: A server MUST name the subprotocol xmpp in its answer

    @case:UPG-001
    Scenario: The subprotocol that was offered is agreed
      When the client requests the upgrade
      Then the "Sec-WebSocket-Protocol" header is "xmpp"

  @req:RFC6455-4.2.2-b @must
  Rule: A server MUST accept an upgrade with the status 101 of HTTP/1.1

    @case:UPG-002
    Scenario: The status is 101
      When the client requests the upgrade
      Then the response status is 101
      And the response is "HTTP/1.1"

  @req:RFC6455-4.2.2-c @must
  Rule: A server MUST answer with an Upgrade header whose value is websocket, in any case

    @case:UPG-003
    Scenario: The protocol is websocket
      When the client requests the upgrade
      Then the "Upgrade" header is "websocket" in any case

  @req:RFC6455-4.2.2-d @must
  Rule: A server MUST answer with a Connection header that holds the token Upgrade

    @case:UPG-004
    Scenario: The connection is upgraded
      When the client requests the upgrade
      Then the "Connection" header lists "Upgrade"

  @req:RFC6455-4.2.2-e @must
  Rule: A server MUST prove with Sec-WebSocket-Accept that it read the key

    @case:UPG-005
    Scenario: The digest answers a fresh key
      When the client requests the upgrade
      Then the accept header answers the key

    @case:UPG-006
    Scenario: The digest answers the key of the RFC's own example
      When the client requests the upgrade with the key "dGhlIHNhbXBsZSBub25jZQ=="
      Then the "Sec-WebSocket-Accept" header is "s3pPLMBiTxaQ9kYGzzhZRbK+xOo="

  @req:RFC6455-4.2.2-g @must
  Rule: A server MUST NOT name a subprotocol that the client did not offer

    @case:UPG-007
    Scenario: Nothing offered, nothing named
      When the client requests the upgrade without "Sec-WebSocket-Protocol"
      Then the "Sec-WebSocket-Protocol" header is absent

    @case:UPG-008
    Scenario: Another protocol offered, nothing named
      When the client requests the upgrade with
        | Sec-WebSocket-Protocol | foo |
      Then the "Sec-WebSocket-Protocol" header is absent

  @req:RFC6455-10.6-a @must @needs:tls
  Rule: A server of a wss address MUST speak TLS beneath the WebSocket

    @case:UPG-009
    Scenario: The upgrade goes through TLS
      When the client requests the upgrade
      Then the response status is 101
      And the connection is encrypted
