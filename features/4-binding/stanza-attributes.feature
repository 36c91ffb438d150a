@needs:credentials
Feature: The attributes of stanzas
  Who speaks, to whom, in answer to what, in which language. RFC 6120, section 8.1.

  Background:
    Given the agent is bound and present

  @req:RFC6120-8.1.1.1-b @must
  Rule: A server MUST address what it says itself to the client's full JID, or leave the address out
    A desktop drops what is addressed to somebody else.

    @case:BND-040-<case>
    Scenario Outline: The answer to <case> is addressed to the full JID, or to nobody
      When the agent sends
        """xml
        <iq xmlns='jabber:client' type='get' id='$id' to='$domain'><<the element> xmlns='<the namespace>'/></iq>
        """
      Then the answer satisfies
        """xpath
        /client:iq[@id=$id and (not(@to) or @to=$full)]
        """

      Examples:
        | case      | the element | the namespace                         |
        | a-ping    | ping        | urn:xmpp:ping                         |
        | discovery | query       | http://jabber.org/protocol/disco#info |
        | nonsense  | query       | urn:suite:unknown                     |

    @case:BND-041
    Scenario: The answer to a bind is addressed to the full JID, or to nobody
      Given the second session is signed in
      When the second session binds its resource
      And the server has answered the second session with
        """xpath
        /client:iq[@type='result' and @id=$id]
        """
      Then the answer satisfies
        """xpath
        /client:iq[@id=$id and (not(@to) or @to=bind:bind/bind:jid)]
        """

    @case:BND-047 @needs:finesse
    Scenario: The server's own question is addressed to the full JID
      When the server has answered the agent with
        """xpath
        /client:iq[@type='get']/version:query
        """
      Then the agent has received nothing with
        """xpath
        /client:iq[(@type='get' or @type='set') and @to and @to!=$full]
        """

    @case:BND-233 @passive
    Scenario: No answer or presence of any case is addressed to somebody else
      Then each answer of every case is "for its client"

  @req:RFC6120-8.1.2.1-b @must
  Rule: A server MUST speak for itself as its domain, and never as the client
    A desktop that took a message for its own would answer itself.

    @case:BND-042
    Scenario: The domain answers what was asked of the domain
      When the agent sends
        """xml
        <iq xmlns='jabber:client' type='get' id='$id' to='$domain'><query xmlns='http://jabber.org/protocol/disco#info'/></iq>
        """
      Then the answer satisfies
        """xpath
        /client:iq[@id=$id and @from=$domain]
        """

    @case:BND-043
    Scenario: No request of the server bears the client's own address
      A presence with unknown capabilities may make the server ask for them.
      When the agent sends
        """xml
        <presence xmlns='jabber:client'><c xmlns='http://jabber.org/protocol/caps' hash='sha-1' node='urn:suite:$random' ver='AAAAAAAAAAAAAAAAAAAAAAAAAAA='/></presence>
        """
      Then the agent receives nothing with
        """xpath
        /client:iq[(@type='get' or @type='set') and @from=$full]
        """

    @case:BND-048 @needs:finesse
    Scenario: The server's question about the software comes from its domain
      When the server has answered the agent with
        """xpath
        /client:iq[@type='get']/version:query
        """
      Then the agent has received nothing with
        """xpath
        /client:iq[(@type='get' or @type='set') and @from=$full]
        """

    @case:BND-231 @passive
    Scenario: No answer of the domain comes from somebody else
      Then each answer of every case is "from the domain that was asked"

  @req:RFC6120-8.1.2.1-c @must
  Rule: A server MUST answer for the client's own account under its bare JID, or with no address
    A desktop tells by the address whose answer it is.

    @case:BND-044-<case>
    Scenario Outline: A request without an address is answered under the bare JID, or none: <case>
      When the agent sends
        """xml
        <iq xmlns='jabber:client' type='get' id='$id'><<the element> xmlns='<the namespace>'/></iq>
        """
      Then the answer satisfies
        """xpath
        /client:iq[@id=$id and (not(@from) or @from=$bare)]
        """

      Examples:
        | case      | the element | the namespace                         |
        | a-ping    | ping        | urn:xmpp:ping                         |
        | discovery | query       | http://jabber.org/protocol/disco#info |
        | roster    | query       | jabber:iq:roster                      |

    @case:BND-232 @passive
    Scenario: No answer for the account comes from somebody else
      Then each answer of every case is "from the account that was asked"

  @req:RFC6120-8.1.3-a @must
  Rule: A server MUST give back the id of a request unchanged
    By the id a desktop finds the request that was answered; Finesse's have a uuid, a colon and a word in it.

    @case:BND-045-<case>
    Scenario Outline: An id with <case> comes back unchanged
      When the agent sends
        """xml
        <iq xmlns='jabber:client' type='get' id='<the id>' to='$domain'><ping xmlns='urn:xmpp:ping'/></iq>
        """
      Then the agent receives
        """xpath
        /*[local-name()='iq' and (@type='result' or @type='error') and @id=<meant>]
        """

      Examples:
        | case         | the id                                                                                                                                                                                                    | meant                                                                                                                                                                                                       |
        | a-purpose    | 2c6e:subscribenode                                                                                                                                                                                        | '2c6e:subscribenode'                                                                                                                                                                                        |
        | slashes      | a/b//c                                                                                                                                                                                                    | 'a/b//c'                                                                                                                                                                                                    |
        | quotes       | it&apos;s &quot;so&quot; &lt;&amp;&gt;                                                                                                                                                                    | concat("it's ", '"so" <&>')                                                                                                                                                                                 |
        | other-script | идентификатор-é-漢                                                                                                                                                                                         | 'идентификатор-é-漢'                                                                                                                                                                                         |
        | much-text    | 0123456789abcdefghijklmnopqrstuvwxyz:0123456789abcdefghijklmnopqrstuvwxyz:0123456789abcdefghijklmnopqrstuvwxyz:0123456789abcdefghijklmnopqrstuvwxyz:0123456789abcdefghijklmnopqrstuvwxyz:0123456789abcdef | '0123456789abcdefghijklmnopqrstuvwxyz:0123456789abcdefghijklmnopqrstuvwxyz:0123456789abcdefghijklmnopqrstuvwxyz:0123456789abcdefghijklmnopqrstuvwxyz:0123456789abcdefghijklmnopqrstuvwxyz:0123456789abcdef' |

    @case:BND-234 @passive
    Scenario: No answer of any case has an id that no request had
      Then each answer of every case is "to a request that was made"

  @req:RFC6120-8.1.5-a @must
  Rule: A server MUST NOT change the language of a stanza
    A message in another language than it was written in is shown and read aloud wrongly.

    @case:BND-046
    Scenario: A message arrives in the language it was written in
      When the agent sends
        """xml
        <message xmlns='jabber:client' xml:lang='pt-BR' type='headline' id='lang-$random' to='$full'><body>olá</body></message>
        """
      Then the agent receives
        """xpath
        /client:message[@id=concat('lang-',$random) and @xml:lang='pt-BR']
        """
