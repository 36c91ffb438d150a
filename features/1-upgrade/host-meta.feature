Feature: Publishing where the WebSocket is
  A domain may say in a host-meta document where its WebSocket is. RFC 7395, section 4; XEP-0156, section 2.

  @req:RFC7395-4-a @may
  Rule: A server MAY publish the address of its WebSocket at the XMPP domain

    @case:UPG-070
    Scenario: The document links to a WebSocket
      When the client gets "https://$domain/.well-known/host-meta" with
        | Accept | */* |
      Then the page satisfies
        """xpath
        /xrd:XRD/xrd:Link[@rel='urn:xmpp:alt-connections:websocket' and @href]
        """

  @req:XEP0156-2.2-a @must
  Rule: A service MUST publish only addresses with TLS

    @case:UPG-071
    Scenario: Every address is one of https or wss
      When the client gets "https://$domain/.well-known/host-meta" with
        | Accept | application/xrd+xml |
      Then the page satisfies
        """xpath
        not(/xrd:XRD/xrd:Link[starts-with(@rel, 'urn:xmpp:alt-connections:')][not(starts-with(@href, 'wss://') or starts-with(@href, 'https://'))])
        """

  @req:XEP0156-2.2-c @must
  Rule: Clients MUST fetch the document over HTTPS alone

    @case:UPG-072
    Scenario: Plain HTTP does not give the document
      When the client gets "http://$domain/.well-known/host-meta" with
        | Accept | application/xrd+xml |
      Then the page satisfies
        """xpath
        not(/xrd:XRD)
        """

  @req:XEP0156-2.2-b @must
  Rule: A service that publishes addresses MUST do so in XRD

    @case:UPG-073
    Scenario Outline: The document is an XRD for a client that accepts <what>
      When the client gets "https://$domain/.well-known/host-meta" with
        | Accept | <accept> |
      Then the page satisfies
        """xpath
        /xrd:XRD
        """

      Examples:
        | case | what     | accept              |
        | xrd  | XRD      | application/xrd+xml |
        | any  | anything | */*                 |

  @req:XEP0156-3-a @should
  Rule: A service SHOULD let web pages of other origins read the document

    @case:UPG-074
    Scenario: The document may be read by a foreign page
      When the client gets "https://$domain/.well-known/host-meta" with
        | Origin | https://suite.invalid |
      And the page is offered
      Then the "Access-Control-Allow-Origin" header matches "\*|https://suite\.invalid"
