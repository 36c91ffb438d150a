Feature: Reading the request for an upgrade
  What a request must hold, and what about it must not matter. RFC 6455, sections 4.2.1 and 4.2.2.
  A refusal proves something only where the same request without its fault is granted: each case sends both.

  @req:RFC6455-4.2.1-a @must
  Rule: A server MUST refuse a handshake whose key is missing, empty or given twice
    The key shows that a WebSocket client is asking, and no cache or web form. A server that does without may be
    talked to by any page.

    @case:UPG-030
    Scenario: A handshake without a key is refused
      When the client requests the upgrade without "Sec-WebSocket-Key"
      Then the upgrade is refused, and granted without that fault

    @case:UPG-031
    Scenario: A handshake with an empty key is refused
      When the client requests the upgrade with
        | Sec-WebSocket-Key |  |
      Then the upgrade is refused, and granted without that fault

    @case:UPG-032
    Scenario: A handshake with two keys is refused
      When the client requests the upgrade with
        | Sec-WebSocket-Key | dGhlIHNhbXBsZSBub25jZQ== |
        | Sec-WebSocket-Key | $key                     |
      Then the upgrade is refused, and granted without that fault

  @req:RFC6455-4.2.1-e @must
  Rule: A server MUST refuse a handshake whose key is not base64 of 16 bytes
    Browsers always send 16 random bytes. A server that takes anything else lets through what no WebSocket client
    sends.

    @case:UPG-033
    Scenario Outline: A handshake whose key has <fault> is refused
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
    A desktop's page, its pictures and its WebSocket may share one address; only what asks for a WebSocket may become
    one.

    @case:UPG-034
    Scenario Outline: A request without the <header> header is not upgraded
      When the client requests the upgrade without "<header>"
      Then the upgrade is refused, and granted without that fault

      Examples:
        | case       | header                |
        | upgrade    | Upgrade               |
        | connection | Connection            |
        | version    | Sec-WebSocket-Version |

    @case:UPG-035
    Scenario Outline: A request whose <header> header says <the value> is not upgraded
      When the client requests the upgrade with
        | <header> | <the value> |
      Then the upgrade is refused, and granted without that fault

      Examples:
        | case       | header     | the value  |
        | upgrade    | Upgrade    | h2c        |
        | connection | Connection | keep-alive |

    @case:UPG-036
    Scenario: A browser that opens the address as a page is not upgraded
      When the client gets "$page" with
        | Accept | text/html |
      Then the upgrade is refused, and granted without that fault

  @req:RFC6455-4.2.1-c @must
  Rule: A server MUST upgrade only a GET of HTTP/1.1 or later that names the host
    A request that a form or an old proxy has sent is no WebSocket, and must not be taken for a desktop.

    @case:UPG-037
    Scenario: A POST is not upgraded
      When the client requests the upgrade with
        | :method        | POST |
        | Content-Length | 0    |
      Then the upgrade is refused, and granted without that fault

    @case:UPG-038
    Scenario: A request of HTTP/1.0 is not upgraded
      When the client requests the upgrade with
        | :version | HTTP/1.0 |
      Then the upgrade is refused, and granted without that fault

    @case:UPG-039
    Scenario: A request that names no host is not upgraded
      When the client requests the upgrade without "Host"
      Then the upgrade is refused, and granted without that fault

  @req:RFC6455-4.2.1-d @must
  Rule: A server MUST read names and tokens in any case, headers in any order, Connection as a list, and needs no others
    Browsers and proxies write headers each in their own way. A server that minds the spelling serves some desktops
    and not others.

    @case:UPG-040
    Scenario Outline: <What> is accepted
      When the client requests the upgrade with
        | <header> | <the value> |
      Then the response is "HTTP/1.1 101"

      Examples:
        | case   | What                             | header     | the value           |
        | value  | An Upgrade in other letters      | upgrade    | WebSocket           |
        | tokens | A Connection with several tokens | CONNECTION | keep-alive, UPGRADE |
        | spaces | A list with spaces and tabs      | Connection | keep-alive ,Upgrade |
        | extra  | A header that nobody knows       | X-Suite    | $random             |
        | lower  | A Host in lower case             | host       | $authority          |

    @case:UPG-041
    Scenario: Headers are accepted in another order and in capitals
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
    Scenario: A request that comes from no web page is accepted
      When the client requests the upgrade without "Origin"
      Then the response is "HTTP/1.1 101"

  @req:RFC6455-4.2.2-i @must
  Rule: A server MUST abort a handshake of a version that it does not understand
    Both sides have to mean the same frames; a client of another version would read garbage.

    @case:UPG-043
    Scenario Outline: A handshake of version <case> is refused
      When the client requests the upgrade with
        | Sec-WebSocket-Version | <case> |
      Then the upgrade is refused, and granted without that fault

      Examples:
        | case |
        | 12   |
        | 99   |

  @req:RFC6455-4.2.2-l @must
  Rule: A server MUST name the versions that it understands where it refuses one
    A client that is refused can then try a version that the server knows, in place of giving up.

    @case:UPG-044
    Scenario: The refusal of version 99 names version 13
      When the client requests the upgrade with
        | Sec-WebSocket-Version | 99 |
      Then the refusal is an HTTP error
      And the "Sec-WebSocket-Version" header lists "13"

  @req:RFC6455-4.2.2-j @must
  Rule: A server MUST answer with an HTTP error where it offers no WebSocket
    A mistyped address has to say so. A server that answers 101 there leaves the desktop waiting for a stream.

    @case:UPG-045
    Scenario: A path where nothing is answers with an error, or is the same WebSocket
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

    @case:UPG-076 @control
    Scenario: The path of the target is a WebSocket that answers a ping
      When the client requests the upgrade
      Then the upgrade is refused, or the WebSocket "answers a ping"

  @req:RFC6455-4.2.2-k @must
  Rule: A server MUST refuse an unwanted origin with an HTTP error, not behind a 101
    A page of a foreign site that is told why can say so; one that gets a 101 and is then cut off looks like a bad
    network.

    @case:UPG-047
    Scenario Outline: The origin <origin> is refused or welcome
      When the client requests the upgrade with
        | Origin | <origin> |
      Then the upgrade is refused, or the WebSocket "answers a ping"

      Examples:
        | case    | origin                |
        | foreign | https://suite.invalid |
        | null    | null                  |
