@needs:credentials
Feature: What a PLAIN message may hold
  Authorization identity, user and password, divided by the character NUL, written here as \0. RFC 4616, section 2;
  RFC 6120, sections 6.3.8 and 6.5.8. The twins of these refusals are AUT-001 and AUT-002, which succeed.

  Background:
    Given the agent is at an open stream

  @req:RFC4616-2-a @must @needs:bad-passwords
  Rule: A server MUST take a user and a password of 255 octets each for good syntax
    Long names and long passwords are allowed; a user who has one must be able to sign in.

    @case:AUT-040
    Scenario: A name and a password of 255 octets are refused as unknown, and not as too long
      When the agent authenticates with the PLAIN message "\0$long_name\0$long_wrong"
      Then the authentication fails with "not-authorized"

  @req:RFC4616-2-c @must @needs:bad-passwords
  Rule: A server MUST NOT let anybody in on an empty or garbled field
    Whoever gets in on an empty password needs none.

    Scenario Outline: A PLAIN message with an empty or garbled field fails: <what>
      When the agent authenticates with the PLAIN message "<the message>"
      Then the answer satisfies
        """xpath
        /sasl:failure
        """

      @case:AUT-041-<case>
      Examples:
        | case     | what                                         | the message                       |
        | password | An empty password                            | \\0$username\\0                   |
        | user     | No user                                      | \\0\\0$password                   |
        | utf-8    | A byte behind the password that is not UTF-8 | \\0$username\\0$password\\xff     |
        | nul      | A NUL and more behind the password           | \\0$username\\0$password\\0behind |
        | leading  | A NUL too many in front of the username      | \\0\\0$username\\0$password       |

  @req:RFC6120-6.5.8-a @must @full @needs:bad-passwords
  Rule: A server MUST refuse data that break the mechanism's syntax as malformed-request
    The one who writes a client learns that the message is built wrongly, and does not lock an account by trying.

    Scenario Outline: A PLAIN message of wrong syntax is refused as malformed: <what>
      When the agent authenticates with the PLAIN message "<the message>"
      Then the authentication fails with "malformed-request"

      @case:AUT-042-<case>
      Examples:
        | case  | what                               | the message                       |
        | none  | No NUL at all                      | $username                         |
        | one   | One NUL only                       | $username\\0$password             |
        | three | A NUL and more behind the password | \\0$username\\0$password\\0behind |

    @case:AUT-042-empty
    Scenario: A PLAIN message of no length is refused as malformed
      When the agent sends
        """xml
        <auth xmlns='urn:ietf:params:xml:ns:xmpp-sasl' mechanism='PLAIN'>=</auth>
        """
      Then the authentication fails with "malformed-request"

  @req:RFC6120-6.3.8-a @must @needs:bad-passwords
  Rule: A server MUST refuse an identity that the user may not act as by invalid-authzid
    The desktop names its user as identity; a server that took any other would let one agent act for another.

    Scenario Outline: An identity that the user may not act as is refused: <what>
      When the agent authenticates with the PLAIN message "<the identity>\0$username\0$password"
      Then the authentication fails with "invalid-authzid"

      @case:AUT-043-<case>
      Examples:
        | case   | what                         | the identity                   |
        | full   | The user's own full JID      | $bare/$resource                |
        | domain | The user at a foreign domain | $username@no-such-host.invalid |

      @case:AUT-043-<case> @needs:peer
      Examples:
        | case  | what         | the identity |
        | other | Another user | $peer        |

  @req:RFC6120-6.3.8-c @must @needs:bad-passwords @needs:peer
  Rule: A server MUST NOT let a user in as another by naming that one
    An agent who can be bound as a colleague hears that colleague's events.

    @case:AUT-044
    Scenario: A user who names another as identity does not get the other's JID
      When the agent authenticates with the PLAIN message "$peer\0$username\0$password"
      And the server has answered the agent with
        """xpath
        /sasl:success | /sasl:failure
        """
      And the agent opens the stream
      And the agent binds its resource
      Then the agent receives nothing with
        """xpath
        /client:iq/bind:bind/bind:jid[substring-before(., '/')=$peer]
        """

  @req:RFC6120-6.4.6-a @should @full @needs:tls @needs:bad-passwords @needs:peer
  Rule: A server SHOULD compare the from of the client's header with who signs in
    Who says one name and signs in as another may be after something.

    @case:AUT-045
    Scenario: A user who signs in as another than the header names is refused
      Given the agent is connected
      When the agent opens the stream with
        | from | $peer |
      And the server has answered the agent with
        """xpath
        /stream:features
        """
      And the agent authenticates with the PLAIN message "$bare\0$username\0$password"
      Then the agent receives nothing with
        """xpath
        /sasl:success
        """
