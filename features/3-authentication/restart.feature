@needs:credentials
Feature: Opening the stream anew after authentication
  Success ends both streams; the client opens a new one on the same WebSocket. RFC 7395, section 3.7.

  Background:
    Given the agent is authenticated
    When the agent opens the stream

  @req:RFC7395-3.7-a @must
  Rule: A server MUST answer the new open element with one of its own
    Without it the desktop stays between sign-in and binding, where it can do nothing.

    @case:AUT-020
    Scenario: The server answers the new open element with one of its own
      Then the server opens its stream

    @case:AUT-025
    Scenario: The server sends no close element in between
      Then the server opens its stream
      And the agent has received nothing with
        """xpath
        /framing:close
        """

  @req:RFC6120-4.7.2-b @must
  Rule: The header after the restart MUST NOT have a "to" either where the client's has no "from"
    A client that finds another name than its own there has to end the stream.

    @case:AUT-028
    Scenario: The header after the restart has no address where the client gave none
      Then the answer satisfies
        """xpath
        /framing:open[not(@to)]
        """

  @req:RFC6120-4.7.5-a @must
  Rule: The header after the restart MUST tell the lower of both versions, as the first does
    A client takes a higher version for a server that it does not understand.

    @case:AUT-029
    Scenario: The header after the restart has the version of the client
      Then the answer satisfies
        """xpath
        /framing:open[@version='1.0']
        """

  @req:RFC6120-4.3.3-b @must
  Rule: A server MUST NOT end the stream or the connection on a restart
    A desktop whose connection ends here would sign in again and again.

    @case:AUT-026
    Scenario: The connection goes on to the new features
      Then the features satisfy "true()"
      And the agent has received nothing with
        """xpath
        /framing:close | /stream:error
        """

  @req:RFC6120-4.3.3-a @must
  Rule: A server MUST give the new stream a new id
    An id that both streams share lets whoever saw the first, unauthenticated one claim the second.

    @case:AUT-021
    Scenario: The new stream has another id than the one before
      Then the answer satisfies
        """xpath
        /framing:open[@id and @id != $prev_id]
        """

  @req:RFC6120-4.3.4-a @must
  Rule: A server MUST send its features anew
    The features of before no longer hold; without new ones the desktop does not know that it may bind.

    @case:AUT-022
    Scenario: Features follow the new open element
      Then the features satisfy "true()"

  @req:RFC6120-7.4-a @must
  Rule: A server MUST offer binding now
    A desktop binds only where it is offered.

    @case:AUT-023
    Scenario: The new features offer binding
      Then the features satisfy "bind:bind"

  @req:RFC6120-6.4.1-c @must
  Rule: A server MUST NOT offer mechanisms to a user who is authenticated
    A client that finds mechanisms takes itself for not signed in.

    @case:AUT-024
    Scenario: The new features offer no mechanism
      Then the features satisfy "not(sasl:mechanisms)"

  @req:RFC4422-3.8-a @must @needs:peer
  Rule: A server MUST NOT let a user who is signed in sign in as another
    A session that could change its user would carry one agent's subscriptions to another.

    @case:AUT-027
    Scenario: Credentials of another user on a bound stream do not succeed
      Given the agent is bound
      When the agent authenticates as the supervisor
      Then the agent receives nothing with
        """xpath
        /sasl:success
        """
