Feature: The documented conversation
  A Finesse desktop is the web page in which an agent of a call centre works. It learns of calls and of colleagues
  from the Notification Service, an XMPP server (XMPP is a protocol for messages and presence) that it reaches through
  a WebSocket. Here stands, step by step, the conversation by which a desktop signs in there, as Cisco's article
  "Understand WebSocket Connection for Finesse" documents it (in Dutch: "WebSocket Connection voor Finesse
  begrijpen"). Where the article is wrong or silent, the step says what is right. What only the article's example
  shows can warn; what fails is a rule of an RFC (a standard of the internet), of a XEP (a specification of XMPP), or
  of Cisco's own prose.

  @must
  Rule: Step 1: the server switches from HTTP to WebSocket
    A WebSocket is one lasting connection on which either side may speak at any time. The desktop asks for it in an HTTP
    request, the upgrade; before the server agrees, nothing of what follows can be said. The article's table shows the
    status 200 and the scheme ws, its prose 101 and wss: the prose is right. It leaves out that both sides agree on XMPP.

    @case:DOC-001 @req:RFC6455-4.2.2-b @req:DOC-S01-a
    Scenario: The server answers the upgrade request with 101 Switching Protocols
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
    Scenario: The response agrees to speak XMPP
      When the client requests the upgrade
      Then the "Sec-WebSocket-Protocol" header is "xmpp"

  @must
  Rule: Step 2: the server opens its stream in answer to the client's
    XMPP is spoken in a stream that each side opens with an element of its own. From the server's a desktop learns which
    domain it has reached, the name behind every user's address, and the id, language and version of the stream; a
    desktop that gets no such element has nobody to sign in to.

    @case:DOC-010 @req:RFC7395-3.4-b @req:DOC-S02-a
    Scenario: The server answers an open element with an open element
      Given the client is connected
      When the client opens the stream
      Then the server opens its stream

    @case:DOC-011 @req:RFC6120-4.7.1-a @req:DOC-S02-a
    Scenario: The server opens its stream in the name of its domain
      Given the client is connected
      When the client opens the stream
      Then the stream has the domain as its sender

    @case:DOC-012 @req:RFC6120-4.7.3-a @req:DOC-S02-a
    Scenario: The server gives its stream an id
      Given the client is connected
      When the client opens the stream
      Then the stream has an id

    @case:DOC-013 @req:RFC6120-4.7.4-a @req:DOC-S02-a
    Scenario: The server names the language of its stream
      Given the client is connected
      When the client opens the stream
      Then the stream has a language

    @case:DOC-014 @req:RFC6120-4.7.5-a @req:DOC-S02-a
    Scenario: The server opens its stream in version 1.0
      Given the client is connected
      When the client opens the stream
      Then the stream has the version 1.0

    @case:DOC-015 @req:RFC6120-4.7.2-b @req:DOC-S02-b
    Scenario: The server addresses nobody where the client has given no address
      Given the client is connected
      When the client opens the stream
      Then the stream has no addressee

  @must
  Rule: Step 3: the server announces what it offers
    A server lists what can be done next as the features of its stream. By them a desktop knows how it may sign in: with
    PLAIN, which sends name and password as they are and leaves it to TLS beneath the WebSocket to hide them. The
    features also carry the server's capabilities, a digest of all that it can do.

    @case:DOC-024 @req:RFC6120-4.3.2-a
    Scenario: The server lists its features behind its open element
      Given the client is connected
      When the client opens the stream
      Then the server lists its features

    @case:DOC-020 @req:RFC6120-6.4.1-a @req:DOC-S03-a
    Scenario: The features offer authentication by PLAIN
      Given the client is connected
      When the client opens the stream
      Then the features offer the mechanism PLAIN

    @case:DOC-021 @req:RFC7395-3.9-b @req:DOC-S03-b
    Scenario: The features do not offer to start TLS inside the stream
      Given the client is connected
      When the client opens the stream
      Then the features do not offer to start TLS

    @case:DOC-022 @req:RFC6120-7.4-b @req:DOC-S03-b
    Scenario: The features do not offer binding before authentication
      Given the client is connected
      When the client opens the stream
      Then the features do not offer binding

    @case:DOC-023 @req:DOC-S03-c
    Scenario: The features carry the server's capabilities
      Given the client is connected
      When the client opens the stream
      Then the features carry the server's capabilities

  @must @needs:credentials
  Rule: Steps 4 and 5: the server authenticates the user by PLAIN
    The desktop says in one message as whom it acts, who it is, and the password. As whom it acts, the authorization
    identity, is its bare JID: an XMPP address of user and domain. The one that the article prints has a misspelt
    domain. And the article goes on to binding at once: it leaves out that the stream is opened anew in between, without
    which no server has to offer binding.

    @case:DOC-030 @req:RFC6120-6.3.8-b @req:RFC6120-6.3.10-a @req:DOC-S04-a
    Scenario: The server accepts the user's bare JID as authorization identity
      Given the agent is at an open stream
      When the agent authenticates with its bare JID as authorization identity
      Then the authentication succeeds

    @case:DOC-031 @req:RFC6120-6.4.6-b @req:DOC-S05-a
    Scenario: The server tells success by an empty element
      Given the agent is at an open stream
      When the agent authenticates with its bare JID as authorization identity
      Then the success is empty

    @case:DOC-032 @req:RFC7395-3.7-a @req:DOC-S05-b
    Scenario: The server opens its stream anew, a step that the article leaves out
      Given the agent is authenticated
      When the agent opens the stream
      Then the server opens its stream

    @case:DOC-033 @req:RFC6120-7.4-a @req:DOC-S05-b
    Scenario: The features offer binding after authentication
      Given the agent is authenticated
      When the agent opens the stream
      Then the features offer binding

  @must @needs:credentials
  Rule: Step 6: the server binds the resource that the client asks for
    One user may be signed in from several places. Each gets a name, its resource, and with it a full JID: user, domain
    and resource; to this address all that follows is sent. A Finesse desktop asks for the resource "desktop"; where
    agents are at work the suite asks for one of its own, so that it signs nobody out.

    @case:DOC-040 @req:RFC6120-7.7.1-a @req:DOC-S06-a
    Scenario: The full JID has the resource that was asked for
      Given the agent is signed in
      When the agent binds its resource
      Then the bound JID is the bare JID with that resource

    @case:DOC-041 @req:DOC-S06-b
    Scenario: The answer to binding names no sender, as the article shows
      Given the agent is signed in
      When the agent binds its resource
      Then the answer is a result without a sender

    @case:DOC-042 @req:DOC-S06-c
    Scenario: A client becomes present right after binding, and has to ask for nothing else
      Given the agent is bound
      When the agent becomes present
      Then the agent receives its own presence

  @must @needs:credentials
  Rule: Step 7: presence makes the client known, and makes others known to it
    Presence says that a user is there. The server sends a client's presence to all who may see it, the client among
    them, and tells the client who else is there: on Finesse the service's own users. A desktop that does not see the
    user finesse says that it has no connection, and Finesse signs out an agent whose presence is lost.

    @case:DOC-050 @req:DOC-S07-a
    Scenario: The server takes an empty presence as it is
      Given the agent is bound
      When the agent becomes present
      Then the presence of the agent is not refused

    @case:DOC-051 @req:RFC6121-4.2.2-b @req:DOC-S07-b
    Scenario: The client's own presence comes back to it
      Given the agent is bound
      When the agent becomes present
      Then the agent receives its own presence

    @case:DOC-052 @req:DOC-S07-c @needs:finesse
    Scenario: The presence of the service's listener follows
      Given the agent is bound
      When the agent becomes present
      Then the agent receives the presence of the service's listener

    @case:DOC-053 @req:DOC-S07-d @needs:finesse
    Scenario: The finesse user's presence carries capabilities
      Given the agent is bound
      When the agent becomes present
      Then the agent receives the presence of the finesse user, with capabilities

  @must @needs:credentials
  Rule: Step 8: the client subscribes to its user's node
    What happens at Finesse is published on nodes, each named like a path, by a part of the server called pubsub
    (publish and subscribe). Only who has subscribed to a node hears of it, and a desktop cannot know that it hears
    nothing; so the answer has to say which node and whose subscription it confirms. In the article the request lacks the
    end of an element, and its id differs from the answer's by one digit; both are slips of the page.

    @case:DOC-060 @req:XEP0060-6.1.2-a @req:DOC-S08-a @req:DOC-S08-b @needs:pubsub
    Scenario: The service confirms the subscription to the client log
      Given the agent is bound and present
      When the agent subscribes to the user's client log
      Then the subscription is confirmed as "subscribed"
      And the confirmation names the user's client log and the full JID

    @case:DOC-061 @req:RFC6120-8.1.3-a @req:DOC-S08-c @needs:pubsub
    Scenario: The answer to a subscription has the id of its request
      Given the agent is bound and present
      When the agent subscribes to the user's client log
      Then the answer is a result or an error with its id

    @case:DOC-062 @req:DOC-S08-d @needs:pubsub
    Scenario: The confirmation holds an empty place for options
      Given the agent is bound and present
      When the agent subscribes to the user's client log
      Then the confirmation has an empty place for options

  @may @needs:credentials
  Rule: Step 9: the server may ask which software the client is
    Finesse's server asks this of each new session. The article prints the question and not the answer; a desktop that is
    taken aback by a question would lose its session over nothing.

    @case:DOC-070 @req:DOC-S09-a
    Scenario: The server asks for the client's version
      Given the agent is bound and present
      Then the server asks the agent for its software version

  @must @needs:credentials
  Rule: Step 9: the conversation goes on whatever the client answers
    Some clients tell their version, some refuse, some answer late: none of this may cost an agent the session, nor start
    an exchange of answers to answers.

    @case:DOC-071 @req:RFC6120-8.2.3-c
    Scenario: The server does not answer an answer that nobody asked for
      Given the agent is bound and present
      When the agent answers a request that nobody made
      Then the agent receives no answer to that

    @case:DOC-072 @req:DOC-S09-b
    Scenario: A client that tells no version keeps its session
      Given the agent is bound and present
      And the server has asked the agent for its software version
      When the agent refuses to tell its software version
      Then the stream of the agent goes on, and nothing answers that

  @must @needs:credentials
  Rule: Step 10: the client subscribes to its team's node
    A supervisor's desktop shows who of the team is ready. It watches the team's node for that, and without the
    subscription shows states of an hour ago as if they held.

    @case:DOC-080 @req:XEP0060-6.1.2-a @req:DOC-S10-a @needs:pubsub
    Scenario: The service confirms the subscription to the team
      Given the agent is bound and present
      When the agent subscribes to the team's users
      Then the subscription is confirmed as "subscribed"
      And the confirmation names the team's users and the full JID

  @must @needs:credentials @needs:events
  Rule: Step 11: from then on events arrive as they happen
    For this the conversation was begun. An event is a message from the pubsub service with an item, and in the item a
    payload: what has changed. The article promises events and shows none; what is said of their form comes from Cisco's
    Developer Guide and from published captures.

    @case:DOC-090 @req:XEP0060-4.2-a @req:DOC-S11-a @needs:pubsub
    Scenario: A change of the user arrives
      Given the agent is bound and present
      And the agent is subscribed to the user's state
      When the user's state changes
      Then the agent receives an event of the user's state

    @case:DOC-091 @req:XEP0060-4.2-a @req:DOC-S11-a @needs:pubsub
    Scenario: A change in the team arrives
      Given the agent is bound and present
      And the agent is subscribed to the team's users
      When the team's users change
      Then the agent receives an event of the team's users

    @case:DOC-092 @req:DOC-S11-b @needs:pubsub
    Scenario: The event holds one item with one payload
      Given the agent is bound and present
      And the agent is subscribed to the team's users
      When the team's users change
      Then the agent receives an event of one item with one payload

    @case:DOC-096 @req:XEP0060-7.1.2.1-a @req:DOC-S11-b @needs:pubsub
    Scenario: The event is a message of the service that names the node and the item
      Given the agent is bound and present
      And the agent is subscribed to the team's users
      When the team's users change
      Then the agent receives an event without a body that names the node and the item

    @case:DOC-097 @req:XEP0060-7.1.2-b @needs:pubsub
    Scenario: The event has an id
      Given the agent is bound and present
      And the agent is subscribed to the team's users
      When the team's users change
      Then the agent receives an event in a message with an id

    @case:DOC-094 @req:DOC-S11-b @needs:finesse @needs:pubsub
    Scenario: The payload of the event is a notification
      Given the agent is bound and present
      And the agent is subscribed to the team's users
      When the team's users change
      Then the agent receives an event whose payload is a notification

    @case:DOC-093 @req:DOC-S11-c @needs:finesse @needs:pubsub
    Scenario: The notification holds an Update document, written as text
      Given the agent is bound and present
      And the agent is subscribed to the team's users
      When the team's users change
      Then the notification holds an Update document

  @must @needs:credentials
  Rule: Step 12: the conversation ends in order
    The article does not show the end. Who closes a stream is told so by the other side; a desktop that leaves without it
    may stay present for minutes, and is sent events that nobody reads.

    @case:DOC-095 @req:RFC7395-3.6-b @req:DOC-S12-a
    Scenario: The server answers a close element with a close element
      Given the agent is bound and present
      When the agent closes the stream
      Then the server closes its stream

  @must @needs:credentials @needs:events
  Rule: The whole conversation lives on one connection, and either side may speak at any time
    Each step above was tried by itself; a desktop does them all on one connection, and there an event may come between a
    question and its answer. Neither may get in the way of the other.

    @case:DOC-100 @req:XEP0060-4.2-a @req:DOC-S11-a @needs:pubsub
    Scenario: A client hears of its team on the connection on which it asks and is answered
      Given the agent is bound and present
      And the agent is subscribed to the user's client log
      And the agent is subscribed to the team's users
      When the team's users change
      And the agent asks for its subscriptions
      Then the answer is a result
      And the agent receives an event of the team's users
