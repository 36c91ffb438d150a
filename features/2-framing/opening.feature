Feature: Opening the stream
  A stream begins with an open element from either side, each in a message of its own. RFC 7395, section 3.4.

  Background:
    Given the client is connected
    When the client opens the stream

  @req:RFC7395-3.4-b @must
  Rule: A server MUST answer an open element with an open element, or close

    @case:FRM-001
    Scenario: A served domain is opened
      Then the server opens its stream

  @req:RFC6120-4.7.1-a @must
  Rule: A server MUST open its stream in one of its own names

    @case:FRM-002
    Scenario: The from is the domain
      Then the from of the answer is "$domain"

  @req:RFC6120-4.7.3-a @must
  Rule: A server MUST give its stream an id

    @case:FRM-003
    Scenario: The id is not empty
      Then the answer has an id

  @req:RFC6120-4.7.4-a @must
  Rule: A server MUST name the language of its stream

    @case:FRM-004
    Scenario: The language is not empty
      Then the answer has a xml:lang

  @req:RFC6120-4.7.5-a @must
  Rule: A server MUST answer version 1.0 with version 1.0

    @case:FRM-005
    Scenario: The version is 1.0
      Then the version of the answer is "1.0"

  @req:RFC6120-4.7.2-b @must
  Rule: A server MUST NOT address a client that gave no address

    @case:FRM-006
    Scenario: There is no to
      Then the answer satisfies
        """xpath
        /framing:open[not(@to)]
        """

  @req:RFC6120-4.3.2-a @must
  Rule: A server MUST send its features after its open element

    @case:FRM-007
    Scenario: Features follow, be they empty
      Then the features satisfy "true()"

  @req:RFC6120-6.4.1-a @should
  Rule: A server SHOULD offer SASL in its first features

    @case:FRM-008
    Scenario: A mechanism is offered
      Then the features satisfy "sasl:mechanisms/sasl:mechanism"

  @req:RFC7395-3.9-b @must
  Rule: A server MUST NOT offer STARTTLS on a WebSocket

    @case:FRM-009
    Scenario: No STARTTLS
      Then the features satisfy "not(tls:starttls)"

  @req:RFC6120-7.4-b @must
  Rule: A server MUST NOT offer binding before authentication

    @case:FRM-010
    Scenario: No binding yet
      Then the features satisfy "not(bind:bind)"

  @req:RFC7395-3.3.2-a @must
  Rule: A server MUST write its open and close elements in the framing namespace

    @case:FRM-100
    Scenario: The open element of an answer
      Then the server opens its stream

    @case:FRM-101
    Scenario: The close element of an answer
      Given the server answers the client with
        """xpath
        /stream:features
        """
      When the client closes the stream
      Then the server closes its stream

  @req:RFC6120-4.3.2-b @must
  Rule: A server MUST qualify each feature by a namespace of its own

    @case:FRM-102
    Scenario: The features before authentication
      Then the features satisfy "not(*[namespace-uri()='' or namespace-uri()='http://etherx.jabber.org/streams' or namespace-uri()='jabber:client'])"

  @req:RFC6120-6.4.1-b @must
  Rule: A server MUST name each mechanism once, by a SASL name

    @case:FRM-104
    Scenario: The mechanisms are names, and no two are the same
      Then the features satisfy "not(sasl:mechanisms/sasl:mechanism[position() < 300][.=preceding-sibling::sasl:mechanism or .='' or string-length(.) > 20 or translate(., 'ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_', '')])"

  @req:RFC6120-13.8.1-a @must
  Rule: A server MUST implement SCRAM-SHA-1

    @case:FRM-105
    Scenario: SCRAM-SHA-1 is offered
      Then the features satisfy "sasl:mechanisms/sasl:mechanism[.='SCRAM-SHA-1']"

  @req:RFC6120-13.8.3-b @should @needs:tls
  Rule: A server SHOULD NOT offer PLAIN where it could offer SCRAM

    @case:FRM-106
    Scenario: PLAIN does not stand alone
      Then the features satisfy "sasl:mechanisms[not(sasl:mechanism='PLAIN') or sasl:mechanism[starts-with(., 'SCRAM-')]]"
