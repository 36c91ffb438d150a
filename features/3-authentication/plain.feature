@needs:credentials
Feature: Authenticating by PLAIN
  The mechanism is PLAIN, its data the initial response: authorization identity, user, password.
  RFC 4616, section 2; RFC 6120, section 6.

  Background:
    Given the agent is at an open stream

  @req:RFC6120-6.3.8-b @must
  Rule: A server MUST accept the user's own bare JID as authorization identity
    It is what every Finesse desktop sends.

    @case:AUT-001
    Scenario: The bare JID is accepted as identity, as the desktop names it
      When the agent authenticates with its bare JID as authorization identity
      Then the authentication succeeds

  @req:RFC4616-2-b @must
  Rule: A server MUST derive the authorization identity where the client names none
    Libraries other than Finesse's leave the identity out, as the specification recommends.

    @case:AUT-002
    Scenario: An empty authorization identity is accepted
      When the agent authenticates with no JID as authorization identity
      Then the authentication succeeds

    @case:AUT-008 @needs:bad-passwords
    Scenario: The name without the password is not enough
      When the agent authenticates with the PLAIN message "\0$username\0$wrong"
      Then the agent receives nothing with
        """xpath
        /sasl:success
        """

  @req:RFC6120-6.4.6-b @must
  Rule: A server MUST report success with an empty success element
    A desktop takes whatever comes with success for part of a longer exchange.

    @case:AUT-003
    Scenario: Success carries no data
      When the agent authenticates with its bare JID as authorization identity
      Then the answer satisfies
        """xpath
        /sasl:success[not(*) and (normalize-space(.)='' or .='=')]
        """

  @req:RFC6120-6.5.10-a @must @needs:bad-passwords
  Rule: A server MUST refuse wrong credentials as not-authorized
    A desktop says "wrong password" for this condition, and something else for any other.

    @case:AUT-004
    Scenario: A wrong password is refused as not-authorized
      When the agent tries 1 wrong password
      Then the authentication fails with "not-authorized"

    @case:AUT-005 @control
    Scenario: The right password is accepted on a stream like that
      When the agent authenticates with its bare JID as authorization identity
      Then the authentication succeeds

    @case:AUT-007
    Scenario: An unknown user is refused in the same way as a wrong password
      When the agent authenticates with the PLAIN message "\0nobody-$random\0$wrong"
      Then the authentication fails with "not-authorized"

  @req:RFC6120-6.5.7-a @must
  Rule: A server MUST refuse a mechanism that it does not offer as invalid-mechanism
    A client then tries another mechanism, in place of telling its user that the password is wrong.

    @case:AUT-006
    Scenario: An unknown mechanism is refused as invalid-mechanism
      When the agent sends
        """xml
        <auth xmlns='urn:ietf:params:xml:ns:xmpp-sasl' mechanism='SUITE-NONE'/>
        """
      Then the authentication fails with "invalid-mechanism"
