@needs:credentials
Feature: Authenticating by PLAIN
  The mechanism is PLAIN, its data the initial response: authorization identity, user, password.
  RFC 4616, section 2; RFC 6120, section 6.

  Background:
    Given the agent is at an open stream

  @req:RFC6120-6.3.8-b @must
  Rule: A server MUST accept the user's own bare JID as authorization identity

    @case:AUT-001
    Scenario: The bare JID is named, as the desktop does
      When the agent authenticates with its bare JID as authorization identity
      Then the authentication succeeds

  @req:RFC4616-2-b @must
  Rule: A server MUST derive the authorization identity where the client names none

    @case:AUT-002
    Scenario: No authorization identity is named
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

    @case:AUT-003
    Scenario: Success carries no data
      When the agent authenticates with its bare JID as authorization identity
      Then the answer satisfies
        """xpath
        /sasl:success[not(*) and (normalize-space(.)='' or .='=')]
        """

  @req:RFC6120-6.5.10-a @must @needs:bad-passwords
  Rule: A server MUST refuse wrong credentials as not-authorized

    @case:AUT-004
    Scenario: A wrong password is refused
      When the agent tries 1 wrong password
      Then the authentication fails with "not-authorized"

    @case:AUT-005 @control
    Scenario: Its twin, the right password, is accepted on such a stream
      When the agent authenticates with its bare JID as authorization identity
      Then the authentication succeeds

    @case:AUT-007
    Scenario: An unknown user is refused no otherwise
      When the agent authenticates with the PLAIN message "\0nobody-$random\0$wrong"
      Then the authentication fails with "not-authorized"

  @req:RFC6120-6.5.7-a @must
  Rule: A server MUST refuse a mechanism that it does not offer as invalid-mechanism

    @case:AUT-006
    Scenario: A mechanism nobody knows
      When the agent sends
        """xml
        <auth xmlns='urn:ietf:params:xml:ns:xmpp-sasl' mechanism='SUITE-NONE'/>
        """
      Then the authentication fails with "invalid-mechanism"
