Feature: Pings of the WebSocket itself
  Beneath the stanzas either side may ask whether the other is there. RFC 6455, sections 5.5.2 and 5.5.3.

  @req:RFC6455-5.5.2-a @must
  Rule: A server MUST answer a ping with a pong at any time before the end
    Proxies between desktop and server keep a connection open by such pings.

    @case:LIV-010
    Scenario: A ping is answered in an open stream
      Given the client is at an open stream, frame by frame
      When the client sends the frames
        | opcode | payload |
        | ping   |         |
      Then the client receives a pong with ""

    @case:LIV-011 @needs:credentials
    Scenario: A ping is answered once a resource is bound
      Given the agent is bound, frame by frame
      When the agent sends the frames
        | opcode | payload |
        | ping   |         |
      Then the agent receives a pong with ""

    @case:LIV-012
    Scenario: Of several pings at once the last is answered at least
      Given the client is connected, frame by frame
      When the client sends the frames
        | opcode | payload |
        | ping   | first   |
        | ping   | second  |
        | ping   | third   |
      Then the client receives a pong with "third"

  @req:RFC6455-5.5.3-a @must
  Rule: A pong MUST carry the data of the ping it answers, and asks for no answer itself
    Whoever sent several pings tells by the data which was answered; answers to answers would never end.

    @case:LIV-013-<case>
    Scenario Outline: A ping with <case> is answered with the same
      Given the client is connected, frame by frame
      When the client sends the frames
        | opcode | payload   |
        | ping   | <payload> |
      Then the client receives a pong with "<payload>"

      Examples:
        | case          | payload                              |
        | one-byte      | 1 byte                               |
        | sixteen-bytes | hex:00ff80c3280a0d7f0102030405060708 |
        | most-bytes    | 125 bytes                            |

    @case:LIV-014
    Scenario: A pong that nobody asked for is not answered, and the conversation goes on
      Given the client is connected, frame by frame
      When the client sends the frames
        | opcode | payload |
        | pong   | unasked |
        | ping   | asked   |
      Then the client receives a pong with "asked"
      And each frame that the client received is "the only pong"
