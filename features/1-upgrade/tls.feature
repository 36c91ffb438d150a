Feature: TLS beneath the WebSocket
  A wss address means TLS first, and HTTP and WebSocket inside. RFC 6455, sections 4.2.2 and 10.6; RFC 7590, section 3.

  @req:RFC6455-10.6-a @must @needs:tls
  Rule: A server of a wss address MUST speak TLS beneath the WebSocket
    A desktop is served at an address of wss. Without TLS there, it cannot connect at all.

    @case:UPG-009
    Scenario: The upgrade goes through TLS
      When the client requests the upgrade
      Then the response is "HTTP/1.1 101"

    @case:UPG-050
    Scenario Outline: The upgrade goes through TLS for a client that offers <ALPN>
      When the client requests the upgrade over a connection with
        | ALPN | <protocols> |
      Then the response is "HTTP/1.1 101"

      Examples:
        | case     | ALPN              | protocols |
        | http-1.1 | http/1.1 by ALPN  | http/1.1  |
        | none     | nothing by ALPN   |           |

  @req:RFC6455-4.2.2-a @must @needs:tls
  Rule: A server MUST NOT upgrade a plain connection on a port for TLS
    A client that forgets TLS has to notice, before it sends a password in clear.

    @case:UPG-051
    Scenario: An upgrade requested in clear text is refused
      When the client requests the upgrade over a connection with
        | TLS | no |
      Then the upgrade is refused, and granted without that fault

  @req:RFC7395-3.9-a @must
  Rule: A server MUST leave encryption to the layer below the WebSocket
    On a WebSocket TLS is already there; a client that was asked to begin it again inside could not.

    @case:UPG-052 @needs:tls
    Scenario: A wss address is served
      When the client requests the upgrade
      Then the response is "HTTP/1.1 101"

    @case:UPG-053
    Scenario: The stream does not offer to encrypt itself
      Given the client is connected
      When the client opens the stream
      Then the features satisfy "not(tls:starttls)"

  @req:RFC7590-3-a @must @needs:tls
  Rule: A server MUST NOT negotiate SSL
    SSL is broken: who can read the network could read what an agent types.

    @case:UPG-054
    Scenario Outline: <the version> is refused
      When the client offers "<the version>" with common cipher suites
      Then the TLS handshake is refused

      Examples:
        | case | the version |
        | ssl2 | SSL 2.0     |
        | ssl3 | SSL 3.0     |

  @req:RFC7590-3-b @should @needs:tls
  Rule: A server SHOULD NOT negotiate TLS below 1.2
    TLS 1.0 and 1.1 are deprecated; browsers refuse them, and so do security scans.

    @case:UPG-055
    Scenario Outline: <the version> is refused
      When the client offers "<the version>" with common cipher suites
      Then the TLS handshake is refused

      Examples:
        | case    | the version |
        | tls-1.0 | TLS 1.0     |
        | tls-1.1 | TLS 1.1     |

  @req:RFC7590-3-c @must @needs:tls
  Rule: A server MUST support TLS 1.2, and no cipher suites of less than 112 bits
    TLS 1.2 is what every desktop in use speaks; weaker ciphers protect no password.

    @case:UPG-056
    Scenario: TLS 1.2 with common cipher suites is accepted
      When the client offers "TLS 1.2" with common cipher suites
      Then the TLS handshake is accepted

    @case:UPG-057
    Scenario: The upgrade goes through TLS 1.2
      When the client requests the upgrade over a connection with
        | TLS | 1.2 |
      Then the response is "HTTP/1.1 101"

    @case:UPG-058
    Scenario Outline: <suites> cipher suites are refused
      When the client offers "TLS 1.2" with <suites> cipher suites
      Then the TLS handshake is refused

      Examples:
        | case      | suites    |
        | null      | NULL      |
        | export    | EXPORT    |
        | des       | DES       |
        | rc4       | RC4       |
        | anonymous | anonymous |

  @req:RFC6120-13.7.1.2.1-a @should @needs:tls
  Rule: A server SHOULD show a certificate for the host and for the XMPP domain
    A browser accepts a certificate for the host of its address alone; XMPP clients also look for the domain.

    @case:UPG-059
    Scenario Outline: The certificate is for the <what>
      When the client requests the upgrade over a connection with
        | certificate | any |
      Then the certificate is for "<the value>"

      Examples:
        | case   | what        | the value |
        | host   | host        | $host     |
        | domain | XMPP domain | $domain   |
