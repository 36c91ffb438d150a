Feature: Frames that break the protocol
  A server fails the connection over a frame that no client may send: by a close frame that says so, or by ending
  TCP. Each table has what a lawful twin in "WebSocket frames" has, but for the fault. RFC 6455, sections 5 and 8.1.

  Background:
    Given the client is connected, frame by frame

  @req:RFC6455-5.1-b @must
  Rule: A server MUST close the connection on a frame that is not masked
    Masking keeps a hostile page from writing what a proxy on the way would take for a request of its own. A server
    that does without gives that up for all.

    @case:FRM-032
    Scenario: An unmasked open element is not answered, and the connection fails
      When the client sends the frames
        | opcode | mask | payload |
        | text   | no   | $open   |
      Then the server fails the connection of the client
      And the client receives nothing with
        """xpath
        /stream:features
        """

  @req:RFC6455-5.2-b @must
  Rule: A server MUST fail the connection on a reserved bit that no extension defines
    The bits stand for extensions. Whoever sets one without agreement means something that the server cannot know.

    @case:FRM-051
    Scenario Outline: An open element with RSV<case> set is not answered, and the connection fails
      When the client sends the frames
        | opcode | rsv    | payload |
        | text   | <case> | $open   |
      Then the server fails the connection of the client
      And the client receives nothing with
        """xpath
        /stream:features
        """

      Examples:
        | case |
        | 1    |
        | 2    |
        | 3    |

  @req:RFC6455-5.2-c @must
  Rule: A server MUST fail the connection on a reserved opcode
    A frame of an unknown kind cannot be skipped safely: what follows may be meant otherwise.

    @case:FRM-052
    Scenario Outline: The <kind> opcode <case> fails the connection
      When the client sends the frames
        | opcode | payload |
        | <case> |         |
      Then the server fails the connection of the client

      Examples:
        | case | kind    |
        | 3    | data    |
        | 4    | data    |
        | 5    | data    |
        | 6    | data    |
        | 7    | data    |
        | b    | control |
        | c    | control |
        | d    | control |
        | e    | control |
        | f    | control |

  @req:RFC6455-5.4-c @must
  Rule: A server MUST NOT take a message inside another one
    Two messages mixed into one could be read as a stanza that nobody has sent.

    @case:FRM-053
    Scenario: An open element inside an unfinished message is not answered, and the connection fails
      When the client sends the frames
        | opcode | fin | payload |
        | text   | 0   | <open   |
        | text   | 1   | $open   |
      Then the server fails the connection of the client
      And the client receives nothing with
        """xpath
        /stream:features
        """

    @case:FRM-054
    Scenario: A continuation of nothing is not answered, and the connection fails
      When the client sends the frames
        | opcode       | payload |
        | continuation | $open   |
      Then the server fails the connection of the client
      And the client receives nothing with
        """xpath
        /stream:features
        """

  @req:RFC6455-5.5-b @must
  Rule: A server MUST treat a control frame that is long or fragmented as an error
    Pings and closes have to pass at any time; one that is long or in pieces would hold up what it is to keep alive.

    @case:FRM-055
    Scenario Outline: A ping that is <fault> fails the connection
      When the client sends the frames
        | opcode | fin   | payload   |
        | ping   | <fin> | <payload> |
      Then the server fails the connection of the client

      Examples:
        | case     | fault      | fin | payload   |
        | long     | too long   | 1   | 126 bytes |
        | fragment | a fragment | 0   | part      |

  @req:RFC6455-8.1-a @must
  Rule: A server MUST fail the connection on text that is not UTF-8
    XMPP is text. Bytes that are none could mean one name to the server and another to a client.

    @case:FRM-056
    Scenario Outline: <What> in a text message fails the connection
      When the client sends the frames
        | opcode       | fin | payload                                           |
        | text         | 0   | <open xmlns='urn:ietf:params:xml:ns:xmpp-framing' |
        | continuation | 0   | $blank to='$domain' version='1.0' id='              |
        | continuation | 0   | <bytes>                                           |
        | continuation | 1   | '/>                                               |
      Then the server fails the connection of the client
      And the client receives nothing with
        """xpath
        /stream:features
        """

      Examples:
        | case      | What                           | bytes      |
        | ff        | A byte that no character has   | hex:ff     |
        | overlong  | A slash in two bytes           | hex:c0af   |
        | surrogate | Half of a surrogate pair       | hex:eda080 |
        | cut       | The start of a longer sequence | hex:e282   |

  @req:RFC6455-10.4-a @should @full
  Rule: A server SHOULD limit the size of frames and messages
    One client that announces endless data must not take the memory that serves all other agents.

    @case:FRM-057
    Scenario: A frame that announces a tebibyte fails the connection
      When the client sends the frames
        | opcode | length        | payload |
        | text   | 1099511627776 | <open   |
      Then the server fails the connection of the client

    @case:FRM-058
    Scenario: A message that goes on behind sixteen mebibytes fails the connection
      When the client sends the frames
        | opcode | fin | cut   | payload        |
        | text   | 0   | 65536 | 16777216 bytes |
      Then the server fails the connection of the client

    @case:FRM-059
    Scenario: Other clients are still served while one announces a tebibyte
      When the client sends the frames
        | opcode | length        | payload |
        | text   | 1099511627776 | <open   |
      And the client requests the upgrade
      Then the response is "HTTP/1.1 101"
