"""What a Finesse desktop says in a day: it signs in as documented, pings, hears events, gives everything back."""

import random
from xml.sax.saxutils import escape, quoteattr

import gevent

from log import Trouble, clock
from session import CLIENT, PING, Session, local

BIND = "urn:ietf:params:xml:ns:xmpp-bind"
PUBSUB = "http://jabber.org/protocol/pubsub"
EVENT = f"{PUBSUB}#event"


class Desktop:
    def __init__(self, settings, account, log):
        self.settings = settings
        self.account = account
        self.log = log
        self.session = Session(settings, account, self._hear)
        self.ready = False
        self.refused = False
        self.subscribed = {}
        self.heard = {"presences": 0, "events": 0}
        self._seen = {}

    def sign_in(self):
        """The documented conversation up to its last subscription. @raises Trouble at the first step that fails"""
        begun = clock()
        self._bind(self.log.step)
        domain, own = self.settings["domain"], self.session.jid
        self.log.step("presence", lambda: self._await_presence(own, f"<presence xmlns='{CLIENT}'/>"))
        if self.settings["finesse"]:
            # a desktop that does not see this user says that it has no connection
            self.log.step("finesse", lambda: self._await_presence(f"finesse@{domain}"))
        for node in self.account["nodes"]:
            self.log.step("subscribe", lambda node=node: self._subscribe(node))
        self.log.took("signIn", begun)
        self.ready = True
        self.log.note("ready")

    def hold(self, over):
        """Pings as a desktop does until it is over. @raises Trouble where a ping is not answered, or the session ends"""
        every = self.settings["pingMs"] / 1000
        # those of many desktops are spread, as they are in life
        pause = random.uniform(0, every)
        while not gevent.wait([over, self.session.gone], timeout=pause, count=1):
            content = f"<ping xmlns='{PING}'/>"
            try:
                self.log.step("ping", lambda: self.session.request("get", self.settings["domain"], content))
            except Trouble:
                if self.session.ended is not None:
                    raise
            pause = every
        if self.session.gone.is_set():
            raise Trouble(self.session.ended)

    def leave(self):
        """Gives back every subscription, tells that it goes, and closes."""
        try:
            for node in list(self.subscribed):
                self.log.step("unsubscribe", lambda node=node: self._unsubscribe(node))
            self.session.say(f"<presence xmlns='{CLIENT}' type='unavailable'/>")
            self.log.step("close", self.session.close)
        except Trouble:
            self.session.drop()
        self.log.note("heard", **self.heard)

    def give_back(self):
        """Takes back the subscriptions of a session that is gone, in one of the same address."""
        pace(self.settings["connectsPerSecond"])
        try:
            self.session = Session(self.settings, self.account, lambda element: None)
            self._bind(lambda name, act: act())
            for node in list(self.subscribed):
                self._unsubscribe(node)
            self.session.close()
        except Trouble:
            self.session.drop()

    def _bind(self, step):
        session = self.session
        step("connect", session.connect)
        step("open", session.open)
        self.refused = True
        step("authenticate", session.authenticate)
        self.refused = False
        step("reopen", session.open)
        resource = self.account["resource"]
        content = f"<bind xmlns='{BIND}'><resource>{escape(resource)}</resource></bind>"
        answer = step("bind", lambda: session.request("set", None, content))
        jid = answer.find(f"{{{BIND}}}bind/{{{BIND}}}jid")
        session.jid = f"{self.account['jid']}/{resource}" if jid is None else jid.text

    def _await_presence(self, address, said=None):
        """The first presence of an address, full or bare; it may have come already."""

        def wanted(element):
            if local(element) != "presence" or element.get("type") is not None:
                return False
            sender = element.get("from", "")
            return sender == address or sender.partition("/")[0] == address

        if said is None and address in self._seen:
            return self._seen[address]
        return self.session.ask(said, wanted)

    def _subscribe(self, node):
        subscribe = f"<subscribe node={quoteattr(node)} jid={quoteattr(self.session.jid)}/>"
        answer = self._pubsub(subscribe)
        found = answer.find(f"{{{PUBSUB}}}pubsub/{{{PUBSUB}}}subscription")
        self.subscribed[node] = None if found is None else found.get("subid")
        self.log.note("subscribed", node=node)

    def _unsubscribe(self, node):
        subid = self.subscribed[node]
        which = "" if subid is None else f" subid={quoteattr(subid)}"
        self.log.note("unsubscribing", node=node)
        self._pubsub(f"<unsubscribe node={quoteattr(node)} jid={quoteattr(self.session.jid)}{which}/>")
        del self.subscribed[node]
        self.log.note("unsubscribed", node=node)

    def _pubsub(self, content):
        return self.session.request("set", self.settings["pubsub"], f"<pubsub xmlns='{PUBSUB}'>{content}</pubsub>")

    def _hear(self, element):
        name = local(element)
        if name == "presence":
            self.heard["presences"] += 1
            if element.get("type") is None:
                self._seen[element.get("from", "").partition("/")[0]] = element
        elif name == "message":
            for items in element.findall(f"{{{EVENT}}}event/{{{EVENT}}}items"):
                for item in items.findall(f"{{{EVENT}}}item"):
                    self.heard["events"] += 1
                    self.log.note("event", node=items.get("node"), item=item.get("id"))


_next = {"at": 0.0}


def pace(per_second):
    """Waits for the next moment at which a connection may be opened anew."""
    if per_second is not None:
        slot = max(clock(), _next["at"])
        _next["at"] = slot + 1000 / per_second
        gevent.sleep((slot - clock()) / 1000)
