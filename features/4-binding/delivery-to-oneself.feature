@needs:credentials
Feature: What the server takes from a stream
  Order, size and spelling of stanzas, seen in messages that a client sends to itself. RFC 6120, sections 10.1,
  11.1 and 13.12.

  @req:RFC6120-10.1-a @must
  Rule: A server MUST process the stanzas of a stream in order
    A desktop shows the last state that it heard; out of order that is a state of before.

    @case:BND-085
    Scenario: Thirty messages to oneself come back in their order
      Given the agent is bound and present
      When the agent sends 30 stanzas, in turn
        """xml
        <message xmlns='jabber:client' type='headline' id='row-$random-$number' to='$full'><body>$number</body></message>
        """
      Then the agent receives each of the 30 in order
        """xpath
        /client:message[@id=concat('row-',$random,'-',$number) and client:body=$number]
        """

    @case:BND-086
    Scenario: Thirty pings are answered in their order
      Given the agent is bound and present
      When the agent sends 30 stanzas, in turn
        """xml
        <iq xmlns='jabber:client' type='get' id='row-$random-$number' to='$domain'><ping xmlns='urn:xmpp:ping'/></iq>
        """
      Then the agent receives each of the 30 in order
        """xpath
        /client:iq[@id=concat('row-',$random,'-',$number)]
        """

  @req:RFC6120-11.1-f @must
  Rule: A server MUST accept predefined entities, character references and CDATA sections
    Finesse's payloads are XML written as text, full of such characters; a server that minds them loses whole events.

    @case:BND-087
    Scenario: A message with entities, references and a CDATA section is accepted
      Given the agent is bound and present
      And the agent sends
        """xml
        <message xmlns='jabber:client' type='headline' id='plain-$random' to='$full'><body>plain</body></message>
        """
      And the server has answered the agent with
        """xpath
        /client:message[@id=concat('plain-',$random)]
        """
      When the agent sends
        """xml
        <message xmlns='jabber:client' type='headline' id='text-$random' to='$full'><body>&lt;&amp;&gt;&quot;&apos; &#x20AC;&#8364; <![CDATA[<b>]]></body></message>
        """
      Then the agent receives
        """xpath
        /client:message[@id=concat('text-',$random) and client:body=concat('<&>"', "' €€ <b>")]
        """

  @req:RFC6455-5.6-b @must
  Rule: A server MUST take text whose characters are split between fragments
    A browser may cut its text anywhere, in the middle of a letter as well.

    @case:BND-088
    Scenario: A character of four bytes in two fragments arrives whole
      Given the agent is bound and present, frame by frame
      When the agent sends the frames
        | opcode       | fin | payload                                                                              |
        | text         | 0   | <message xmlns='jabber:client' type='headline' id='whole-$random' to='$full'><body> |
        | continuation | 0   | hex:f09f9880                                                                         |
        | continuation | 1   | </body></message>                                                                    |
      And the server has answered the agent with
        """xpath
        /client:message[@id=concat('whole-',$random)]
        """
      And the agent sends the frames
        | opcode       | fin | payload                                                                              |
        | text         | 0   | <message xmlns='jabber:client' type='headline' id='split-$random' to='$full'><body> |
        | continuation | 0   | hex:f09f                                                                             |
        | continuation | 0   | hex:9880                                                                             |
        | continuation | 1   | </body></message>                                                                    |
      Then the agent receives
        """xpath
        /client:message[@id=concat('split-',$random) and client:body='😀']
        """

  @req:RFC6120-13.12-a @must
  Rule: A server MUST NOT limit stanzas to less than 10000 bytes
    An event about a call with many variables is several thousand bytes long.

    @case:BND-089
    Scenario: A message of 9999 bytes arrives
      Given the agent is bound and present
      And the agent sends
        """xml
        <message xmlns='jabber:client' type='headline' id='plain-$random' to='$full'><body>plain</body></message>
        """
      And the server has answered the agent with
        """xpath
        /client:message[@id=concat('plain-',$random)]
        """
      When the agent sends 9999 bytes
        """xml
        <message xmlns='jabber:client' type='headline' id='size-$random' to='$full'><body>$padding</body></message>
        """
      Then the agent receives
        """xpath
        /client:message[@id=concat('size-',$random) and client:body=$padding]
        """

  @req:RFC6120-13.12-b @must @full
  Rule: A server MUST say that a stanza is too large for it, by policy-violation or WebSocket's own code
    A client that is cut off for no reason given sends the same again.

    @case:BND-090-<case>
    Scenario Outline: A message of <bytes> bytes arrives, or is refused as too large
      Given the agent is bound and present
      When the agent sends <bytes> bytes
        """xml
        <message xmlns='jabber:client' type='headline' id='size-$random' to='$full'><body>$padding</body></message>
        """
      Then the agent receives, unless the WebSocket is closed with 1009
        """xpath
        /client:message[@id=concat('size-',$random) and client:body=$padding] | /client:*/client:error[stanzaerr:policy-violation] | /stream:error[streamerr:policy-violation]
        """

      Examples:
        | case   | bytes   |
        | 64-kib | 65536   |
        | 2-mib  | 2097152 |
