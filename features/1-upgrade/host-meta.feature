Feature: Publishing where the WebSocket is
  A domain may say in a host-meta document where its WebSocket is. RFC 7395, section 4; XEP-0156, section 2.

  @req:RFC7395-4-a @may
  Rule: A server MAY publish the address of its WebSocket at the XMPP domain
    A client that is told only its domain can find the address of the WebSocket by itself. Finesse's desktops are told
    it otherwise.

    @case:UPG-070
    Scenario: The host-meta document links to a WebSocket
      When the client gets "https://$domain/.well-known/host-meta" with
        | Accept | */* |
      Then the page satisfies
        """xpath
        /xrd:XRD/xrd:Link[@rel='urn:xmpp:alt-connections:websocket' and @href]
        """

  @req:XEP0156-2.2-a @must
  Rule: A service MUST publish only addresses with TLS
    A client follows what is published; an address without TLS would carry passwords in clear.

    @case:UPG-071
    Scenario: The host-meta document lists addresses of https and wss alone
      When the client gets "https://$domain/.well-known/host-meta" with
        | Accept | application/xrd+xml |
      Then the page satisfies
        """xpath
        not(/xrd:XRD/xrd:Link[starts-with(@rel, 'urn:xmpp:alt-connections:')][not(starts-with(@href, 'wss://') or starts-with(@href, 'https://'))])
        """

  @req:XEP0156-2.2-c @must
  Rule: Clients MUST fetch the document over HTTPS alone
    What comes over plain HTTP may have been put there by anybody, a wrong address of the WebSocket among it.

    @case:UPG-072
    Scenario: Plain HTTP does not give the host-meta document
      When the client gets "http://$domain/.well-known/host-meta" with
        | Accept | application/xrd+xml |
      Then the page satisfies
        """xpath
        not(/xrd:XRD)
        """

  @req:XEP0156-2.2-b @must
  Rule: A service that publishes addresses MUST do so in XRD
    XRD is the form that every client can read; JSON comes beside it at most.

    @case:UPG-073
    Scenario Outline: The host-meta document is an XRD for a client that accepts <what>
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
    A desktop is a web page: without this header its browser hides the document from it.

    @case:UPG-074
    Scenario: The host-meta document may be read by a page of another origin
      When the client gets "https://$domain/.well-known/host-meta" with
        | Origin | https://suite.invalid |
      And the server has offered the page
      Then the "Access-Control-Allow-Origin" header matches "\*|https://suite\.invalid"
