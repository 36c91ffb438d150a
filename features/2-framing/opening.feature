Feature: Opening the stream
  A stream begins with an open element from either side, each in a message of its own. RFC 7395, section 3.4.

  Background:
    Given the client is connected
    When the client opens the stream

  @req:RFC7395-3.4-b @must
  Rule: A server MUST answer an open element with an open element, or close
    A desktop that is not answered waits for its timeout, and its agent before a page that does nothing.

    @case:FRM-001
    Scenario: The server opens its stream for a domain that it serves
      Then the server opens its stream

  @req:RFC6120-4.7.1-a @must
  Rule: A server MUST open its stream in one of its own names
    A client makes sure by it that it has reached the domain it meant.

    @case:FRM-002
    Scenario: The server's open element is from the domain
      Then the from of the answer is "$domain"

  @req:RFC6120-4.7.3-a @must
  Rule: A server MUST give its stream an id
    The id is what a log of the server names a session by, and by which a fault can be followed there.

    @case:FRM-003
    Scenario: The server's stream has an id
      Then the answer has an id

  @req:RFC6120-4.7.4-a @must
  Rule: A server MUST name the language of its stream
    Texts of errors come in this language, and are shown to an agent as they are.

    @case:FRM-004
    Scenario: The server's stream has a language
      Then the answer has a xml:lang

  @req:RFC6120-4.7.5-a @must
  Rule: A server MUST answer version 1.0 with version 1.0
    A client of version 1.0 expects features next, and waits in vain for those of an older protocol.

    @case:FRM-005
    Scenario: The server's stream has the version 1.0
      Then the version of the answer is "1.0"

  @req:RFC6120-4.7.2-b @must
  Rule: A server MUST NOT address a client that gave no address
    The server does not know yet who is there; an address would be a guess.

    @case:FRM-006
    Scenario: The server's open element is addressed to nobody
      Then the answer satisfies
        """xpath
        /framing:open[not(@to)]
        """

  @req:RFC6120-4.3.2-a @must
  Rule: A server MUST send its features after its open element
    A desktop that sees no features does not know how it may sign in, and waits.

    @case:FRM-007
    Scenario: Features follow the open element, be they empty
      Then the features satisfy "true()"

  @req:RFC6120-6.4.1-a @should
  Rule: A server SHOULD offer SASL in its first features
    A desktop that finds no mechanism cannot sign in.

    @case:FRM-008
    Scenario: The features offer a mechanism
      Then the features satisfy "sasl:mechanisms/sasl:mechanism"

  @req:RFC7395-3.9-b @must
  Rule: A server MUST NOT offer STARTTLS on a WebSocket
    TLS is beneath the WebSocket already; a client that believed the offer would break its stream.

    @case:FRM-009
    Scenario: The features do not offer STARTTLS
      Then the features satisfy "not(tls:starttls)"

  @req:RFC6120-7.4-b @must
  Rule: A server MUST NOT offer binding before authentication
    A client that believed the offer would ask for a resource for nobody.

    @case:FRM-010
    Scenario: The features do not offer binding yet
      Then the features satisfy "not(bind:bind)"

  @req:RFC7395-3.3.2-a @must
  Rule: A server MUST write its open and close elements in the framing namespace
    In another namespace a client does not recognise the beginning or the end of its stream.

    @case:FRM-100
    Scenario: The server answers by an open element in the framing namespace
      Then the server opens its stream

    @case:FRM-101
    Scenario: The server answers by a close element in the framing namespace
      Given the server has answered the client with
        """xpath
        /stream:features
        """
      When the client closes the stream
      Then the server closes its stream

  @req:RFC6120-4.3.2-b @must
  Rule: A server MUST qualify each feature by a namespace of its own
    A client tells the features apart by their namespaces, and has to be able to skip those that it does not know.

    @case:FRM-102
    Scenario: The features before authentication each have a namespace of their own
      Then the features satisfy "not(*[namespace-uri()='' or namespace-uri()='http://etherx.jabber.org/streams' or namespace-uri()='jabber:client'])"

  @req:RFC6120-6.4.1-b @must
  Rule: A server MUST name each mechanism once, by a SASL name
    A client compares the names with those it can do; a name twice, or one that is none, confuses the choice.

    @case:FRM-104
    Scenario: The mechanisms have proper names, and no two the same
      Then the features satisfy "not(sasl:mechanisms/sasl:mechanism[position() < 300][.=preceding-sibling::sasl:mechanism or .='' or string-length(.) > 20 or translate(., 'ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_', '')])"

  @req:RFC6120-13.8.1-a @must
  Rule: A server MUST implement SCRAM-SHA-1
    By SCRAM an agent could sign in without its password passing through the server's logs. Finesse's desktops do not
    use it.

    @case:FRM-105
    Scenario: The features offer SCRAM-SHA-1
      Then the features satisfy "sasl:mechanisms/sasl:mechanism[.='SCRAM-SHA-1']"

  @req:RFC6120-13.8.3-b @should @needs:tls
  Rule: A server SHOULD NOT offer PLAIN where it could offer SCRAM
    PLAIN tells the server the password itself; where there is a better way it should not stand alone.

    @case:FRM-106
    Scenario: The features offer PLAIN beside others
      Then the features satisfy "sasl:mechanisms[not(sasl:mechanism='PLAIN') or sasl:mechanism[starts-with(., 'SCRAM-')]]"
