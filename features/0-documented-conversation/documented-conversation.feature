Feature: The documented conversation
  A Finesse desktop signs in to the Notification Service by a conversation that two articles of Cisco document:
  upgrade, stream, authentication, binding, presence, two subscriptions, and then events as they happen.
  Each Rule is one documented step. What only the articles' example shows can warn; what fails is a rule of an
  RFC, of a XEP, or of Cisco's own prose, named beside it.

  @must
  Rule: Step 1: the server switches from HTTP to WebSocket

    @case:DOC-001 @req:RFC6455-4.2.2-b @req:DOC-S01-a
    Scenario: The upgrade request is answered with 101 Switching Protocols
      When the client requests the upgrade
      Then the response is "HTTP/1.1 101"

    @case:DOC-002 @req:RFC6455-4.2.2-d @req:DOC-S01-b
    Scenario: The response says that the connection is upgraded
      When the client requests the upgrade
      Then the "Connection" header lists "upgrade"

    @case:DOC-003 @req:RFC6455-4.2.2-c @req:DOC-S01-c
    Scenario: The response says that the protocol is WebSocket
      When the client requests the upgrade
      Then the "Upgrade" header lists "WebSocket"

    @case:DOC-004 @req:DOC-S01-d
    Scenario: A browser's network table shows a row like the documented one
      When the client requests the upgrade
      Then the network row shows
        | Status | 101  |
        | Method | GET  |
        | Scheme | wss  |
        | File   | /ws/ |

    @case:DOC-005 @req:RFC7395-3.1-a @req:DOC-S01-e
    Scenario: Both sides agree to speak XMPP
      When the client requests the upgrade
      Then the "Sec-WebSocket-Protocol" header is "xmpp"

  @must
  Rule: Step 2: the server opens its stream in answer to the client's

    @case:DOC-010 @req:RFC7395-3.4-b @req:DOC-S02-a
    Scenario: An open element answers an open element
      Given the client is connected
      When the client opens the stream
      Then the server opens its stream

    @case:DOC-011 @req:RFC6120-4.7.1-a @req:DOC-S02-a
    Scenario: The server opens its stream in the name of its domain
      Given the client is connected
      When the client opens the stream
      Then the from of the answer is "$domain"

    @case:DOC-012 @req:RFC6120-4.7.3-a @req:DOC-S02-a
    Scenario: The stream has an id
      Given the client is connected
      When the client opens the stream
      Then the answer has an id

    @case:DOC-013 @req:RFC6120-4.7.4-a @req:DOC-S02-a
    Scenario: The stream has a language
      Given the client is connected
      When the client opens the stream
      Then the answer has a xml:lang

    @case:DOC-014 @req:RFC6120-4.7.5-a @req:DOC-S02-a
    Scenario: The stream has version 1.0
      Given the client is connected
      When the client opens the stream
      Then the version of the answer is "1.0"

    @case:DOC-015 @req:RFC6120-4.7.2-b @req:DOC-S02-b
    Scenario: The answer to a client that gives no address has no address either
      Given the client is connected
      When the client opens the stream
      Then the answer satisfies
        """xpath
        /framing:open[not(@to)]
        """

  @must
  Rule: Step 3: the server announces what it offers

    @case:DOC-024 @req:RFC6120-4.3.2-a
    Scenario: Features follow the server's open element
      Given the client is connected
      When the client opens the stream
      Then the features satisfy "true()"

    @case:DOC-020 @req:RFC6120-6.4.1-a @req:DOC-S03-a
    Scenario: The features offer authentication by PLAIN
      Given the client is connected
      When the client opens the stream
      Then the features satisfy "sasl:mechanisms/sasl:mechanism[.='PLAIN']"

    @case:DOC-021 @req:RFC7395-3.9-b @req:DOC-S03-b
    Scenario: The features do not offer to start TLS inside the stream
      Given the client is connected
      When the client opens the stream
      Then the features satisfy "not(tls:starttls)"

    @case:DOC-022 @req:RFC6120-7.4-b @req:DOC-S03-b
    Scenario: The features do not offer binding before authentication
      Given the client is connected
      When the client opens the stream
      Then the features satisfy "not(bind:bind)"

    @case:DOC-023 @req:DOC-S03-c
    Scenario: The features carry the server's capabilities
      Given the client is connected
      When the client opens the stream
      Then the features satisfy "caps:c[@hash='sha-1' and @node and string-length(@ver)=28]"

  @must @needs:credentials
  Rule: Steps 4 and 5: the server authenticates the user by PLAIN

    @case:DOC-030 @req:RFC6120-6.3.8-b @req:RFC6120-6.3.10-a @req:DOC-S04-a
    Scenario: The user's bare JID is accepted as authorization identity
      Given the agent is at an open stream
      When the agent authenticates with its bare JID as authorization identity
      Then the authentication succeeds

    @case:DOC-031 @req:RFC6120-6.4.6-b @req:DOC-S05-a
    Scenario: Success is an empty element
      Given the agent is at an open stream
      When the agent authenticates with its bare JID as authorization identity
      Then the answer satisfies
        """xpath
        /sasl:success[not(*) and (normalize-space(.)='' or .='=')]
        """

    @case:DOC-032 @req:RFC7395-3.7-a @req:DOC-S05-b
    Scenario: The stream is opened anew, the step that the articles leave out
      Given the agent is authenticated
      When the agent opens the stream
      Then the server opens its stream

    @case:DOC-033 @req:RFC6120-7.4-a @req:DOC-S05-b
    Scenario: The features after authentication offer binding
      Given the agent is authenticated
      When the agent opens the stream
      Then the features satisfy "bind:bind"

  @must @needs:credentials
  Rule: Step 6: the server binds the resource that the client asks for

    @case:DOC-040 @req:RFC6120-7.7.1-a @req:DOC-S06-a
    Scenario: The full JID has the resource that was asked for
      Given the agent is signed in
      When the agent binds its resource
      Then the bound JID is the bare JID with that resource

    @case:DOC-041 @req:DOC-S06-b
    Scenario: The answer is addressed as the article shows
      Given the agent is signed in
      When the agent binds its resource
      Then the answer satisfies
        """xpath
        /client:iq[@type='result' and @id=$id and not(@from)]
        """

    @case:DOC-042 @req:DOC-S06-c
    Scenario: Nothing else has to be asked for between binding and presence
      Given the agent is bound
      When the agent becomes present
      Then the agent receives its own presence

  @must @needs:credentials
  Rule: Step 7: presence makes the client known, and makes others known to it

    @case:DOC-050 @req:DOC-S07-a
    Scenario: An empty presence is taken as it is
      Given the agent is bound
      When the agent becomes present
      Then the agent receives nothing with
        """xpath
        /client:presence[@type='error'] | /stream:error
        """

    @case:DOC-051 @req:RFC6121-4.2.2-b @req:DOC-S07-b
    Scenario: The client's own presence comes back to it
      Given the agent is bound
      When the agent becomes present
      Then the agent receives its own presence

    @case:DOC-052 @req:DOC-S07-c @needs:finesse
    Scenario: The presence of the service's users follows
      Given the agent is bound
      When the agent becomes present
      Then the agent receives
        """xpath
        /client:presence[starts-with(@from, concat('presencelister@', $domain, '/')) and not(@type)]
        """

    @case:DOC-053 @req:DOC-S07-d @needs:finesse
    Scenario: The finesse user's presence carries capabilities
      Real desktops wait for this presence before they say that they are connected.
      Given the agent is bound
      When the agent becomes present
      Then the agent receives
        """xpath
        /client:presence[starts-with(@from, concat('finesse@', $domain, '/'))]/caps:c[@hash='sha-1' and @node and @ver]
        """

  @must @needs:credentials
  Rule: Step 8: the client subscribes to its user's node

    @case:DOC-060 @req:XEP0060-6.1.2-a @req:DOC-S08-a @req:DOC-S08-b
    Scenario: The subscription to the client log is confirmed
      Given the agent is bound and present
      When the agent subscribes to the user's client log
      Then the subscription is confirmed as "subscribed"
      And the confirmation names the user's client log and the full JID

    @case:DOC-061 @req:RFC6120-8.1.3-a @req:DOC-S08-c
    Scenario: The answer has the id of the request
      Given the agent is bound and present
      When the agent subscribes to the user's client log
      Then the answer is a result or an error with its id

    @case:DOC-062 @req:DOC-S08-d
    Scenario: The confirmation holds an empty element for options
      Given the agent is bound and present
      When the agent subscribes to the user's client log
      Then the answer satisfies
        """xpath
        /client:iq/ps:pubsub/ps:subscription/ps:subscribe-options[not(*)]
        """

  @may @needs:credentials
  Rule: Step 9: the server may ask which software the client is

    @case:DOC-070 @req:DOC-S09-a
    Scenario: The server asks for the client's version
      Given the agent is bound and present
      Then the server asks the agent for its software version

  @must @needs:credentials
  Rule: Step 9: the conversation goes on whatever the client answers

    @case:DOC-071 @req:RFC6120-8.2.3-c
    Scenario: An answer that nobody asked for gets no answer
      Given the agent is bound and present
      When the agent sends
        """xml
        <iq xmlns='jabber:client' type='result' id='stray' to='$domain'/>
        """
      Then the agent receives nothing with
        """xpath
        /client:*[@id='stray']
        """

    @case:DOC-072 @req:DOC-S09-b
    Scenario: A client that tells no version keeps its session
      Given the agent is bound and present
      And the server answers the agent with
        """xpath
        /client:iq[@type='get']/version:query
        """
      When the agent sends
        """xml
        <iq xmlns='jabber:client' type='error' id='untold' to='$domain'><error type='cancel'><service-unavailable xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'/></error></iq>
        """
      Then the agent receives nothing with
        """xpath
        /stream:error | /client:*[@id='untold']
        """

  @must @needs:credentials
  Rule: Step 10: the client subscribes to its team's node

    @case:DOC-080 @req:XEP0060-6.1.2-a @req:DOC-S10-a
    Scenario: The subscription to the team is confirmed
      Given the agent is bound and present
      When the agent subscribes to the team's users
      Then the subscription is confirmed as "subscribed"
      And the confirmation names the team's users and the full JID

  @must @needs:credentials @needs:events
  Rule: Step 11: from then on events arrive as they happen

    @case:DOC-090 @req:XEP0060-4.2-a @req:DOC-S11-a
    Scenario: A change of the user arrives
      Given the agent is bound and present
      And the agent is subscribed to the user's state
      When the user's state changes
      Then the agent receives an event of the user's state

    @case:DOC-091 @req:XEP0060-4.2-a @req:DOC-S11-a
    Scenario: A change in the team arrives
      Given the agent is bound and present
      And the agent is subscribed to the team's users
      When the team's users change
      Then the agent receives an event of the team's users

    @case:DOC-092 @req:DOC-S11-b
    Scenario: The event holds one item with one payload
      Given the agent is bound and present
      And the agent is subscribed to the team's users
      When the team's users change
      Then the agent receives
        """xpath
        /client:message/pse:event/pse:items[@node=$node]/pse:item[count(*)=1]
        """

    @case:DOC-094 @req:DOC-S11-b @needs:finesse
    Scenario: The payload is a notification
      Given the agent is bound and present
      And the agent is subscribed to the team's users
      When the team's users change
      Then the agent receives
        """xpath
        /client:message/pse:event/pse:items[@node=$node]/pse:item/*[local-name()='notification']
        """

    @case:DOC-093 @req:DOC-S11-c @needs:finesse
    Scenario: The payload is an Update document, written as text
      Given the agent is bound and present
      And the agent is subscribed to the team's users
      When the team's users change
      Then the Update in the event satisfies
        """xpath
        /Update
        """

  @must @needs:credentials
  Rule: Step 12: the conversation ends in order

    @case:DOC-095 @req:RFC7395-3.6-b @req:DOC-S12-a
    Scenario: A close element answers a close element
      Given the agent is bound and present
      When the agent closes the stream
      Then the server closes its stream

  @must @needs:credentials @needs:events
  Rule: The whole conversation lives on one connection, and either side may speak at any time

    @case:DOC-100 @req:XEP0060-4.2-a @req:DOC-S11-a
    Scenario: From the upgrade to the team event
      Given the agent is bound and present
      And the agent is subscribed to the user's client log
      And the agent is subscribed to the team's users
      When the team's users change
      And the agent asks for its subscriptions
      Then the answer is a result
      And the agent receives an event of the team's users
