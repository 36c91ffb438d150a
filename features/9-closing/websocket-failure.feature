Feature: Failing the WebSocket
  What a server does about a client that breaks the protocol. RFC 6455, section 7.1.7. Whether it notices is ruled in
  "Frames that break the protocol"; a server that does not notice is not judged here.

  Background:
    Given the client is connected, frame by frame

  @req:RFC6455-7.1.7-a @should
  Rule: A server SHOULD say why it fails the connection
    Who looks into a fault learns from the code what the server did not like.

    @case:CLS-070
    Scenario Outline: A close frame follows <what>
      When the client breaks the protocol with the frames
        | opcode   | fin   | payload   |
        | <opcode> | <fin> | <payload> |
      Then the client receives a close frame with the code <code>

      Examples:
        | case     | what                  | opcode | fin | payload | code |
        | opcode   | a reserved opcode     | f      | 1   |         | 1002 |
        | fragment | a ping in fragments   | ping   | 0   | part    | 1002 |
        | utf8     | text that is no UTF-8 | text   | 1   | hex:ff  | 1007 |

    @case:CLS-071 @full
    Scenario: A close frame follows a frame that is too big
      When the client breaks the protocol with the frames
        | opcode | length        | payload |
        | text   | 1099511627776 | <open   |
      Then the client receives a close frame with the code 1009

  @req:RFC6455-7.1.7-b @must
  Rule: A server MUST NOT go on reading once it has failed the connection
    What comes behind a broken frame cannot be trusted, an open element no more than a stanza.

    @case:CLS-072
    Scenario Outline: An open element behind <what> is not answered
      When the client breaks the protocol with the frames
        | opcode   | fin   | payload   |
        | <opcode> | <fin> | <payload> |
        | text     | 1     | $open     |
      Then the client receives nothing with
        """xpath
        /framing:open
        """

      Examples:
        | case     | what                  | opcode | fin | payload |
        | opcode   | a reserved opcode     | f      | 1   |         |
        | fragment | a ping in fragments   | ping   | 0   | part    |
        | utf8     | text that is no UTF-8 | text   | 1   | hex:ff  |
