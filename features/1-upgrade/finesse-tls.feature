@needs:finesse @needs:tls
Feature: TLS at Finesse
  All ports of Finesse share one certificate, and none speaks an old TLS. Cisco's sample client and Finesse Developer
  Guide, Connect to XMPP over TCP.

  @req:FIN-TLS-a @must
  Rule: TLS below 1.2 MUST NOT be negotiated
    What an agent types as a password passes here; an old TLS lets others read it, and security scans fail the server
    for it.

    @case:FIN-080-<case>
    Scenario Outline: <the version> is refused
      When the client offers "<the version>" with common cipher suites
      Then the TLS handshake is refused

      Examples:
        | case    | the version |
        | tls-1.0 | TLS 1.0     |
        | tls-1.1 | TLS 1.1     |

    @case:FIN-081 @control
    Scenario: TLS 1.2 is accepted
      When the client offers "TLS 1.2" with common cipher suites
      Then the TLS handshake is accepted

  @req:FIN-CERTIFICATE-a @should
  Rule: The certificate SHOULD be in force, trusted and for the host
    A browser opens no WebSocket behind a certificate that it does not trust, and asks nobody: the desktop only says
    that it has no connection.

    @case:FIN-082
    Scenario: The certificate leads to a trusted authority
      When the client requests the upgrade over a connection with
        | certificate | any |
      Then the certificate is trusted

    @case:FIN-083
    Scenario: The certificate is for the host of the address
      When the client requests the upgrade over a connection with
        | certificate | any |
      Then the certificate is for "$host"
