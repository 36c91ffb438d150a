Feature: WebSocket frames
  What a WebSocket carries is cut into frames. RFC 6455, section 5.

  @req:RFC6455-5.5.2-a @must
  Rule: A server MUST answer a ping with a pong

    @case:FRM-030
    Scenario: A ping before the stream is open
      Given the client is connected, frame by frame
      When the client sends the frames
        | opcode | payload |
        | ping   |         |
      Then the client receives a pong with ""

  @req:RFC6455-5.5.3-a @must
  Rule: A pong MUST carry the data of the ping it answers

    @case:FRM-031
    Scenario: Bytes that are no text
      Given the client is connected, frame by frame
      When the client sends the frames
        | opcode | payload    |
        | ping   | hex:00ff80 |
      Then the client receives a pong with "hex:00ff80"

  @req:RFC6455-5.1-b @must
  Rule: A server MUST close the connection on a frame that is not masked

    @case:FRM-032
    Scenario: An unmasked open element
      Given the client is connected, frame by frame
      When the client sends the frames
        | opcode | mask | payload |
        | text   | no   | $open   |
      Then the server fails the connection of the client

  @req:RFC6455-5.4-a @must
  Rule: A server MUST accept a message in fragments

    @case:FRM-033
    Scenario: An open element in three fragments, one of them empty
      Given the client is connected, frame by frame
      When the client sends the frames
        | opcode       | fin | payload                                               |
        | text         | 0   |                                                       |
        | continuation | 0   | <open xmlns='urn:ietf:params:xml:ns:xmpp-framing'     |
        | continuation | 1   | $blank to='$domain' version='1.0'/>                    |
      Then the client receives
        """xpath
        /framing:open[@id]
        """
