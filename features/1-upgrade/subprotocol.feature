Feature: Agreeing on the subprotocol
  The client lists the subprotocols that it speaks, the server picks one of them or none.
  RFC 6455, section 4.2.2; RFC 7395, section 3.1.

  @req:RFC6455-4.2.2-f @must
  Rule: A server MUST choose its subprotocol from those that the client listed
    A browser closes the connection at once where the server chooses what the page did not offer.

    @case:UPG-020
    Scenario Outline: The server chooses xmpp from a list in one line, <place>
      When the client requests the upgrade with
        | Sec-WebSocket-Protocol | <list> |
      Then the response is "HTTP/1.1 101"
      And the "Sec-WebSocket-Protocol" header, if any, matches "xmpp(, xmpp)*"

      Examples:
        | case  | place | list      |
        | first | first | xmpp, foo |
        | last  | last  | foo, xmpp |

    @case:UPG-021
    Scenario Outline: The server chooses xmpp from a list in two lines, <place>
      When the client requests the upgrade with
        | Sec-WebSocket-Protocol | <one line> |
        | Sec-WebSocket-Protocol | <the next> |
      Then the response is "HTTP/1.1 101"
      And the "Sec-WebSocket-Protocol" header, if any, matches "xmpp(, xmpp)*"

      Examples:
        | case  | place | one line | the next |
        | first | first | xmpp     | foo      |
        | last  | last  | foo      | xmpp     |

  @req:RFC6455-4.2.2-g @must
  Rule: A server MUST NOT name a subprotocol that the client did not offer
    A browser fails a connection whose answer names a protocol that nobody asked for.

    @case:UPG-007
    Scenario: The server names no subprotocol where none was offered
      When the client requests the upgrade without "Sec-WebSocket-Protocol"
      Then the "Sec-WebSocket-Protocol" header is absent

    @case:UPG-008
    Scenario: The server names no subprotocol where only another was offered
      When the client requests the upgrade with
        | Sec-WebSocket-Protocol | foo |
      Then the "Sec-WebSocket-Protocol" header is absent

    @case:UPG-022
    Scenario: The server names no subprotocol where an empty list was offered
      When the client requests the upgrade with
        | Sec-WebSocket-Protocol |  |
      Then the "Sec-WebSocket-Protocol" header is absent

  @req:RFC7395-3.1-b @must
  Rule: A server MUST NOT speak XMPP where xmpp was not agreed
    A client that never agreed to XMPP may mean another protocol by the same bytes.

    @case:UPG-023
    Scenario: The server speaks no XMPP where no subprotocol was offered
      When the client requests the upgrade without "Sec-WebSocket-Protocol"
      Then the upgrade is refused, or the WebSocket "is silent in XMPP"

    @case:UPG-024
    Scenario: The server speaks no XMPP where only another subprotocol was offered
      When the client requests the upgrade with
        | Sec-WebSocket-Protocol | foo |
      Then the upgrade is refused, or the WebSocket "is silent in XMPP"
