Feature: Attributes of the stream header
  What the server says of itself in its open element depends on what the client said. RFC 6120, section 4.7.

  Background:
    Given the client is connected

  @req:RFC6120-4.7.2-a @must @needs:credentials
  Rule: A server MUST address the bare JID that the client named as its own
    A client that has said who it is can check that the answer is meant for it.

    @case:FRM-110
    Scenario: The server addresses its stream to the client's bare JID
      When the client opens the stream with
        | from | $bare |
      Then the to of the answer is "$bare"

  @req:RFC6120-4.7.3-c @must
  Rule: A server MUST ignore an id that the client chose
    Whoever could choose the id could make two sessions look like one.

    @case:FRM-111
    Scenario: The server gives its stream an id of its own
      When the client opens the stream with
        | id | suite-chosen |
      Then the answer satisfies
        """xpath
        /framing:open[not(@id = 'suite-chosen')]
        """

  @req:RFC6120-4.7.3-b @must @passive
  Rule: A server MUST make stream ids that are unique and cannot be predicted
    Who guesses an id could pass for that session where ids are used as secrets.

    @case:FRM-112
    Scenario: No id comes twice among twenty streams and those of every case
      When the client opens 20 streams
      Then no stream id of any case comes twice or can be guessed

  @req:RFC6120-4.7.4-b @must
  Rule: A server MUST answer in the client's language, in a broader one, or in its own
    An agent can read the texts of errors, in the language of the desktop where the server has it.

    @case:FRM-113-regional
    Scenario: Swiss German is answered by itself, by German, or by another language
      When the client opens the stream with
        | xml:lang | de-CH |
      Then the answer satisfies
        """xpath
        /framing:open[@xml:lang='de-CH' or @xml:lang='de' or (string-length(@xml:lang) > 0 and not(starts-with(@xml:lang, 'de')))]
        """

    @case:FRM-113-unheard-of
    Scenario: A language that nobody speaks is answered by another
      When the client opens the stream with
        | xml:lang | x-klingon |
      Then the answer satisfies
        """xpath
        /framing:open[string-length(@xml:lang) > 0 and @xml:lang != 'x-klingon']
        """

  @req:RFC6120-4.7.5-a @must
  Rule: A server MUST answer with the lower of both versions, compared as two integers
    Compared as text, 1.10 would be less than 1.9; old and new clients still have to meet.

    Scenario Outline: Version <the version> is answered with 1.0
      When the client opens the stream with
        | version | <the version> |
      And the server has answered the client with
        """xpath
        /stream:features | /stream:error
        """
      Then the version of the answer is "1.0"
      And the client has received nothing with
        """xpath
        /stream:error[streamerr:unsupported-version]
        """

      @case:FRM-114-<case>
      Examples:
        | case         | the version |
        | same         | 1.0         |
        | minor        | 1.10        |
        | leading-zero | 01.0        |

    # that 2.0 is refused behind the header is allowed: section 4.9.3.25
    @case:FRM-114-major
    Scenario: Version 2.0 is answered with 1.0
      When the client opens the stream with
        | version | 2.0 |
      Then the version of the answer is "1.0"

  @req:RFC6120-4.7.5-c @must
  Rule: A server MUST answer a version lower than its own with that version, or refuse it
    A client of an old version must not be spoken to in a newer one.

    @case:FRM-115
    Scenario: A client of version 0.9 is answered in it, or refused
      When the client opens the stream with
        | version | 0.9 |
      Then the client receives
        """xpath
        /framing:open[@version='0.9'] | /stream:error[streamerr:unsupported-version]
        """

  @req:RFC6120-4.7.5-b @should
  Rule: A server SHOULD NOT name a version to a client that named none
    A client that names no version is of a protocol before XMPP 1.0, and would not know what features are.

    @case:FRM-116
    Scenario: A client that names no version is told none
      When the client sends
        """xml
        <open xmlns='urn:ietf:params:xml:ns:xmpp-framing' to='$domain'/>
        """
      Then the answer satisfies
        """xpath
        /framing:open[not(@version)]
        """
