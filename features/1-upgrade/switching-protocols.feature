Feature: Switching from HTTP to WebSocket
  The conversation begins as an HTTP request that asks to go on as a WebSocket. RFC 6455, section 4.2.2.

  @req:RFC7395-3.1-a @must
  Rule: A server MUST name the subprotocol xmpp in its answer
    A desktop's browser, which offered xmpp, fails the connection where the answer leaves it out.

    @case:UPG-001
    Scenario: The server agrees on the subprotocol that was offered
      When the client requests the upgrade
      Then the "Sec-WebSocket-Protocol" header is "xmpp"

  @req:RFC6455-4.2.2-b @must
  Rule: A server MUST accept an upgrade with the status 101 of HTTP/1.1
    Any other status means to a browser that there is no WebSocket here, and the desktop shows no connection.

    @case:UPG-002
    Scenario: The server answers an upgrade request with the status 101
      When the client requests the upgrade
      Then the response is "HTTP/1.1 101"

    @case:UPG-010
    Scenario Outline: The server accepts a request that comes <in pieces>
      TCP carries bytes; where one packet ends and another begins means nothing to a request.
      When the client requests the upgrade over a connection with
        | bytes at a time | <bytes> |
        | ms between      | <pause> |
      Then the response is "HTTP/1.1 101"

      Examples:
        | case  | in pieces            | bytes | pause |
        | bytes | byte by byte         | 1     | 0     |
        | slow  | slowly, in a handful | 60    | 25    |

  @req:RFC6455-4.2.2-c @must
  Rule: A server MUST answer with an Upgrade header whose value is websocket, in any case
    A browser that does not find this header gives the connection up.

    @case:UPG-003
    Scenario: The server says that the protocol is websocket
      When the client requests the upgrade
      Then the "Upgrade" header lists "websocket"

  @req:RFC6455-4.2.2-d @must
  Rule: A server MUST answer with a Connection header that holds the token Upgrade
    A browser that does not find this token gives the connection up; proxies on the way look for it too.

    @case:UPG-004
    Scenario: The server says that the connection is upgraded
      When the client requests the upgrade
      Then the "Connection" header lists "Upgrade"

  @req:RFC6455-4.2.2-e @must
  Rule: A server MUST prove with Sec-WebSocket-Accept that it read the key
    The digest shows that the answer is meant for this request and does not come from a cache. Browsers check it.

    @case:UPG-005
    Scenario: The digest answers a fresh key
      When the client requests the upgrade
      Then the accept header answers the key

    @case:UPG-006
    Scenario: The digest answers the key of the RFC's own example
      When the client requests the upgrade with
        | Sec-WebSocket-Key | dGhlIHNhbXBsZSBub25jZQ== |
      Then the "Sec-WebSocket-Accept" header is "s3pPLMBiTxaQ9kYGzzhZRbK+xOo="

  @req:RFC6455-11.3.3-a @must
  Rule: A server MUST NOT send Sec-WebSocket-Accept or Sec-WebSocket-Protocol more than once
    A browser that finds one of them twice does not know which holds, and fails the connection.

    @case:UPG-011
    Scenario: The headers of the answer that may come once stand in one line each
      When the client requests the upgrade
      Then the "Sec-WebSocket-Accept" header, if any, matches "[A-Za-z0-9+/]*=*"
      And the "Sec-WebSocket-Protocol" header, if any, matches "[^, ]+"

  @req:RFC6455-4.2.2-h @must
  Rule: A server MUST NOT list an extension that the client did not offer
    A browser cannot read what is packed in a way that it did not offer, and fails the connection.

    @case:UPG-012
    Scenario: The server lists no extension where none was offered
      When the client requests the upgrade
      Then the "Sec-WebSocket-Extensions" header is absent

    @case:UPG-013
    Scenario: The server lists nothing but compression where compression was offered
      The parameters are those that RFC 7692, section 7.1, lets a server name unasked.
      When the client requests the upgrade with
        | Sec-WebSocket-Extensions | permessage-deflate |
      Then the response is "HTTP/1.1 101"
      And the "Sec-WebSocket-Extensions" header, if any, matches "permessage-deflate( *; *((server|client)_no_context_takeover|server_max_window_bits=\"?(8|9|1[0-5])\"?))*"

    @case:UPG-075 @control
    Scenario: The upgrade is granted where no extension is offered
      When the client requests the upgrade
      Then the response is "HTTP/1.1 101"
