Feature: Closing the WebSocket
  A close frame from either side is answered by one from the other, and TCP ends. RFC 6455, sections 5.5.1 and 7.

  @req:RFC6455-5.5.1-a @must
  Rule: A server MUST answer a close frame with a close frame
    A browser that closes waits for the answer; without it a page that is left keeps its connection for a minute.

    @case:CLS-050
    Scenario: A close frame is answered before the stream is open
      Given the client is connected, frame by frame
      When the client sends the frames
        | opcode | payload  |
        | close  | hex:03e8 |
      Then the client receives a close frame

    @case:CLS-051
    Scenario: A close frame is answered in an open stream
      Given the client is at an open stream, frame by frame
      When the client sends the frames
        | opcode | payload  |
        | close  | hex:03e8 |
      Then the client receives a close frame

    @case:CLS-052 @needs:credentials
    Scenario: A close frame is answered in a session with a resource
      Given the agent is bound, frame by frame
      When the agent sends the frames
        | opcode | payload  |
        | close  | hex:03e8 |
      Then the agent receives a close frame

    @case:CLS-053
    Scenario: A close frame behind a close element is answered
      Given the client is at an open stream, frame by frame
      When the client sends the frames
        | opcode | payload                                             |
        | text   | <close xmlns='urn:ietf:params:xml:ns:xmpp-framing'/> |
        | close  | hex:03e8                                            |
      Then the client receives a close frame

    @case:CLS-054
    Scenario: A close frame without a code is answered
      Given the client is connected, frame by frame
      When the client sends the frames
        | opcode | payload |
        | close  |         |
      Then the client receives a close frame

  @req:RFC6455-5.5.1-b @must
  Rule: A server MUST begin the body of a close frame with a code, and go on in UTF-8
    A browser that cannot read the code reports an abnormal end, and the desktop reconnects.

    @case:CLS-055
    Scenario Outline: The answer to <what> has a code and a reason in UTF-8, or neither
      Given the client is at an open stream, frame by frame
      When the client sends the frames
        | opcode   | payload   |
        | <opcode> | <payload> |
      Then each frame that the client received is "a close frame with a body in order"

      Examples:
        | case     | what                        | opcode | payload                  |
        | normal   | a close frame               | close  | hex:03e8                 |
        | reason   | a close frame with a reason | close  | hex:03e8e282ac           |
        | empty    | a close frame without code  | close  |                          |
        | protocol | a reserved opcode           | f      |                          |

    @case:CLS-073 @passive
    Scenario: No close frame of any case has half a code, or a reason that is not UTF-8
      Given the client is at an open stream
      Then each frame of every case is "a close frame with a body in order"

  @req:RFC6455-7.4.1-a @must
  Rule: A server MUST NOT send a code that is not for the wire
    A browser fails the connection over such a code.

    @case:CLS-056
    Scenario Outline: The answer to <what> has a code that may be sent
      Given the client is at an open stream, frame by frame
      When the client sends the frames
        | opcode   | payload   |
        | <opcode> | <payload> |
      Then each frame that the client received is "a close frame with a code that may be sent"

      Examples:
        | case     | what                       | opcode | payload  |
        | normal   | a close frame              | close  | hex:03e8 |
        | empty    | a close frame without code | close  |          |
        | none     | the code 0                 | close  | hex:0000 |
        | unused   | the code 999               | close  | hex:03e7 |
        | no-code  | the code 1005              | close  | hex:03ed |
        | no-frame | the code 1006              | close  | hex:03ee |
        | no-tls   | the code 1015              | close  | hex:03f7 |
        | protocol | a reserved opcode          | f      |          |

    @case:CLS-074 @passive
    Scenario: No close frame of any case has a code that may not be sent
      Given the client is at an open stream
      Then each frame of every case is "a close frame with a code that may be sent"

  @req:RFC6455-7.4.1-b @must
  Rule: A server MUST treat a close frame with an unusable code as an error
    Such a code cannot have been meant; to take it for a farewell hides a broken client.

    @case:CLS-057
    Scenario Outline: The code <case> fails the connection
      Given the client is connected, frame by frame
      When the client sends the frames
        | opcode | payload   |
        | close  | <payload> |
      Then the server fails the connection of the client

      Examples:
        | case | payload  |
        | 0    | hex:0000 |
        | 999  | hex:03e7 |
        | 1004 | hex:03ec |
        | 1005 | hex:03ed |
        | 1006 | hex:03ee |
        | 1015 | hex:03f7 |
        | 1016 | hex:03f8 |
        | 2999 | hex:0bb7 |
        | half | hex:03   |

  @req:RFC6455-8.1-b @must
  Rule: A server MUST treat a reason that is not UTF-8 as an error
    A reason that cannot be read cannot be logged either.

    @case:CLS-058
    Scenario: A reason with a byte that no character has fails the connection
      Given the client is connected, frame by frame
      When the client sends the frames
        | opcode | payload    |
        | close  | hex:03e8ff |
      Then the server fails the connection of the client

  @req:RFC6455-5.5.1-c @must
  Rule: A server MUST NOT send data behind its close frame
    Data behind the farewell are read by nobody: an event in them is lost.

    @case:CLS-059 @needs:credentials
    Scenario: No answer that was due comes behind the close frame
      Given the agent is bound, frame by frame
      When the agent sends the frames
        | opcode | payload                                                                                               |
        | text   | <iq xmlns='jabber:client' type='get' id='one' to='$domain'><ping xmlns='urn:xmpp:ping'/></iq>         |
        | text   | <iq xmlns='jabber:client' type='get' id='two' to='$domain'><ping xmlns='urn:xmpp:ping'/></iq>         |
        | text   | <iq xmlns='jabber:client' type='get' id='three' to='$domain'><query xmlns='jabber:iq:version'/></iq>  |
        | close  | hex:03e8                                                                                              |
      Then each frame that the agent received is "a data frame before any close frame"

    @case:CLS-060 @needs:credentials @needs:events @needs:pubsub
    Scenario: No event under way comes behind the close frame
      Given the agent is bound and present, frame by frame
      And the agent is subscribed to the team's users
      When the team's users change
      And the agent sends the frames
        | opcode | payload  |
        | close  | hex:03e8 |
      Then each frame that the agent received is "a data frame before any close frame"

    @case:CLS-075 @passive
    Scenario: No data of any case comes behind a close frame
      Given the client is at an open stream
      Then each frame of every case is "a data frame before any close frame"

  @req:RFC6455-5.5.1-d @must
  Rule: A server MUST end TCP once close frames went both ways
    A connection that stays open counts against the server's limit until no desktop gets in.

    @case:CLS-061
    Scenario: TCP ends where the client closes and waits
      Given the client is at an open stream, frame by frame
      When the client sends the frames
        | opcode | payload  |
        | close  | hex:03e8 |
      Then the client receives a close frame
      And the server ends the connection of the client by "FIN or RST"

    @case:CLS-076 @control
    Scenario: A close frame is answered by one
      Given the client is at an open stream, frame by frame
      When the client sends the frames
        | opcode | payload  |
        | close  | hex:03e8 |
      Then the client receives a close frame

  @req:RFC6455-7.1.1-a @should
  Rule: A server SHOULD be the one to end TCP, and do so in order
    The side that ends TCP keeps its port for minutes; that should be the server, whose ports do not run out.

    @case:CLS-062
    Scenario: The server ends TCP in order where the client closes and waits
      Given the client is at an open stream, frame by frame
      When the client sends the frames
        | opcode | payload  |
        | close  | hex:03e8 |
      Then the server ends the connection of the client by "FIN"
