Feature: Openings that fail
  An error while the stream is being opened comes after a header of the server's. RFC 7395, section 3.5;
  RFC 6120, section 4.9.1. The twin of each is FRM-001: the lawful open element, which is answered.

  Background:
    Given the client is connected

  @req:RFC7395-3.3.2-b @must
  Rule: A server MUST refuse an open element of another namespace as invalid-namespace
    A client of another protocol learns at once that it is wrong here, and is not spoken to in one that it does not
    know.

    Scenario Outline: An open element of another namespace is refused: <namespace>
      When the client sends
        """xml
        <open <the xmlns> to='$domain' version='1.0'/>
        """
      Then the client receives
        """xpath
        /stream:error[streamerr:invalid-namespace]
        """

      @case:FRM-120-<case>
      Examples:
        | case  | namespace                | the xmlns         |
        | wrong | A namespace nobody knows | xmlns='urn:wrong' |
        | none  | No namespace at all      |                   |

  @req:RFC7395-3.5-b @must
  Rule: A server MUST send its own open element before the error
    Before the server's own stream is open, a client cannot read an error in it.

    @case:FRM-121-host
    Scenario: The server opens its stream before it refuses a host that it does not serve
      When the client opens the stream with
        | to | no-such-host.invalid |
      And the server has answered the client with
        """xpath
        /stream:error
        """
      Then the server opens its stream

    @case:FRM-121-namespace
    Scenario: The server opens its stream before it refuses another namespace
      When the client sends
        """xml
        <open xmlns='urn:wrong' to='$domain' version='1.0'/>
        """
      And the server has answered the client with
        """xpath
        /stream:error
        """
      Then the server opens its stream

  @req:RFC6120-4.9.3.6-a @must
  Rule: A server MUST refuse a host that it does not serve as host-unknown
    A mistyped domain is among the first mistakes of a new desktop; this error names it.

    @case:FRM-122
    Scenario: A name under a top-level domain that never is, is refused as host-unknown
      When the client opens the stream with
        | to | no-such-host.invalid |
      Then the client receives
        """xpath
        /stream:error[streamerr:host-unknown or streamerr:host-gone]
        """

  @req:RFC6120-4.9.1.3-a @must
  Rule: A server MUST NOT take over the name of a host that it does not serve
    A client would believe that it has reached a host that is not here.

    @case:FRM-123
    Scenario: The server does not open a stream in the name that was asked for
      When the client opens the stream with
        | to | no-such-host.invalid |
      Then the client receives nothing with
        """xpath
        /framing:open[@from='no-such-host.invalid']
        """

  @req:RFC6120-4.7.1-b @must
  Rule: A server MUST give a from to a header that precedes an error
    The client learns who refuses it.

    Scenario Outline: The header has a from where <opening>
      When the client sends
        """xml
        <open <the attributes> version='1.0'/>
        """
      Then the client receives nothing with
        """xpath
        /framing:open[not(@from)]
        """

      @case:FRM-124-<case>
      Examples:
        | case      | opening                   | the attributes                                                        |
        | no-host   | no host is named          | xmlns='urn:ietf:params:xml:ns:xmpp-framing'                           |
        | host      | a host that is not served | xmlns='urn:ietf:params:xml:ns:xmpp-framing' to='no-such-host.invalid' |
        | namespace | another namespace         | xmlns='urn:wrong' to='$domain'                                        |

  @req:RFC6120-4.7.3-d @must
  Rule: A server MUST give an id to a header that precedes an error
    By the id an administrator finds in the log what was refused.

    Scenario Outline: The header has an id where <opening>
      When the client sends
        """xml
        <open <the attributes> version='1.0'/>
        """
      Then the client receives nothing with
        """xpath
        /framing:open[not(string-length(@id) > 0)]
        """

      @case:FRM-125-<case>
      Examples:
        | case      | opening                   | the attributes                                                        |
        | no-host   | no host is named          | xmlns='urn:ietf:params:xml:ns:xmpp-framing'                           |
        | host      | a host that is not served | xmlns='urn:ietf:params:xml:ns:xmpp-framing' to='no-such-host.invalid' |
        | namespace | another namespace         | xmlns='urn:wrong' to='$domain'                                        |

  @req:RFC7395-3.4-a @must
  Rule: A server MUST NOT send a message before it has received an open element
    A client that hears something before it has spoken is right to take it for another protocol.

    @case:FRM-126
    Scenario: The server answers a ping of the WebSocket and sends no message
      Given the client is connected, frame by frame
      When the client sends the frames
        | opcode | payload |
        | ping   | fence   |
      Then the client receives a pong with "fence"
      And the client has received nothing with
        """xpath
        /*
        """

    @case:FRM-166 @control
    Scenario: A ping that nothing goes before is answered
      Given the client is connected, frame by frame
      When the client sends the frames
        | opcode | payload |
        | ping   | control |
      Then the client receives a pong with "control"

  @req:RFC7395-3.4-c @must
  Rule: A server MUST NOT begin a stream on anything but an open element
    A client that speaks the form of TCP has to learn that this is a WebSocket.

    @case:FRM-127-unclosed
    Scenario: The stream header of a TCP client begins no stream
      When the client sends
        """xml
        <stream:stream xmlns='jabber:client' xmlns:stream='http://etherx.jabber.org/streams' to='$domain' version='1.0'>
        """
      Then the server ends the stream of the client
      And the client has received nothing with
        """xpath
        /stream:features
        """

    @case:FRM-127-empty
    Scenario: The stream header of a TCP client, written as a complete element, begins no stream
      When the client sends
        """xml
        <stream:stream xmlns='jabber:client' xmlns:stream='http://etherx.jabber.org/streams' to='$domain' version='1.0'/>
        """
      Then the server ends the stream of the client
      And the client has received nothing with
        """xpath
        /stream:features
        """

  @req:RFC7395-3.2-b @must
  Rule: A server MUST NOT take a binary message for XMPP
    Whatever is binary is no XMPP; a server that guesses reads what a client never meant as text.

    @case:FRM-128
    Scenario: An open element in a binary message is not answered
      Given the client is connected, frame by frame
      When the client sends the frames
        | opcode | payload |
        | binary | $open   |
      Then the client receives nothing with
        """xpath
        /stream:features
        """

    @case:FRM-129 @control
    Scenario: An open element in a text message is answered
      Given the client is connected, frame by frame
      When the client sends the frames
        | opcode | payload |
        | text   | $open   |
      Then the client receives
        """xpath
        /stream:features
        """

    @case:FRM-130 @needs:credentials
    Scenario: A ping in a binary message is not answered once a resource is bound
      Given the agent is bound, frame by frame
      When the agent sends the frames
        | opcode | payload                                                                                                        |
        | binary | <iq xmlns='jabber:client' type='get' id='binary-$random' to='$domain'><ping xmlns='urn:xmpp:ping'/></iq> |
      Then the agent receives nothing with
        """xpath
        /client:iq[@id=concat('binary-', $random)]
        """

  @req:RFC6120-11.6-a @must
  Rule: A server MUST refuse another encoding than UTF-8
    A server that reads one encoding as another stores names that nobody can sign in with.

    Scenario Outline: A declaration of <the encoding> is refused
      When the client sends
        """xml
        <?xml version='1.0' encoding='<the encoding>'?><open xmlns='urn:ietf:params:xml:ns:xmpp-framing' to='$domain' version='1.0'/>
        """
      Then the client receives
        """xpath
        /stream:error[streamerr:unsupported-encoding or streamerr:bad-format or streamerr:not-well-formed]
        """

      @case:FRM-131-<case>
      Examples:
        | case    | the encoding |
        | utf-16  | UTF-16       |
        | latin-1 | ISO-8859-1   |
