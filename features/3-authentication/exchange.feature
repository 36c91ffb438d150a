@needs:credentials
Feature: The exchange of SASL messages
  Beside the short way of an initial response there are a longer one, an abort, and several ways to fail.
  RFC 6120, sections 6.3 to 6.5.

  Background:
    Given the agent is at an open stream

  @req:RFC6120-6.3.10-a @must
  Rule: A server MUST support an initial response
    A Finesse desktop sends the password with its first message; without this its sign-in takes a step that it does
    not know.

    @case:AUT-030
    Scenario: A PLAIN message sent at once is answered by the verdict
      When the agent sends
        """xml
        <auth xmlns='urn:ietf:params:xml:ns:xmpp-sasl' mechanism='PLAIN'>$plain</auth>
        """
      Then the authentication succeeds

  @req:RFC6120-6.3.10-b @must
  Rule: A server MUST support the exchange without an initial response as well
    Other libraries wait to be asked for the password. Both kinds of clients are in use.

    @case:AUT-031
    Scenario: An auth element without data is answered by an empty challenge
      When the agent sends
        """xml
        <auth xmlns='urn:ietf:params:xml:ns:xmpp-sasl' mechanism='PLAIN'/>
        """
      Then the answer satisfies
        """xpath
        /sasl:challenge[not(*) and (normalize-space(.)='' or .='=')]
        """

    @case:AUT-032
    Scenario: The response to the challenge leads to success
      When the agent sends
        """xml
        <auth xmlns='urn:ietf:params:xml:ns:xmpp-sasl' mechanism='PLAIN'/>
        """
      And the server has answered the agent with
        """xpath
        /sasl:challenge
        """
      And the agent sends
        """xml
        <response xmlns='urn:ietf:params:xml:ns:xmpp-sasl'>$plain</response>
        """
      Then the authentication succeeds

  @req:RFC6120-6.4.2-a @must
  Rule: A server MUST take a new auth element in place of an unfinished exchange
    A client whose sign-in got stuck begins again on the same stream, and the agent need not reload the page.

    Scenario Outline: PLAIN with its data succeeds where the answer to a challenge of <the mechanism> was due
      Given the server has offered the agent "sasl:mechanisms/sasl:mechanism[.='<the mechanism>']"
      When the agent sends
        """xml
        <auth xmlns='urn:ietf:params:xml:ns:xmpp-sasl' mechanism='<the mechanism>'><the first data></auth>
        """
      And the server has answered the agent with
        """xpath
        /sasl:challenge
        """
      And the agent authenticates with its bare JID as authorization identity
      Then the authentication succeeds

      @case:AUT-033-<case>
      Examples:
        | case  | the mechanism | the first data |
        | plain | PLAIN         |                |
        | scram | SCRAM-SHA-1   | $scram         |

  @req:RFC6120-6.4.4-a @must @full
  Rule: A server MUST answer an abort element with the failure aborted
    A sign-in that the user cancels has to end as cancelled, and not as a wrong password.

    Scenario Outline: An exchange given up after a challenge of <the mechanism> is answered with aborted
      Given the server has offered the agent "sasl:mechanisms/sasl:mechanism[.='<the mechanism>']"
      When the agent sends
        """xml
        <auth xmlns='urn:ietf:params:xml:ns:xmpp-sasl' mechanism='<the mechanism>'><the first data></auth>
        """
      And the server has answered the agent with
        """xpath
        /sasl:challenge
        """
      And the agent sends
        """xml
        <abort xmlns='urn:ietf:params:xml:ns:xmpp-sasl'/>
        """
      Then the authentication fails with "aborted"

      @case:AUT-034-<case>
      Examples:
        | case  | the mechanism | the first data |
        | plain | PLAIN         |                |
        | scram | SCRAM-SHA-1   | $scram         |

  @req:RFC6120-6.4.5-b @should @full
  Rule: A server SHOULD allow another attempt on a stream after one that was given up
    A client that gave up one way to sign in can then try another.

    Scenario Outline: The stream can be used for another attempt after one by <the mechanism>
      Given the server has offered the agent "sasl:mechanisms/sasl:mechanism[.='<the mechanism>']"
      When the agent sends
        """xml
        <auth xmlns='urn:ietf:params:xml:ns:xmpp-sasl' mechanism='<the mechanism>'><the first data></auth>
        """
      And the server has answered the agent with
        """xpath
        /sasl:challenge
        """
      And the agent sends
        """xml
        <abort xmlns='urn:ietf:params:xml:ns:xmpp-sasl'/>
        """
      And the server has answered the agent with
        """xpath
        /sasl:failure
        """
      And the agent authenticates with its bare JID as authorization identity
      Then the authentication succeeds

      @case:AUT-035-<case>
      Examples:
        | case  | the mechanism | the first data |
        | plain | PLAIN         |                |
        | scram | SCRAM-SHA-1   | $scram         |

  @req:RFC6120-6.3.5-a @must
  Rule: A server MUST write the data of SASL elements in strict base64, without white space
    Clients decode by the letter; a blank in the data makes a right challenge unreadable.

    @case:AUT-053
    Scenario: The challenge that asks for the data of PLAIN holds no white space
      When the agent sends
        """xml
        <auth xmlns='urn:ietf:params:xml:ns:xmpp-sasl' mechanism='PLAIN'/>
        """
      And the server has answered the agent with
        """xpath
        /sasl:challenge
        """
      Then the agent has received nothing with
        """xpath
        /sasl:challenge[string(.) != translate(normalize-space(.), ' ', '')]
        """

    @case:AUT-036 @passive
    Scenario: No challenge and no success of any case holds characters that are not base64
      Then no message of any case matches "^<(\w+:)?(challenge|success)\b[^>]*[^/]>(?!(=|([A-Za-z0-9+/]{4})*([A-Za-z0-9+/][AQgw]==|[A-Za-z0-9+/]{2}[AEIMQUYcgkosw048]=)?)</)"

  @req:RFC6120-6.4.6-c @must @passive
  Rule: A server MUST report one outcome of an exchange
    A client that was told both success and failure would do something wrong, whichever it believed.

    @case:AUT-066
    Scenario: No exchange of any case has two outcomes
      When the agent authenticates with its bare JID as authorization identity
      Then the authentication succeeds
      And no exchange of any case has two outcomes

  @req:RFC6120-6.4.5-a @must
  Rule: A server MUST report a failure by a failure element with one condition
    By the condition a desktop tells a wrong password from a server that is out of order.

    @case:AUT-037
    Scenario: The failure of an unknown mechanism has one condition
      When the agent sends
        """xml
        <auth xmlns='urn:ietf:params:xml:ns:xmpp-sasl' mechanism='SUITE-NONE'/>
        """
      Then the answer satisfies
        """xpath
        /sasl:failure[count(sasl:*[local-name() != 'text']) = 1 and count(sasl:text) <= 1]
        """

  @req:RFC6120-6.5.7-b @must
  Rule: A server MUST refuse an auth element that names no mechanism as invalid-mechanism
    The one who writes a client learns what is missing.

    @case:AUT-038
    Scenario: An auth element that names no mechanism is refused
      When the agent sends
        """xml
        <auth xmlns='urn:ietf:params:xml:ns:xmpp-sasl'/>
        """
      Then the authentication fails with "invalid-mechanism"

  @req:RFC6120-6.5.5-a @must @full
  Rule: A server MUST refuse data that are not base64 as incorrect-encoding
    The one who writes a client learns that the encoding is wrong, and does not look for a wrong password.

    @case:AUT-039
    Scenario: Data with characters outside the alphabet are refused, whose like are accepted in AUT-030
      When the agent sends
        """xml
        <auth xmlns='urn:ietf:params:xml:ns:xmpp-sasl' mechanism='PLAIN'>@@not base64@@</auth>
        """
      Then the authentication fails with "incorrect-encoding"
