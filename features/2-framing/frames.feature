Feature: WebSocket frames
  What a WebSocket carries is cut into frames. RFC 6455, section 5.

  @req:RFC6455-5.5.2-a @must
  Rule: A server MUST answer a ping with a pong
    By pings a desktop finds out that its connection is dead before its agent does.

    @case:FRM-030
    Scenario: The server answers a ping before the stream is open
      Given the client is connected, frame by frame
      When the client sends the frames
        | opcode | payload |
        | ping   |         |
      Then the client receives a pong with ""

  @req:RFC6455-5.5.3-a @must
  Rule: A pong MUST carry the data of the ping it answers
    Whoever sends several pings tells by the data which of them was answered.

    @case:FRM-031
    Scenario: A pong carries bytes that are no text
      Given the client is connected, frame by frame
      When the client sends the frames
        | opcode | payload    |
        | ping   | hex:00ff80 |
      Then the client receives a pong with "hex:00ff80"

    @case:FRM-034
    Scenario: A pong carries as many bytes as a ping can hold
      Given the client is connected, frame by frame
      When the client sends the frames
        | opcode | payload   |
        | ping   | 125 bytes |
      Then the client receives a pong with "125 bytes"

  @req:RFC6455-5.1-a @must
  Rule: A server MUST NOT mask its frames
    A browser fails the connection over a masked frame of the server's.

    @case:FRM-035
    Scenario: Text, pong and close frames are not masked
      Given the client is at an open stream, frame by frame
      When the client sends the frames
        | opcode | payload  |
        | ping   | masked?  |
        | close  | hex:03e8 |
      Then the client receives a pong with "masked?"
      And each frame that the client received is "not masked"

    @case:FRM-163 @control
    Scenario: A ping is answered at all
      Given the client is at an open stream, frame by frame
      When the client sends the frames
        | opcode | payload |
        | ping   | control |
      Then the client receives a pong with "control"

    @case:FRM-156 @passive
    Scenario: No frame of any case is masked
      Given the client is at an open stream
      Then each frame of every case is "not masked"

  @req:RFC6455-5.2-a @must
  Rule: A server MUST NOT set reserved bits where no extension was agreed
    A browser fails the connection over a bit that it has no extension for.

    @case:FRM-036
    Scenario: Text, pong and close frames have no reserved bits set
      Given the client is at an open stream, frame by frame
      When the client sends the frames
        | opcode | payload   |
        | ping   | reserved? |
        | close  | hex:03e8  |
      Then the client receives a pong with "reserved?"
      And each frame that the client received is "free of reserved bits"

    @case:FRM-164 @control
    Scenario: A ping behind an open element is answered at all
      Given the client is at an open stream, frame by frame
      When the client sends the frames
        | opcode | payload |
        | ping   | control |
      Then the client receives a pong with "control"

    @case:FRM-157 @passive
    Scenario: No frame of any case has reserved bits set
      Given the client is at an open stream
      Then each frame of every case is "free of reserved bits"

  @req:RFC6455-5.2-d @must
  Rule: A server MUST write a length in the shortest form
    A longer form says the same in more ways than one; strict clients refuse it.

    @case:FRM-037
    Scenario Outline: A pong of <count> bytes has the shortest length
      Given the client is connected, frame by frame
      When the client sends the frames
        | opcode | payload       |
        | ping   | <count> bytes |
      Then the client receives a pong with "<count> bytes"
      And each frame that the client received is "below 126 bytes and of the shortest form"

      Examples:
        | case  | count |
        | least | 1     |
        | most  | 125   |

    @case:FRM-165 @control
    Scenario: A ping before any open element is answered at all
      Given the client is connected, frame by frame
      When the client sends the frames
        | opcode | payload |
        | ping   | control |
      Then the client receives a pong with "control"

    @case:FRM-038
    Scenario: The features of a stream have the shortest length
      Given the client is at an open stream, frame by frame
      Then each frame that the client received is "of 126 to 65535 bytes and of the shortest form"

    @case:FRM-047
    Scenario: The close element has the shortest length
      Given the client is at an open stream, frame by frame
      When the client closes the stream
      Then the server closes its stream
      And each frame that the client received is "below 126 bytes and of the shortest form"

    @case:FRM-039 @needs:credentials
    Scenario: A message to oneself of 66 kilobytes has the shortest length
      A server that takes no such message sends none, and is not judged by it.
      Given the agent is bound and present, frame by frame
      When the agent sends
        """xml
        <message xmlns='jabber:client' type='chat' to='$full' id='$id'><body>$filler</body></message>
        """
      Then each frame that the agent received is "above 65535 bytes, of the shortest form, with the highest bit clear"

    @case:FRM-158 @passive
    Scenario: No length of any case is longer than it has to be
      Given the client is at an open stream
      Then each frame of every case is "of the shortest form"

  @req:RFC6455-5.5-a @must
  Rule: A server MUST send its control frames whole, with 125 bytes at most
    A browser fails the connection over a control frame in pieces, or a long one.

    @case:FRM-040
    Scenario: A full pong and a close frame come whole
      Given the client is connected, frame by frame
      When the client sends the frames
        | opcode | payload   |
        | ping   | 125 bytes |
        | close  | hex:03e8  |
      Then each frame that the client received is "a whole control frame of 125 bytes at most"

    @case:FRM-041
    Scenario Outline: The answer to a ping that is <fault> comes whole
      Given the client is connected, frame by frame
      When the client sends the frames
        | opcode | fin   | payload   |
        | ping   | <fin> | <payload> |
        | close  |       | hex:03e8  |
      Then each frame that the client received is "a whole control frame of 125 bytes at most"

      Examples:
        | case     | fault      | fin | payload   |
        | long     | too long   | 1   | 126 bytes |
        | fragment | a fragment | 0   | part      |

    @case:FRM-159 @passive
    Scenario: No control frame of any case is long, or a fragment
      Given the client is at an open stream
      Then each frame of every case is "a whole control frame of 125 bytes at most"

  @req:RFC6455-5.6-a @must
  Rule: A server MUST send text in UTF-8
    A browser fails the connection over text that is not UTF-8; a name with an accent is enough.

    @case:FRM-042 @needs:credentials
    Scenario: A message to oneself comes back in UTF-8, with characters of two, three and four bytes
      Given the agent is bound and present, frame by frame
      When the agent sends
        """xml
        <message xmlns='jabber:client' type='chat' to='$full' id='$id'><body>é e&#x301; € 𝄞 😀</body></message>
        """
      Then each frame that the agent received is "the end of a text in UTF-8"

    @case:FRM-160 @passive
    Scenario: No text of any case is anything but UTF-8
      Given the client is at an open stream
      Then each frame of every case is "part of a text in UTF-8"

  @req:RFC6455-5.4-a @must
  Rule: A server MUST accept a message in fragments
    Browsers and proxies may cut a message as they like, one with a large roster for instance.

    @case:FRM-033
    Scenario: An open element in three fragments is accepted, one of them empty
      Given the client is connected, frame by frame
      When the client sends the frames
        | opcode       | fin | payload                                               |
        | text         | 0   |                                                       |
        | continuation | 0   | <open xmlns='urn:ietf:params:xml:ns:xmpp-framing'     |
        | continuation | 1   | $blank to='$domain' version='1.0'/>                    |
      Then the client receives
        """xpath
        /framing:open
        """

    @case:FRM-043
    Scenario: An open element in two fragments is accepted
      Given the client is connected, frame by frame
      When the client sends the frames
        | opcode       | fin | payload                                           |
        | text         | 0   | <open xmlns='urn:ietf:params:xml:ns:xmpp-framing' |
        | continuation | 1   | $blank to='$domain' version='1.0'/>                |
      Then the client receives
        """xpath
        /framing:open
        """

    @case:FRM-044
    Scenario: An open element in fragments of one byte is accepted
      Given the client is connected, frame by frame
      When the client sends the frames
        | opcode | cut | payload |
        | text   | 1   | $open   |
      Then the client receives
        """xpath
        /framing:open
        """

    @case:FRM-045
    Scenario: An open element with an empty fragment behind it is accepted
      Given the client is connected, frame by frame
      When the client sends the frames
        | opcode       | fin | payload |
        | text         | 0   | $open   |
        | continuation | 1   |         |
      Then the client receives
        """xpath
        /framing:open
        """

  @req:RFC6455-5.4-b @must
  Rule: A server MUST handle control frames between fragments
    A ping that had to wait for the end of a long message would look like a dead connection.

    @case:FRM-046
    Scenario: A ping between the fragments of an open element is answered, and so is the element
      Given the client is connected, frame by frame
      And the server has answered a ping of the client
      When the client sends the frames
        | opcode       | fin | payload                                           |
        | text         | 0   | <open xmlns='urn:ietf:params:xml:ns:xmpp-framing' |
        | ping         | 1   | between                                           |
        | continuation | 1   | $blank to='$domain' version='1.0'/>                |
      Then the client receives a pong with "between"
      And the client receives
        """xpath
        /framing:open
        """

  @req:RFC6455-5.2-e @must @passive
  Rule: A server MUST NOT send a frame of a reserved opcode
    A browser fails the connection over a frame of a kind that it does not know.

    @case:FRM-162
    Scenario: No frame of any case has a reserved opcode
      Given the client is at an open stream
      Then each frame of every case is "of an opcode that is defined"

  @req:RFC6455-5.4-d @must @passive
  Rule: A server MUST NOT mix the fragments of two messages
    A browser fails the connection over fragments that do not belong together.

    @case:FRM-161
    Scenario: No message of any case begins inside another, or goes on with none
      Given the client is at an open stream
      Then each frame of every case is "of the message that was begun"
