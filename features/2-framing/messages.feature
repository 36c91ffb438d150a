Feature: One document in each message
  Each WebSocket message is one complete XML document. RFC 7395, section 3.3.3.

  @req:RFC7395-3.3.3-d @must
  Rule: A server MUST send each top-level element in a message of its own
    A client reads one message as one document. A second element in it would be lost, an event for instance.

    @case:FRM-154
    Scenario: The open element and the features come in two messages
      Given the client is connected
      When the client opens the stream
      Then the server opens its stream
      And the features satisfy "true()"

    @case:FRM-020 @passive
    Scenario: No message of any case holds two elements
      Given the client is at an open stream
      Then every message of every case holds one element

  @req:RFC7395-3.2-a @must
  Rule: A server MUST send text messages alone
    A desktop takes a binary message for no XMPP at all.

    @case:FRM-155
    Scenario: The answer to an open element comes as a text message
      Given the client is connected
      When the client opens the stream
      Then the server opens its stream

    @case:FRM-140 @passive
    Scenario: No message of any case is binary
      Given the client is at an open stream
      Then every message of every case is text

  @req:RFC7395-3.3.3-a @must @passive
  Rule: A server MUST declare every namespace in the message that uses it
    Each message is parsed by itself: what was declared in an earlier one does not hold.

    @case:FRM-141
    Scenario: Each message of every case parses by itself, its stanza, features or error in a namespace
      Given the client is at an open stream
      Then every message of every case stands by itself
      And no message of any case satisfies
        """xpath
        /*[(local-name()='iq' or local-name()='message' or local-name()='presence' or local-name()='features' or local-name()='error') and namespace-uri()='']
        """

  @req:RFC7395-3.3.2-a @must @passive
  Rule: A server MUST NOT write an open or close element in another namespace
    A client tells by the namespace that its stream has opened or closed. Finesse's own, Strophe, waits in vain
    otherwise.

    @case:FRM-142
    Scenario: No open or close element of any case is in another namespace
      Given the client is at an open stream
      Then no message of any case satisfies
        """xpath
        /*[(local-name()='open' or local-name()='close') and namespace-uri()!='urn:ietf:params:xml:ns:xmpp-framing']
        """

  @req:RFC7395-3.3.3-b @should @passive
  Rule: A server SHOULD NOT begin a message with an XML declaration
    Strophe, as Finesse ships it, looks for <open at the very beginning, and misses a restart behind a declaration.

    @case:FRM-143
    Scenario: No message of any case begins with a declaration
      Given the client is at an open stream
      Then no message of any case matches "^<\?xml\s"

  @req:RFC7395-3.3.3-c @must @passive
  Rule: A server MUST begin each message with the character <
    Clients look at the first character to tell XMPP from the rest.

    @case:FRM-144
    Scenario: No message of any case begins with another character
      Given the client is at an open stream
      Then no message of any case matches "^(?!<)"

  @req:RFC7395-3.8-a @must @passive
  Rule: A server MUST NOT send white space to keep the connection alive
    On a WebSocket pings do that; a blank message is no document, and clients drop it or fail.

    @case:FRM-145
    Scenario: No message of any case is empty or blank
      Given the client is at an open stream
      Then no message of any case matches "^\s*$"

  @req:RFC7395-3.5-a @must
  Rule: A server MUST send a stream error as one complete element in a message of its own
    A desktop shows why it was signed out only where it can read the error.

    @case:FRM-153
    Scenario: The stream error for a host that is not served stands by itself
      Given the client is connected
      When the client opens the stream with
        | to | no-such-host.invalid |
      And the server has answered the client with
        """xpath
        /stream:error
        """
      Then the client has received nothing with
        """xpath
        /*//stream:error
        """

    @case:FRM-146 @passive
    Scenario: Every stream error of every case is a root, and whole
      Given the client is at an open stream
      Then every message of every case with "stream:error" is one document
      And no message of any case satisfies
        """xpath
        /*//stream:error
        """

  @req:RFC6120-11.1-a @must @passive
  Rule: A server MUST NOT send comments, processing instructions, DTDs or other entities
    They are ways to make a parser read files or grow without end; desktops are right to refuse them.

    @case:FRM-147
    Scenario: No message of any case holds what XMPP leaves out of XML
      Given the client is at an open stream
      Then no message of any case satisfies
        """xpath
        //comment() | //processing-instruction()[name() != 'xml']
        """
      And no message of any case matches "<!DOCTYPE|&(?!(amp|lt|gt|quot|apos|#\d+|#x[\da-fA-F]+);)"

  @req:RFC6120-11.3-a @must
  Rule: A server MUST NOT send what is not well-formed
    A browser's parser gives up on the whole message: the event in it is lost.

    @case:FRM-148 @needs:credentials
    Scenario: A message with characters that have to be escaped comes back with them escaped
      Given the agent is bound and present
      When the agent sends
        """xml
        <message xmlns='jabber:client' to='$full' id='a&amp;b&lt;c&quot;d&apos;e'><body>a&amp;b&lt;c]]&gt;d</body></message>
        """
      Then the agent receives
        """xpath
        /client:message[client:body='a&b<c]]>d' and starts-with(@id, 'a&b<c')]
        """

    @case:FRM-149 @passive
    Scenario: No message of any case is malformed
      Given the client is at an open stream
      Then every message of every case is one document

  @req:RFC7395-3.3.3-e @must
  Rule: A server MUST accept a message that begins with an XML declaration
    Some libraries write a declaration in front of everything; their clients could not sign in.

    Scenario Outline: An open element declared as <declared> is answered
      Given the client is connected
      When the client sends
        """xml
        <?xml version='1.0' <the declaration>?><open xmlns='urn:ietf:params:xml:ns:xmpp-framing' to='$domain' version='1.0'/>
        """
      Then the features satisfy "true()"

      @case:FRM-150-<case>
      Examples:
        | case    | declared | the declaration  |
        | version | XML 1.0  |                  |
        | utf-8   | UTF-8    | encoding='UTF-8' |

    @case:FRM-151
    Scenario: A document that may not stand alone is answered, or refused as restricted XML
      Given the client is connected
      When the client sends
        """xml
        <?xml version='1.0' standalone='no'?><open xmlns='urn:ietf:params:xml:ns:xmpp-framing' to='$domain' version='1.0'/>
        """
      Then the client receives
        """xpath
        /stream:features | /stream:error[streamerr:restricted-xml]
        """

    @case:FRM-152 @needs:credentials
    Scenario: A ping behind a declaration is answered
      Given the agent is bound
      When the agent sends
        """xml
        <?xml version='1.0' encoding='UTF-8'?><iq xmlns='jabber:client' type='get' id='$id' to='$domain'><ping xmlns='urn:xmpp:ping'/></iq>
        """
      Then the agent receives
        """xpath
        /client:iq[@id=$id]
        """
