@needs:credentials @needs:bad-passwords @full
Feature: Trying again after a failure
  A user may mistype a password, an attacker may not try them all. RFC 6120, section 6.4.5.

  Background:
    Given the agent is at an open stream

  @req:RFC6120-6.4.5-b @should
  Rule: A server SHOULD allow at least two retries on a stream
    An agent who mistypes a password should not have to wait for a new connection.

    @case:AUT-050
    Scenario: The third attempt succeeds with the right password
      When the agent tries 2 wrong passwords
      And the agent authenticates with its bare JID as authorization identity
      Then the authentication succeeds

  @req:RFC6120-6.4.5-d @should
  Rule: A server SHOULD allow five retries at most on a stream
    Endless attempts are how passwords are guessed.

    @case:AUT-051
    Scenario: The stream ends with the sixth wrong password, or before
      When the agent tries 6 wrong passwords
      Then the server ends the stream of the agent

  @req:RFC6120-6.4.5-c @must
  Rule: A server MUST say by a stream error that the limit of retries is exceeded
    A desktop that is cut off without a word takes it for a broken network, and tries on.

    @case:AUT-052
    Scenario: The stream does not end without an error after too many retries
      When the agent tries 11 wrong passwords
      And the server has ended the stream of the agent
      Then the stream of the agent goes on, or ends with an error

  @req:RFC6120-6.4.5-e @should
  Rule: A server SHOULD say by policy-violation that the limit of retries is exceeded, or else by not-authorized
    By this condition a desktop knows that it should stop trying.

    @case:AUT-054
    Scenario: The stream ends with policy-violation or not-authorized after too many retries
      When the agent tries 11 wrong passwords
      And the server has ended the stream of the agent
      Then the stream of the agent goes on, or ends with an error
      And the agent has received nothing with
        """xpath
        /stream:error[not(streamerr:policy-violation or streamerr:not-authorized)]
        """
