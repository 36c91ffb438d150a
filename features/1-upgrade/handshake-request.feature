Feature: Reading the request for an upgrade
  What a request must hold, and what about it must not matter. RFC 6455, sections 4.2.1 and 4.2.2.
  A refusal proves something only where the same request without its fault is granted: each case sends both.

  @req:RFC6455-4.2.1-a @must
  Rule: A server MUST refuse a handshake whose key is missing, empty or given twice

    @case:UPG-030
    Scenario: The key is missing
      When the client requests the upgrade without "Sec-WebSocket-Key"
      Then the upgrade is refused, and granted without that fault

    @case:UPG-031
    Scenario: The key is empty
      When the client requests the upgrade with
        | Sec-WebSocket-Key |  |
      Then the upgrade is refused, and granted without that fault

    @case:UPG-032
    Scenario: There are two keys
      When the client requests the upgrade with
        | Sec-WebSocket-Key | dGhlIHNhbXBsZSBub25jZQ== |
        | Sec-WebSocket-Key | $key                     |
      Then the upgrade is refused, and granted without that fault

  @req:RFC6455-4.2.1-e @must
  Rule: A server MUST refuse a handshake whose key is not base64 of 16 bytes

    @case:UPG-033
    Scenario Outline: The key has <fault>
      When the client requests the upgrade with
        | Sec-WebSocket-Key | <key> |
      Then the upgrade is refused, and granted without that fault

      Examples:
        | case     | fault               | key                      |
        | short    | 15 bytes            | MTIzNDU2Nzg5MDEyMzQ1     |
        | long     | 17 bytes            | MTIzNDU2Nzg5MDEyMzQ1Njc= |
        | alphabet | no base64 in it     | !!!!!!!!!!!!!!!!!!!!!!== |

  @req:RFC6455-4.2.1-b @must
  Rule: A server MUST NOT upgrade a request that does not ask for a WebSocket of a version

    @case:UPG-034
    Scenario Outline: The <header> header is missing
      When the client requests the upgrade without "<header>"
      Then the upgrade is refused, and granted without that fault

      Examples:
        | case       | header                |
        | upgrade    | Upgrade               |
        | connection | Connection            |
        | version    | Sec-WebSocket-Version |

    @case:UPG-035
    Scenario Outline: The <header> header says <value>
      When the client requests the upgrade with
        | <header> | <value> |
      Then the upgrade is refused, and granted without that fault

      Examples:
        | case       | header     | value      |
        | upgrade    | Upgrade    | h2c        |
        | connection | Connection | keep-alive |

    @case:UPG-036
    Scenario: A browser's user opens the address as a page
      When the client gets "$page" with
        | Accept | text/html |
      Then the upgrade is refused, and granted without that fault

  @req:RFC6455-4.2.1-c @must
  Rule: A server MUST upgrade only a GET of HTTP/1.1 or later that names the host

    @case:UPG-037
    Scenario: The method is POST
      When the client requests the upgrade with
        | :method        | POST |
        | Content-Length | 0    |
      Then the upgrade is refused, and granted without that fault

    @case:UPG-038
    Scenario: The version is HTTP/1.0
      When the client requests the upgrade with
        | :version | HTTP/1.0 |
      Then the upgrade is refused, and granted without that fault

    @case:UPG-039
    Scenario: The host is missing
      When the client requests the upgrade without "Host"
      Then the upgrade is refused, and granted without that fault

  @req:RFC6455-4.2.1-d @must
  Rule: A server MUST read names and tokens in any case, headers in any order, Connection as a list, and needs no others

    @case:UPG-040
    Scenario Outline: <What> is accepted
      When the client requests the upgrade with
        | <header> | <value> |
      Then the response is "HTTP/1.1 101"

      Examples:
        | case       | What                              | header     | value               |
        | value      | An Upgrade in other letters       | upgrade    | WebSocket           |
        | tokens     | A Connection with several tokens  | CONNECTION | keep-alive, UPGRADE |
        | spaces     | A list with spaces and tabs       | Connection | keep-alive ,Upgrade |
        | extra      | A header that nobody knows        | X-Suite    | $random             |
        | lower      | A Host in lower case              | host       | $authority          |

    @case:UPG-041
    Scenario: The headers stand in another order, all in capitals
      When the client requests the upgrade with
        | SEC-WEBSOCKET-PROTOCOL | xmpp       |
        | SEC-WEBSOCKET-KEY      | $key       |
        | ORIGIN                 | $origin    |
        | UPGRADE                | websocket  |
        | SEC-WEBSOCKET-VERSION  | 13         |
        | CONNECTION             | Upgrade    |
        | HOST                   | $authority |
      Then the response is "HTTP/1.1 101"

    @case:UPG-042
    Scenario: The request comes from no web page
      When the client requests the upgrade without "Origin"
      Then the response is "HTTP/1.1 101"

  @req:RFC6455-4.2.2-i @must
  Rule: A server MUST abort a handshake of a version that it does not understand

    @case:UPG-043
    Scenario Outline: Version <case> is not understood
      When the client requests the upgrade with
        | Sec-WebSocket-Version | <case> |
      Then the upgrade is refused, and granted without that fault

      Examples:
        | case |
        | 12   |
        | 99   |

  @req:RFC6455-4.2.2-l @must
  Rule: A server MUST name the versions that it understands where it refuses one

    @case:UPG-044
    Scenario: Version 99 is refused with an error that names version 13
      When the client requests the upgrade with
        | Sec-WebSocket-Version | 99 |
      Then the refusal is an HTTP error
      And the "Sec-WebSocket-Version" header lists "13"

  @req:RFC6455-4.2.2-j @must
  Rule: A server MUST answer with an HTTP error where it offers no WebSocket

    @case:UPG-045
    Scenario: Nothing is at this path, or the same WebSocket
      When the client requests the upgrade with
        | :path | /$random |
      Then the upgrade is refused, or the WebSocket "answers a ping"
      And the refusal is an HTTP error

    @case:UPG-046
    Scenario Outline: The path <way> a slash at its end is a WebSocket, or it is none
      Clients write the address either way; a 101 that nobody stands behind would leave one of them hanging.
      When the client requests the upgrade with
        | :path | <path> |
      Then the upgrade is refused, or the WebSocket "answers a ping"

      Examples:
        | case    | way     | path                |
        | with    | with    | $path_with_slash    |
        | without | without | $path_without_slash |

  @req:RFC6455-4.2.2-k @must
  Rule: A server MUST refuse an unwanted origin with an HTTP error, not behind a 101

    @case:UPG-047
    Scenario Outline: The origin <origin> is refused or welcome
      When the client requests the upgrade with
        | Origin | <origin> |
      Then the upgrade is refused, or the WebSocket "answers a ping"

      Examples:
        | case    | origin                |
        | foreign | https://suite.invalid |
        | null    | null                  |
